// Steps that are dragged into a frame or out of it: the same steps in another graph, wired as before. One edit.
import { apply, freeName, type Edit } from './edits';
import { allSteps, at, graphAt, join, nameOf, parentOf, stepAt, titleOf, type Argument, type Component, type Path, type Pipeline, type Position, type Step } from './model';
import { readBy } from './condition';
import { roomFor } from './room';
import { origin, whyNot, type Port } from './rules';

interface Wire {
  from: Port;
  to: Port;
}

export type Regraphed = { edit: Edit; paths: Path[] } | { why: string };

/** The edit that brings steps of one graph to these places of another, or why they can't go there. */
export function regraphed(pipeline: Pipeline, places: ReadonlyMap<Path, Position>, graph: Path): Regraphed {
  const fresh = namesIn(pipeline, graph, [...places.keys()]);
  const moved = (path: Path): Path => fresh.get(path) ?? path;
  const steps: Record<string, Step> = {};
  const components: Record<string, Component> = {};
  const wires: Wire[] = [];
  for (const [path, position] of places) {
    const step = stepAt(pipeline, path);
    const why = step ? whyBound(pipeline, path, step, graph) : 'It is gone';
    if (!step || why !== null) return { why: why ?? '' };
    const component = at(pipeline.components, step.component);
    if (component) components[step.component] = component;
    const kept: [string, Argument][] = [];
    for (const [input, argument] of Object.entries(step.arguments)) {
      const source = argument.is === 'literal' ? undefined : origin(pipeline, parentOf(path), argument);
      if (source?.is === 'parameter') wires.push({ from: { path: '', name: source.name }, to: { path: moved(path), name: input } });
      else if (source?.is === 'output') wires.push({ from: { ...source.port, path: moved(source.port.path) }, to: { path: moved(path), name: input } });
      else kept.push([input, argument]);
    }
    steps[nameOf(moved(path))] = { ...step, arguments: Object.fromEntries(kept), position: { ...step.position, ...position } };
  }
  wires.push(...onward(pipeline, places).map(({ from, to }) => ({ from: { ...from, path: moved(from.path) }, to })));
  return wired(pipeline, [
    // First, because the edit is called after it: moving, not deleting.
    { is: 'steps-moved', places: Object.fromEntries(places) },
    { is: 'steps-removed', paths: [...places.keys()], rejoin: false },
    { is: 'steps-added', graph, steps, components },
  ], wires, [...fresh.values()]);
}

function namesIn(pipeline: Pipeline, graph: Path, paths: readonly Path[]): Map<Path, Path> {
  const taken = new Set(Object.keys(graphAt(pipeline, graph).steps));
  return new Map(paths.map((path) => {
    const name = freeName(taken, nameOf(path));
    taken.add(name);
    return [path, join(graph, name)];
  }));
}

/** What other steps take of those that move. */
function onward(pipeline: Pipeline, places: ReadonlyMap<Path, Position>): Wire[] {
  return allSteps(pipeline).filter(({ path, component }) => !places.has(path) && component?.implementation.is !== 'graph')
    .flatMap(({ path, step }) => Object.entries(step.arguments).flatMap(([name, argument]): Wire[] => {
      const source = origin(pipeline, parentOf(path), argument);
      return source?.is === 'output' && places.has(source.port.path) ? [{ from: source.port, to: { path, name } }] : [];
    }));
}

/** Draws the wires one after the other, as a person would, as far as the rules let them. */
function wired(pipeline: Pipeline, edits: Edit[], wires: readonly Wire[], paths: Path[]): Regraphed {
  const all = [...edits];
  let now = edits.reduce(apply, pipeline);
  for (const { from, to } of wires) {
    const why = whyNot(now, from, to);
    if (why !== null) return { why: `${to.name} of ${titleOf(now, to.path)} ${why}` };
    const edit: Edit = { is: 'connected', from, to };
    all.push(edit);
    now = apply(now, edit);
  }
  const room = roomFor(pipeline, { is: 'together', edits: all });
  if (room.size > 0) all.push({ is: 'steps-moved', places: Object.fromEntries(room) });
  return { edit: { is: 'together', edits: all }, paths };
}

/** What binds a step to the graph it is in; null if nothing does. */
function whyBound(pipeline: Pipeline, path: Path, step: Step, graph: Path): string | null {
  const title = titleOf(pipeline, path);
  const around = graphAt(pipeline, parentOf(path));
  const name = nameOf(path);
  for (const frame of allSteps(pipeline).filter(({ component }) => component?.implementation.is === 'graph').map((placed) => placed.path)) {
    const read = readBy(pipeline, frame).some((input) => {
      const source = origin(pipeline, parentOf(frame), at(stepAt(pipeline, frame)?.arguments ?? {}, input));
      return source?.is === 'output' && source.port.path === path;
    });
    if (read) return `The rule of ${titleOf(pipeline, frame)} looks at ${title}, which has to stay where it is`;
  }
  const odd = Object.entries(step.arguments).find(([, argument]) => argument.is === 'foreign' || argument.is === 'first'
    || (argument.is === 'literal' && typeof argument.value === 'string' && argument.value.includes('{{$')));
  if (odd) return `${title} takes ${odd[0]} in a way that holds only where it is`;
  if (step.when !== null) return `${title} has a rule of its own, which holds only where it is`;
  const waits = step.after.length > 0 || Object.values(around.steps).some((other) => other.after.includes(name));
  if (waits) return `${title} is in an order with steps that it takes nothing from; it has to stay beside them`;
  const given = (argument: Argument) => (argument.is === 'output' && argument.step === name)
    || (argument.is === 'first' && argument.candidates.some((candidate) => candidate.step === name));
  const gives = Object.values(around.outputs).some(given) || Object.values(around.steps).some((other) => Object.values(other.arguments).some((one) => one.is === 'first' && given(one)));
  if (gives) return `${title} gives on what is told outside of ${parentOf(path) === '' ? 'the pipeline' : titleOf(pipeline, parentOf(path))}`;
  return graph === parentOf(path) ? `${title} is there already` : null;
}
