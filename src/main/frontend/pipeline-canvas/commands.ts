// What the buttons, keys and menus of the editor do. Each goes through the store, so that each can be undone.
import { copy, freeName, newStep, paste, reach, type Condition, type Edit, type Fragment } from './edits';
import {
  allSteps, graphAt, join, nameOf, parentOf, stepAt, titleOf,
  type Argument, type Component, type Path, type Pipeline, type Position, type Step,
} from './model';
import { typeName, whyNot, type Port } from './rules';
import { example, pythonComponent, samples } from './samples';
import { conditionSources, type ConditionSource } from './sources';
import type { EditorStore } from './store';

export interface Place {
  graph: Path;
  position: Position;
}

const clipboardKey = 'slipway.clipboard';

/** Coordinates on the canvas to coordinates in the frame that the new step stands in. */
export type ToFrame = (at: { x: number; y: number }, graph: Path) => { x: number; y: number };

export class Commands {
  constructor(private readonly store: EditorStore) {}

  private get pipeline(): Pipeline | null {
    return this.store.get().pipeline;
  }

  /** Adds a step that uses a component, new or there already; answers its path. */
  add(place: Place, title: string, componentName: string, component: Component | null): Path | undefined {
    const { pipeline } = this;
    if (!pipeline) return undefined;
    const name = freeName(Object.keys(graphAt(pipeline, place.graph).steps), title);
    const path = join(place.graph, name);
    const step = newStep(componentName, title, place.position);
    this.store.edit(
      { is: 'steps-added', graph: place.graph, steps: { [name]: step }, components: component ? { [componentName]: component } : {} },
      `Added ${title}`);
    this.store.select([path]);
    return path;
  }

  /** Adds a Python function; the server reads its ports from the signature. */
  async addFunction(place: Place, source: string, title: string): Promise<Path | undefined> {
    try {
      const parsed = await this.store.server.parse(source);
      const wrong = parsed.errors[0];
      if (wrong) throw new Error(`Line ${wrong.line}: ${wrong.text}`);
      const { pipeline } = this;
      if (!pipeline) return undefined;
      const component = pythonComponent(source, parsed.function, parsed.description, parsed.inputs, parsed.outputs, parsed.packages, parsed.image);
      const name = freeName(Object.keys(pipeline.components), `comp-${parsed.function}`);
      return this.add(place, title, name, component);
    } catch (thrown) {
      this.store.toast(`The step was not added. ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'problem');
      return undefined;
    }
  }

  /** Draws a small pipeline that runs, from what the palette offers: data, parts of it, a model, its accuracy. */
  async addExample(): Promise<void> {
    try {
      const steps: Record<string, Step> = {};
      const components: Record<string, Component> = {};
      for (const { key, step, x, y, wires } of example) {
        const source = samples.find((sample) => sample.key === key)?.source ?? '';
        const parsed = await this.store.server.parse(source);
        components[`comp-${step}`] = pythonComponent(source, parsed.function, parsed.description, parsed.inputs, parsed.outputs, parsed.packages, parsed.image);
        steps[step] = { ...newStep(`comp-${step}`, '', { x, y }), arguments: wires };
      }
      this.store.edit({ is: 'steps-added', graph: '', steps, components }, 'Drew an example');
    } catch (thrown) {
      this.store.toast(`The example was not drawn. ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'problem');
    }
  }

  addImporter(place: Place): Path | undefined {
    const { pipeline } = this;
    if (!pipeline) return undefined;
    return this.add(place, 'data', freeName(Object.keys(pipeline.components), 'comp-data'), importer(''));
  }

  /** Two places beside each other must not lie upon each other. */
  freeSpot(at: { x: number; y: number }, graph: Path): Position {
    const taken = this.pipeline ? Object.values(graphAt(this.pipeline, graph).steps).map((step) => step.position) : [];
    const spot = { x: Math.round(at.x), y: Math.round(at.y) };
    while (taken.some((position) => position && Math.abs(position.x - spot.x) < 24 && Math.abs(position.y - spot.y) < 24)) {
      spot.x += 32;
      spot.y += 32;
    }
    return spot;
  }

  remove(rejoin: boolean): void {
    const { pipeline } = this;
    const paths = this.outermost();
    if (!pipeline || paths.length === 0) return;
    const what = paths.length === 1 ? titleOf(pipeline, paths[0] ?? '') : `${paths.length} steps`;
    this.store.edit({ is: 'steps-removed', paths, rejoin }, `Deleted ${what}`);
    this.store.select([]);
    this.store.toast(`Deleted ${what}. Ctrl Z brings it back.`);
  }

  connect(from: Port, to: Port): void {
    const { pipeline } = this;
    if (!pipeline) return;
    const reason = whyNot(pipeline, from, to);
    if (reason !== null) this.store.toast(`${to.name} ${reason}.`, 'problem');
    else this.store.edit({ is: 'connected', from, to }, `Connected ${titleOf(pipeline, from.path)} ${from.name} to ${titleOf(pipeline, to.path)} ${to.name}`);
  }

  setArgument(path: Path, input: string, argument: Argument | null): void {
    this.store.edit({ is: 'argument-set', path, input, argument });
  }

  move(places: ReadonlyMap<Path, Position>): void {
    const changed = [...places].filter(([path, place]) => {
      const old = this.pipeline && stepAt(this.pipeline, path)?.position;
      return old?.x !== place.x || old.y !== place.y;
    });
    if (changed.length > 0) this.store.edit({ is: 'steps-moved', places: Object.fromEntries(changed) });
  }

  duplicate(): void {
    this.insert(this.fragment(), parentOf(this.store.get().selected[0] ?? ''), 'Duplicated');
  }

