// What a person does to a pipeline, and what each edit makes of it. The server applies the same edits; here they are
// applied at once, so that the picture never waits.
import { addConnection } from './connect';
import {
  allSteps, at, graphAt, nameOf, noResources, parentOf, stepAt,
  type Argument, type Component, type Graph, type Input, type Json, type Path, type Pipeline, type Position, type Step,
} from './model';
import { apart, renameParameter } from './rename';
import { closesCycle, upstreamNames, type Port } from './rules';
import { settleAround } from './settle';

export interface Condition {
  left: Argument;
  operator: string;
  right: Argument;
  /** An outer graph that the left side is seen from; the frames between hand the value in. */
  leftFrom?: Path | null;
  rightFrom?: Path | null;
}

export type StepField = 'title' | 'notes' | 'cache' | 'retry' | 'resources' | 'secrets' | 'startWhen';

export type Edit =
  | { is: 'steps-added'; graph: Path; steps: Record<string, Step>; components: Record<string, Component> }
  | { is: 'steps-removed'; paths: Path[]; rejoin: boolean }
  | { is: 'steps-moved'; places: Record<Path, Position> }
  | { is: 'argument-set'; path: Path; input: string; argument: Argument | null }
  | { is: 'connected'; from: Port; to: Port }
  | { is: 'step-changed'; path: Path; field: StepField; value: Json }
  | { is: 'component-changed'; name: string; component: Component }
  | { is: 'parameter-set'; name: string; input: Input }
  | { is: 'parameter-renamed'; from: string; to: string }
  | { is: 'parameter-removed'; name: string }
  | { is: 'framed'; paths: Path[]; name: string; condition: Condition }
  | { is: 'unframed'; path: Path }
  | { is: 'condition-set'; path: Path; condition: Condition }
  | { is: 'pipeline-changed'; field: 'name' | 'description'; value: string }
  /** Several at once, called after the first: one undo takes all of them back. */
  | { is: 'together'; edits: Edit[] };

/** The same pipeline with another graph at a path. */
export function withGraph(pipeline: Pipeline, path: Path, change: (graph: Graph) => Graph): Pipeline {
  const graph = graphAt(pipeline, path);
  const next = change(graph);
  return next === graph ? pipeline : withComponent(pipeline, path, (component) => ({ ...component, implementation: next }));
}

/** The same pipeline with another component around the graph at a path. */
export function withComponent(pipeline: Pipeline, path: Path, change: (component: Component) => Component): Pipeline {
  if (path === '') return { ...pipeline, root: change(pipeline.root) };
  const name = stepAt(pipeline, path)?.component ?? '';
  const component = at(pipeline.components, name);
  return component ? { ...pipeline, components: { ...pipeline.components, [name]: change(component) } } : pipeline;
}

export const withStep = (pipeline: Pipeline, path: Path, change: (step: Step) => Step): Pipeline =>
  withGraph(pipeline, parentOf(path), (graph) => {
    const step = at(graph.steps, nameOf(path));
    return step ? { ...graph, steps: { ...graph.steps, [nameOf(path)]: change(step) } } : graph;
  });

export const without = <T>(map: Record<string, T>, ...names: string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));

