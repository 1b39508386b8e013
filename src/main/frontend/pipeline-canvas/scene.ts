// From a pipeline to boxes and wires: what is drawn where. Pure, so that it can be tested without a browser.
import { ruleInWords } from './condition';
import {
  at, calledOf, graphAt, join, nameOf, parentOf,
  type Component, type Json, type Path, type Pipeline, type Step, type Type,
} from './model';
import { quickLayout } from './quick-layout';
import { origin, typeName, typeTone, upstreamNames, type Origin } from './rules';
import { outsideOf, wiresOf, type Wire } from './wires';

export const nodeWidth = 240;
export const rowHeight = 24;
export const frameHead = 40;
export const framePadding = 20;

export interface Row {
  name: string;
  side: 'in' | 'out';
  type: string;
  tone: string;
  artifact: boolean;
  /** What stands in the row: a constant, `= parameter`, or nothing. */
  value: string;
  valueKind: 'literal' | 'parameter' | 'default' | 'none';
  wired: boolean;
  missing: boolean;
  description: string;
}

export type NodeKind = 'python' | 'container' | 'importer' | 'foreign' | 'frame';

export interface StepBox {
  path: Path;
  kind: NodeKind;
  title: string;
  subtitle: string;
  rows: Row[];
  x: number;
  y: number;
  width: number;
  height: number;
  headHeight: number;
  parent: Path;
  /** Only frames: the rule in words. */
  rule: string;
  /** Whether somebody has put it where it stands. */
  placed: boolean;
  cache: boolean;
  /** Only what is connected is drawn; of a frame nothing that is in it. */
  folded: boolean;
  /** How many ports, or steps of a frame, are not drawn. */
  more: number;
}

export interface Scene {
  boxes: StepBox[];
  wires: Wire[];
}

export function showValue(value: Json): string {
  if (typeof value === 'string') return value === '' ? '“”' : value;
  return JSON.stringify(value);
}

function inputRow(name: string, type: Type, description: string, source: Origin | undefined, fallback: Json, required: boolean): Row {
  const row: Row = {
    name, side: 'in', type: typeName(type), tone: typeTone(type), artifact: type.is === 'artifact',
    value: '', valueKind: 'none', wired: false, missing: false, description,
  };
  switch (source?.is) {
    case 'literal': return { ...row, value: showValue(source.argument.value), valueKind: 'literal' };
    case 'parameter': return { ...row, value: source.name, valueKind: 'parameter' };
    case 'output': case 'first': return { ...row, wired: true };
    case 'foreign': return { ...row, value: 'from the file', valueKind: 'literal' };
    case undefined:
      if (fallback !== null) return { ...row, value: showValue(fallback), valueKind: 'default' };
      return { ...row, missing: required };
  }
}

