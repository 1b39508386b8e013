// Steps that are taken along: out of a pipeline, and into another or the same.
import { freeName, type Edit } from './edits';
import { at, calledOf, componentOfGraph, graphAt, nameOf, parentOf, stepAt, type Argument, type Component, type Input, type Path, type Pipeline, type Step } from './model';

/** What the clipboard holds: steps of one graph with the components that they use. */
export interface Fragment {
  steps: Record<string, Step>;
  components: Record<string, Component>;
}

export function copy(pipeline: Pipeline, paths: readonly Path[]): Fragment {
  const steps: Record<string, Step> = {};
  const components: Record<string, Component> = {};
  const take = (name: string) => {
    const component = at(pipeline.components, name);
    if (!component || at(components, name)) return;
    components[name] = component;
    if (component.implementation.is === 'graph') Object.values(component.implementation.steps).forEach((step) => take(step.component));
  };
  for (const path of paths) {
    const step = stepAt(pipeline, path);
    if (!step || paths.includes(parentOf(path))) continue;
    steps[nameOf(path)] = step;
    take(step.component);
  }
  return { steps, components };
}

/** The edit that pastes a fragment: free names, wires among its steps kept, wires to others kept if they are there. */
export function paste(pipeline: Pipeline, graph: Path, fragment: Fragment): Edit & { is: 'steps-added' } {
  const steps = graphAt(pipeline, graph).steps;
  const names = new Map<string, string>();
  const taken = new Set(Object.keys(steps));
  for (const name of Object.keys(fragment.steps)) {
    const free = freeName(taken, name);
    names.set(name, free);
    taken.add(free);
  }
  const titles = new Set(Object.entries(steps).map(([name, step]) => calledOf(step, name)));
  const componentNames = new Map<string, string>();
  for (const [name, component] of Object.entries(fragment.components)) {
    const there = at(pipeline.components, name);
    const same = there !== undefined && component.implementation.is !== 'graph' && JSON.stringify(there) === JSON.stringify(component);
    const free = same ? name : freeName([...Object.keys(pipeline.components), ...componentNames.values()], name);
    componentNames.set(name, there === undefined ? name : free);
  }
  const renamed = (argument: Argument): Argument | null => {
    if (argument.is === 'output') {
      const step = names.get(argument.step) ?? (at(steps, argument.step) ? argument.step : undefined);
      return step === undefined ? null : { ...argument, step };
    }
    if (argument.is === 'input') return at(componentOfGraph(pipeline, graph)?.inputs ?? {}, argument.input) ? argument : null;
    return argument.is === 'first' ? null : argument;
  };
  const pasted = Object.entries(fragment.steps).map(([name, step]): [string, Step] => [names.get(name) ?? name, {
    ...step,
    title: step.title === '' ? '' : freeTitle(titles, step.title),
    component: componentNames.get(step.component) ?? step.component,
    arguments: Object.fromEntries(Object.entries(step.arguments)
      .map(([input, argument]) => [input, renamed(argument)] as const)
      .filter((entry): entry is readonly [string, Argument] => entry[1] !== null)),
    after: step.after.map((other) => names.get(other) ?? other).filter((other) => taken.has(other)),
  }]);
  const components = Object.entries(fragment.components)
    .map(([name, component]): [string, Component] => [componentNames.get(name) ?? name, inner(component, componentNames)])
    .filter(([name]) => !at(pipeline.components, name));
  return { is: 'steps-added', graph, steps: Object.fromEntries(pasted), components: Object.fromEntries(components) };
}

/** A copy beside what it was copied from is told apart by a number: “train model 2”. */
function freeTitle(taken: Set<string>, title: string): string {
  const stem = title.replace(/ \d+$/, '');
  let free = title;
  for (let number = 2; taken.has(free); number++) free = `${stem} ${number}`;
  taken.add(free);
  return free;
}

const inner = (component: Component, names: ReadonlyMap<string, string>): Component =>
  component.implementation.is !== 'graph' ? component : {
    ...component,
    implementation: {
      ...component.implementation,
      steps: Object.fromEntries(Object.entries(component.implementation.steps).map(([name, step]) =>
        [name, { ...step, component: names.get(step.component) ?? step.component }])),
    },
  };

/** A whole pipeline as steps to be pasted, with the parameters that another one lacks. */
export function wholeOf(from: Pipeline, into: Pipeline): { fragment: Fragment; parameters: Record<string, Input> } {
  const fragment = { steps: graphAt(from, '').steps, components: from.components };
  return { fragment, parameters: Object.fromEntries(Object.entries(from.root.inputs).filter(([name]) => !at(into.root.inputs, name))) };
}

/** Steps that were copied as text; null if the text is something else. */
export function readFragment(text: string): Fragment | null {
  try {
    const fragment = (JSON.parse(text) as { slipway?: Partial<Fragment> } | null)?.slipway;
    return fragment?.steps && fragment.components ? { steps: fragment.steps, components: fragment.components } : null;
  } catch {
    return null;
  }
}

export const writeFragment = (fragment: Fragment): string => JSON.stringify({ slipway: fragment });

/** Whether this may be a compiled pipeline. */
export const looksLikeFile = (text: string): boolean => /^["']?(pipelineInfo|schemaVersion|deploymentSpec|pipelineSpec)["']?:/m.test(text);