  async copySelected(cut: boolean): Promise<void> {
    const fragment = this.fragment();
    if (Object.keys(fragment.steps).length === 0) return;
    const text = JSON.stringify({ slipway: fragment });
    sessionStorage.setItem(clipboardKey, text);
    await navigator.clipboard.writeText(text).catch(() => undefined);
    if (cut) this.remove(false);
    else this.store.say(`Copied ${Object.keys(fragment.steps).length} steps`);
  }

  /** Pastes steps that were copied here or in another window. Answers false if the text is something else. */
  pasteText(text: string, graph: Path): boolean {
    const fragment = readFragment(text) ?? readFragment(sessionStorage.getItem(clipboardKey) ?? '');
    if (!fragment) return false;
    this.insert(fragment, graph, 'Pasted');
    return true;
  }

  private insert(fragment: Fragment, graph: Path, word: string): void {
    const { pipeline } = this;
    if (!pipeline || Object.keys(fragment.steps).length === 0) return;
    const edit = paste(pipeline, graph, fragment, { x: 40, y: 40 });
    this.store.edit(edit, `${word} ${Object.keys(edit.steps).length} steps`);
    this.store.select(Object.keys(edit.steps).map((name) => join(graph, name)));
  }

  private fragment(): Fragment {
    return this.pipeline ? copy(this.pipeline, this.store.get().selected) : { steps: {}, components: {} };
  }

  /** Selects what depends on the selected steps, or what they depend on. */
  selectReach(direction: 'up' | 'down'): void {
    const { pipeline } = this;
    if (!pipeline) return;
    const found = this.store.get().selected.flatMap((path) => reach(pipeline, path, direction));
    this.store.select([...new Set(found)]);
    this.store.say(`${new Set(found).size} steps selected`);
  }

  selectAll(): void {
    if (this.pipeline) this.store.select(allSteps(this.pipeline).map(({ path }) => path));
  }

  /** Selected steps that do not lie in another selected one. */
  outermost(): Path[] {
    const { selected } = this.store.get();
    return selected.filter((path) => !selected.some((other) => path.startsWith(`${other}/`)));
  }

  frame(condition: Condition): void {
    const { pipeline } = this;
    const paths = this.outermost();
    const graph = parentOf(paths[0] ?? '');
    if (!pipeline || paths.length === 0) return;
    const taken = new Set([...allSteps(pipeline).map(({ path }) => nameOf(path)), ...Object.keys(pipeline.components)]);
    let number = 1;
    // Named as the SDK does: condition-1, condition-2, counted over the whole pipeline.
    while (taken.has(`condition-${number}`) || taken.has(`comp-condition-${number}`)) number++;
    const name = `condition-${number}`;
    this.store.edit({ is: 'framed', paths, name, condition }, 'Framed under a condition');
    this.store.select([join(graph, name)]);
  }

  /** What may be wired to an input or from an output, nearest first; those that don't fit come last, with the reason. */
  partners(port: Port, side: 'in' | 'out'): { port: Port; type: string; why: string | null }[] {
    const { pipeline } = this;
    if (!pipeline) return [];
    const found = allSteps(pipeline).flatMap(({ path, component }) => {
      if (!component || component.implementation.is === 'graph') return [];
      return Object.entries(side === 'out' ? component.inputs : component.outputs).map(([name, other]) => {
        const partner = { path, name };
        const why = side === 'out' ? whyNot(pipeline, port, partner) : whyNot(pipeline, partner, port);
        return { port: partner, type: typeName(other.type), why };
      });
    });
    return found.filter(({ port: other }) => other.path !== port.path).sort((a, b) => Number(a.why !== null) - Number(b.why !== null));
  }

  /** Values that a rule over these steps may read. */
  conditionSources(graph: Path, inside: readonly Path[]): ConditionSource[] {
    return this.pipeline ? conditionSources(this.pipeline, graph, inside) : [];
  }

  edit(edit: Edit, said?: string): void {
    this.store.edit(edit, said);
  }
}

/** An importer: one artifact of something that is there already. */
export const importer = (uri: string): Component => ({
  description: 'Data that is there already', inputs: {}, foreign: {},
  outputs: { artifact: { type: { is: 'artifact', schema: 'system.Dataset', version: '0.0.1', list: false }, description: '', foreign: {} } },
  implementation: { is: 'importer', uri: { is: 'literal', value: uri }, metadata: {}, reimport: false, foreign: {} },
});

function readFragment(text: string): Fragment | null {
  try {
    const value = JSON.parse(text) as { slipway?: Partial<Fragment> } | null;
    const fragment = value?.slipway;
    return fragment?.steps && fragment.components ? { steps: fragment.steps, components: fragment.components } : null;
  } catch {
    return null;
  }
}

/** Which way an arrow key points. */
export function direction(key: string): [x: number, y: number] {
  switch (key) {
    case 'ArrowLeft': return [-1, 0];
    case 'ArrowRight': return [1, 0];
    case 'ArrowUp': return [0, -1];
    case 'ArrowDown': return [0, 1];
    default: return [0, 0];
  }
}

/** The step that an arrow key leads to: the nearest in that direction, those straight ahead first. */
export function neighbour(
  boxes: readonly { path: Path; x: number; y: number }[], from: Path | undefined, key: string,
): Path | undefined {
  const here = boxes.find((box) => box.path === from);
  if (!here) return boxes[0]?.path;
  const [dx, dy] = direction(key);
  let best: { path: Path; cost: number } | undefined;
  for (const box of boxes) {
    const [x, y] = [box.x - here.x, box.y - here.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (box.path === from || along <= 0) continue;
    const cost = along + 2.5 * across;
    if (!best || cost < best.cost) best = { path: box.path, cost };
  }
  return best?.path;
}