/** What an edit makes of a pipeline. What can't be done here is left to the server, which answers with the result. */
export function apply(pipeline: Pipeline, edit: Edit): Pipeline {
  switch (edit.is) {
    case 'steps-added': {
      const added = apart(pipeline, edit);
      return withGraph({ ...pipeline, components: { ...pipeline.components, ...added.components } }, added.graph,
        (graph) => ({ ...graph, steps: { ...graph.steps, ...added.steps } }));
    }
    case 'steps-removed':
      return settleAround(withoutUnused(pipeline, edit.paths.reduce((now, path) => removeStep(now, path, edit.rejoin), pipeline)), edit.paths);
    case 'steps-moved':
      return Object.entries(edit.places).reduce((now, [path, position]) =>
        withStep(now, path, (step) => ({ ...step, position: { ...step.position, ...position } })), pipeline);
    case 'argument-set':
      return settleAround(withStep(pipeline, edit.path, (step) => ({
        ...step,
        arguments: edit.argument === null ? without(step.arguments, edit.input) : { ...step.arguments, [edit.input]: edit.argument },
      })), [edit.path]);
    case 'connected':
      return settleAround(addConnection(pipeline, edit.from, edit.to), [edit.to.path]);
    case 'step-changed':
      return withStep(pipeline, edit.path, (step) => ({ ...step, [edit.field]: edit.value }));
    case 'component-changed':
      return { ...pipeline, components: { ...pipeline.components, [edit.name]: edit.component } };
    case 'parameter-set':
      return { ...pipeline, root: { ...pipeline.root, inputs: { ...pipeline.root.inputs, [edit.name]: edit.input } } };
    case 'parameter-removed':
      return { ...pipeline, root: { ...pipeline.root, inputs: without(pipeline.root.inputs, edit.name) } };
    case 'parameter-renamed':
      return renameParameter(pipeline, edit.from, edit.to);
    case 'pipeline-changed':
      return { ...pipeline, [edit.field]: edit.value };
    case 'together':
      return edit.edits.reduce(apply, pipeline);
    case 'framed': case 'unframed': case 'condition-set':
      return pipeline;
  }
}

function removeStep(pipeline: Pipeline, path: Path, rejoin: boolean): Pipeline {
  const name = nameOf(path);
  return withGraph(pipeline, parentOf(path), (graph) => {
    const gone = at(graph.steps, name);
    if (!gone) return graph;
    const before = [...upstreamNames(gone.arguments, gone.after)];
    const steps = Object.entries(without(graph.steps, name)).map(([key, step]): [string, Step] => {
      const needs = upstreamNames(step.arguments, step.after).has(name);
      if (!needs) return [key, step];
      const kept = Object.entries(step.arguments).filter(([, argument]) => !comesFrom(argument, name));
      const after = step.after.filter((other) => other !== name);
      return [key, { ...step, arguments: Object.fromEntries(kept), after: rejoin ? [...new Set([...after, ...before])] : after }];
    });
    const outputs = Object.entries(graph.outputs).filter(([, argument]) => !comesFrom(argument, name));
    return { ...graph, steps: Object.fromEntries(steps), outputs: Object.fromEntries(outputs) };
  });
}

/** Drops components that had a step before and have none now; what a file brought along unused stays. */
function withoutUnused(before: Pipeline, now: Pipeline): Pipeline {
  const used = (pipeline: Pipeline) => new Set(allSteps(pipeline).map(({ step }) => step.component));
  const still = used(now);
  const lost = [...used(before)].filter((name) => !still.has(name));
  return lost.length === 0 ? now : { ...now, components: without(now.components, ...lost) };
}

const comesFrom = (argument: Argument, step: string): boolean =>
  (argument.is === 'output' && argument.step === step)
  || (argument.is === 'first' && argument.candidates.some((candidate) => candidate.step === step));

/** A step with everything at its default. */
export const newStep = (component: string, title: string, position: Position | null): Step => ({
  component, title, arguments: {}, after: [], when: null, startWhen: 'ALL_SUCCEEDED', retry: null, cache: true,
  resources: noResources, position, notes: '', foreign: {},
});

/** A key that is free: `train`, `train-2`, `train-3`; in the shape that KFP demands of a task's name. */
export function freeName(taken: Iterable<string>, wish: string): string {
  const used = new Set(taken);
  const base = wish.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'step';
  if (!used.has(base)) return base;
  for (let n = 2; ; n++) if (!used.has(`${base}-${n}`)) return `${base}-${n}`;
}

/** Everything before or after a step, itself included, in its own graph. */
export function reach(pipeline: Pipeline, path: Path, direction: 'up' | 'down'): Path[] {
  const graph = parentOf(path);
  const names = Object.keys(graphAt(pipeline, graph).steps);
  const own = nameOf(path);
  return names.filter((name) => (direction === 'up' ? closesCycle(pipeline, graph, own, name) : closesCycle(pipeline, graph, name, own)))
    .map((name) => (graph === '' ? name : `${graph}/${name}`));
}
