// Other names: of a parameter with the passages that bring it into frames, and of new steps whose names were taken.
import { withComponent, withGraph, withStep, type Edit } from './edits';
import { allSteps, at, componentOf, graphAt, join, stepAt, type Argument, type Component, type Json, type Path, type Pipeline, type Step } from './model';
import { channelPrefix } from './settle';

const channelOf = (name: string): string => (name.startsWith(channelPrefix) ? name : `${channelPrefix}${name}`);

/** The name, or the name with the first number that is free. */
export function free(taken: Iterable<string>, wish: string): string {
  const used = new Set(taken);
  let name = wish;
  for (let n = 2; used.has(name); n++) name = `${wish}-${n}`;
  return name;
}

const mapped = <T>(map: Record<string, T>, change: (value: T, name: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value, name)]));

const rekeyed = <T>(map: Record<string, T>, old: string, fresh: string): Record<string, T> =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name === old ? fresh : name, value]));

/** A parameter in its place under another name. A name that is taken or gone is left to the server to refuse. */
export function renameParameter(pipeline: Pipeline, from: string, to: string): Pipeline {
  const inputs = pipeline.root.inputs;
  if (!at(inputs, from) || (from !== to && at(inputs, to))) return pipeline;
  return renamed({ ...pipeline, root: { ...pipeline.root, inputs: rekeyed(inputs, from, to) } }, '', from, to);
}

function renamed(pipeline: Pipeline, graph: Path, from: string, to: string): Pipeline {
  const take = (argument: Argument): Argument => {
    if (argument.is === 'input' && argument.input === from) return { is: 'input', input: to };
    const content = argument.is === 'foreign' ? argument.content : null;
    if (content === null || typeof content !== 'object' || Array.isArray(content) || content.componentInputParameter !== from) return argument;
    return { is: 'foreign', content: { ...content, componentInputParameter: to } };
  };
  let now = withGraph(pipeline, graph, (inside) => ({
    ...inside,
    steps: mapped(inside.steps, (step) => ({ ...step, arguments: mapped(step.arguments, take) })),
    outputs: mapped(inside.outputs, take),
  }));
  for (const name of Object.keys(graphAt(now, graph).steps)) now = throughBorder(now, join(graph, name), from, to);
  return now;
}

/** The step's own input, if it is named after what it takes: rules and texts read it under that name. */
function throughBorder(pipeline: Pipeline, path: Path, from: string, to: string): Pipeline {
  const old = channelOf(from);
  const step = stepAt(pipeline, path);
  const given = step && at(step.arguments, old);
  if (!step || old === channelOf(to) || given?.is !== 'input' || given.input !== to || shared(pipeline, step)) return pipeline;
  const fresh = free(Object.keys(step.arguments), channelOf(to));
  let now = withStep(pipeline, path, (one) => reading(one, old, fresh));
  now = withComponent(now, path, (component) => ({ ...component, inputs: rekeyed(component.inputs, old, fresh) }));
  return componentOf(now, path)?.implementation.is === 'graph' ? renamed(now, path, old, fresh) : now;
}

// What several frames share can't follow one of them.
const shared = (pipeline: Pipeline, step: Step): boolean =>
  Object.keys(at(pipeline.components, step.component)?.inputs ?? {}).some((name) => name.startsWith(channelPrefix))
  && allSteps(pipeline).filter((placed) => placed.step.component === step.component).length > 1;

const reading = (step: Step, old: string, fresh: string): Step => ({
  ...step,
  arguments: mapped(rekeyed(step.arguments, old, fresh), (argument) => (argument.is === 'literal' && typeof argument.value === 'string'
    ? { is: 'literal', value: argument.value.replaceAll(`['${old}']`, `['${fresh}']`) } : argument)),
  when: step.when?.replaceAll(`['${old}']`, `['${fresh}']`) ?? null,
  foreign: mapped(step.foreign, (value) => exact(value, old, fresh)),
});

function exact(value: Json, old: string, fresh: string): Json {
  if (typeof value === 'string') return value === old ? fresh : value;
  return value === null || typeof value !== 'object' || Array.isArray(value) ? value : mapped(value, (inner) => exact(inner, old, fresh));
}

type Added = Edit & { is: 'steps-added' };

/** New steps and components that would take names which others took meanwhile get names of their own. */
export function apart(pipeline: Pipeline, added: Added): Added {
  const same = (name: string, component: Component) => JSON.stringify(at(pipeline.components, name)) === JSON.stringify(component);
  const fresh = Object.fromEntries(Object.entries(added.components).filter(([name, component]) => !same(name, component)));
  const steps = names(Object.keys(added.steps), Object.keys(graphAt(pipeline, added.graph).steps));
  const components = names(Object.keys(fresh), Object.keys(pipeline.components));
  const of = (map: ReadonlyMap<string, string>, name: string) => map.get(name) ?? name;
  const moved = (argument: Argument): Argument => {
    if (argument.is === 'output') return { ...argument, step: of(steps, argument.step) };
    return argument.is === 'first'
      ? { ...argument, candidates: argument.candidates.map((candidate) => ({ ...candidate, step: of(steps, candidate.step) })) } : argument;
  };
  const inside = (component: Component): Component => (component.implementation.is !== 'graph' ? component : {
    ...component,
    implementation: { ...component.implementation, steps: mapped(component.implementation.steps, (step) => ({ ...step, component: of(components, step.component) })) },
  });
  return {
    ...added,
    steps: Object.fromEntries(Object.entries(added.steps).map(([name, step]) => [of(steps, name), {
      ...step, component: of(components, step.component), after: step.after.map((before) => of(steps, before)), arguments: mapped(step.arguments, moved),
    }])),
    components: Object.fromEntries(Object.entries(fresh).map(([name, component]) => [of(components, name), inside(component)])),
  };
}

function names(wanted: readonly string[], taken: readonly string[]): Map<string, string> {
  const used = new Set(taken);
  return new Map(wanted.map((name) => {
    const found = free(used, name);
    used.add(found);
    return [name, found];
  }));
}
