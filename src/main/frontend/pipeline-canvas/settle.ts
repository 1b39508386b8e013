// What a frame takes is brought in line with what is needed in it: as the server does after each edit, and as the SDK
// compiles it. A frame inside another also takes what the outer one's rule looks at.
import { readBy } from './condition';
import { withComponent, withStep } from './edits';
import { at, componentOf, componentOfGraph, graphAt, join, parentOf, stepAt, type Argument, type Graph, type Path, type Pipeline } from './model';

export const channelPrefix = 'pipelinechannel--';

/** Settles the outermost frames around these steps: what a step no longer takes must not hold its frame back. */
export const settleAround = (pipeline: Pipeline, steps: readonly Path[]): Pipeline =>
  steps.reduce((now, path) => {
    const outermost = path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
    return outermost !== '' && holdsGraph(now, outermost) ? settle(now, outermost, new Set()) : now;
  }, pipeline);

const holdsGraph = (pipeline: Pipeline, path: Path): boolean => componentOf(pipeline, path)?.implementation.is === 'graph';

function settle(pipeline: Pipeline, frame: Path, inherited: ReadonlySet<string>): Pipeline {
  let now = pipeline;
  const around = componentOfGraph(now, parentOf(frame))?.inputs ?? {};
  for (const name of inherited) {
    const known = at(around, name);
    const passed: Argument = { is: 'input', input: name };
    if (!known || at(stepAt(now, frame)?.arguments ?? {}, name)) continue;
    now = withStep(now, frame, (step) => ({ ...step, arguments: { ...step.arguments, [name]: passed } }));
    now = withComponent(now, frame, (component) => ({
      ...component, inputs: { ...component.inputs, [name]: { type: known.type, defaultValue: null, optional: false, description: '', foreign: {} } },
    }));
  }
  const read = new Set([...inherited, ...readBy(now, frame)]);
  for (const step of Object.keys(graphAt(now, frame).steps)) {
    const inner = join(frame, step);
    if (holdsGraph(now, inner)) now = settle(now, inner, read);
  }
  return withoutUnused(now, frame, read);
}

function withoutUnused(pipeline: Pipeline, frame: Path, read: ReadonlySet<string>): Pipeline {
  const graph = graphAt(pipeline, frame);
  const inputs = componentOf(pipeline, frame)?.inputs ?? {};
  const unused = Object.keys(inputs).filter((name) => name.startsWith(channelPrefix) && !read.has(name) && !uses(graph, name));
  const stays = (name: string) => !name.startsWith(channelPrefix) || (at(inputs, name) !== undefined && !unused.includes(name));
  const given = stepAt(pipeline, frame)?.arguments ?? {};
  if (unused.length === 0 && Object.keys(given).every(stays)) return pipeline;
  const now = withStep(pipeline, frame, (step) => ({ ...step, arguments: kept(step.arguments, stays) }));
  return withComponent(now, frame, (component) => ({ ...component, inputs: kept(component.inputs, (name) => !unused.includes(name)) }));
}

const kept = <T>(map: Record<string, T>, stays: (name: string) => boolean): Record<string, T> =>
  Object.fromEntries(Object.entries(map).filter(([name]) => stays(name)));

// What came from a file and is not understood may name the input in its own words.
const uses = (graph: Graph, name: string): boolean =>
  Object.values(graph.steps).some((step) => JSON.stringify(step.foreign).includes(name)
    || Object.values(step.arguments).some((argument) => (argument.is === 'input' && argument.input === name)
      || (argument.is === 'foreign' && JSON.stringify(argument.content).includes(name))));