function rowsOf(pipeline: Pipeline, graph: Path, step: Step, component: Component, used: Set<string>, path: Path): Row[] {
  const inputs = Object.entries(component.inputs).map(([name, input]) =>
    inputRow(name, input.type, input.description, origin(pipeline, graph, at(step.arguments, name)), input.defaultValue,
      !input.optional && input.defaultValue === null));
  const outputs = Object.entries(component.outputs).map(([name, output]): Row => ({
    name, side: 'out', type: typeName(output.type), tone: typeTone(output.type), artifact: output.type.is === 'artifact',
    value: '', valueKind: 'none', wired: used.has(`${path}\n${name}`), missing: false, description: output.description,
  }));
  return [...inputs, ...outputs];
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

function subtitleOf(component: Component | undefined, title: string, componentName: string): string {
  const implementation = component?.implementation;
  if (!implementation) return `${componentName} is missing`;
  switch (implementation.is) {
    case 'python': return plain(implementation.function) === plain(title) ? '' : implementation.function;
    case 'container': return implementation.image;
    case 'importer': {
      const uri = implementation.uri.is === 'literal' && typeof implementation.uri.value === 'string' ? implementation.uri.value : '';
      return uri === '' ? '' : uri.slice(uri.lastIndexOf('/') + 1);
    }
    case 'foreign': return `${implementation.kind}: kept, not run yet`;
    case 'graph': return '';
  }
}

const kindOf = (component: Component | undefined): NodeKind => {
  const is = component?.implementation.is;
  return is === 'graph' ? 'frame' : (is ?? 'foreign');
};

interface Sized {
  boxes: StepBox[];
  width: number;
  height: number;
}

const none: ReadonlySet<Path> = new Set();

/** Builds everything that is drawn. */
export function buildScene(pipeline: Pipeline, folded: ReadonlySet<Path> = none): Scene {
  const wires = wiresOf(pipeline);
  const used = new Set(wires.map((wire) => `${wire.from.path}\n${wire.from.name}`));
  const boxes = boxesOf(pipeline, '', { used, folded }, []).boxes;
  return { boxes, wires: folded.size === 0 ? wires : outsideOf(wires, new Set(boxes.filter((box) => box.kind === 'frame' && box.folded).map(({ path }) => path))) };
}

interface Drawing {
  used: Set<string>;
  folded: ReadonlySet<Path>;
}

function boxesOf(pipeline: Pipeline, graph: Path, drawing: Drawing, seen: string[]): Sized {
  const steps = graphAt(pipeline, graph).steps;
  const inner = new Map<Path, StepBox[]>();
  const own = Object.entries(steps).map(([name, step]) => {
    const path = join(graph, name);
    const component = at(pipeline.components, step.component);
    const box = boxOf(pipeline, graph, path, step, component, drawing);
    if (box.kind === 'frame' && !box.folded && !seen.includes(step.component)) {
      const content = boxesOf(pipeline, path, drawing, [...seen, step.component]);
      inner.set(path, content.boxes);
      box.width = Math.max(step.position?.width ?? 0, content.width, nodeWidth + 2 * framePadding);
      box.height = Math.max(step.position?.height ?? 0, content.height, frameHead + 80);
    }
    return box;
  });
  place(own, steps, graph);
  const boxes = own.flatMap((box) => [box, ...(inner.get(box.path) ?? [])]);
  return {
    boxes,
    width: Math.max(0, ...own.map((box) => box.x + box.width)) + framePadding,
    height: Math.max(0, ...own.map((box) => box.y + box.height)) + framePadding,
  };
}

function boxOf(pipeline: Pipeline, graph: Path, path: Path, step: Step, component: Component | undefined, { used, folded }: Drawing): StepBox {
  const kind = kindOf(component);
  const isFolded = folded.has(path);
  const title = calledOf(step, nameOf(path));
  const subtitle = subtitleOf(component, title, step.component);
  const all = component && kind !== 'frame' ? rowsOf(pipeline, graph, step, component, used, path) : [];
  const rows = isFolded ? all.filter(({ wired }) => wired) : all;
  const more = kind !== 'frame' ? all.length - rows.length : Object.keys(graphAt(pipeline, path).steps).length;
  const headHeight = kind === 'frame' ? frameHead : subtitle === '' ? 38 : 50;
  return {
    path, kind, title, subtitle, rows, headHeight, parent: parentOf(path),
    x: step.position?.x ?? 0, y: step.position?.y ?? 0,
    width: nodeWidth, height: kind === 'frame' ? frameHead + rowHeight + 8 : headHeight + (rows.length + Number(more > 0)) * rowHeight + (rows.length + more > 0 ? 8 : 0),
    rule: kind === 'frame' ? ruleInWords(pipeline, path) : '', placed: step.position !== null, cache: step.cache,
    folded: isFolded, more,
  };
}

/** Gives those a place that nobody has put anywhere. Inside a frame nothing stands above or left of the content's corner. */
function place(boxes: StepBox[], steps: Record<string, Step>, graph: Path): void {
  if (boxes.every((box) => box.placed)) return;
  const free = quickLayout(
    boxes.map((box) => ({
      id: nameOf(box.path), width: box.width, height: box.height,
      before: [...upstreamNames(steps[nameOf(box.path)]?.arguments ?? {}, steps[nameOf(box.path)]?.after ?? [])],
    })));
  const offset = graph === '' ? { x: 40, y: 40 } : { x: framePadding, y: frameHead + framePadding };
  for (const box of boxes) {
    const spot = free.get(nameOf(box.path));
    if (!box.placed && spot) Object.assign(box, { x: spot.x + offset.x, y: spot.y + offset.y });
  }
}

/** Keeps the objects that have not changed, so that memoised nodes are not drawn again. */
export function reuse<T>(before: readonly T[], now: T[], key: (item: T) => string): T[] {
  const old = new Map(before.map((item) => [key(item), item]));
  return now.map((item) => {
    const known = old.get(key(item));
    return known !== undefined && JSON.stringify(known) === JSON.stringify(item) ? known : item;
  });
}

/** The graphs a step may stand in: the root and every frame. */
export const framesOf = (scene: Scene): StepBox[] => scene.boxes.filter((box) => box.kind === 'frame');

/** Where every box stands on the canvas, frames' corners added up. */
export function middles(scene: Scene): { path: Path; x: number; y: number }[] {
  const corner = new Map<Path, { x: number; y: number }>([['', { x: 0, y: 0 }]]);
  return scene.boxes.map((box) => {
    const around = corner.get(box.parent) ?? { x: 0, y: 0 };
    const here = { x: around.x + box.x, y: around.y + box.y };
    corner.set(box.path, here);
    return { path: box.path, x: here.x + box.width / 2, y: here.y + (box.kind === 'frame' ? 20 : box.height / 2) };
  });
}
