// A wire from one step to another, through the frames that stand between them.
import { at, graphAt, join, nameOf, parentOf, type Argument, type Path, type Pipeline } from './model';
import { withComponent, withGraph, withStep } from './edits';
import { free } from './rename';
import { meet, portOf, type Port } from './rules';

/** The name that KFP's SDK gives a value that passes a frame's border. */
const channel = (step: string, output: string): string => `pipelinechannel--${step}-${output}`;

const channelOf = (from: Port): string => (from.path === '' ? `pipelinechannel--${from.name}` : channel(nameOf(from.path), from.name));

/** Wires an output to an input; each frame on the way passes the value on. */
export function addConnection(pipeline: Pipeline, from: Port, to: Port): Pipeline {
  if (!portOf(pipeline, from)) return pipeline;
  if (from.path === '') return lower(pipeline, { is: 'input', input: from.name }, '', from, to);
  const common = meet(from.path, to.path);
  const outward = lift(pipeline, from, common.graph);
  return lower(outward.pipeline, { is: 'output', step: common.a, output: outward.output }, common.graph, from, to);
}

/** Makes an inner step's output an output of every frame around it, up to the given graph. */
function lift(pipeline: Pipeline, from: Port, graph: Path): { pipeline: Pipeline; output: string } {
  const type = portOf(pipeline, from);
  let now = pipeline;
  let step = nameOf(from.path);
  let output = from.name;
  for (let frame = parentOf(from.path); type && frame !== graph; frame = parentOf(frame)) {
    const known = Object.entries(graphAt(now, frame).outputs)
      .find(([, argument]) => argument.is === 'output' && argument.step === step && argument.output === output)?.[0];
    const name = known ?? free(Object.keys(graphAt(now, frame).outputs), channel(step, output));
    if (known === undefined) {
      const taken: Argument = { is: 'output', step, output };
      now = withGraph(now, frame, (inner) => ({ ...inner, outputs: { ...inner.outputs, [name]: taken } }));
      now = withComponent(now, frame, (component) => ({ ...component, outputs: { ...component.outputs, [name]: { ...type, foreign: {} } } }));
    }
    step = nameOf(frame);
    output = name;
  }
  return { pipeline: now, output };
}

/** Hands a value down into the frames around an input. */
function lower(pipeline: Pipeline, source: Argument, graph: Path, from: Port, to: Port): Pipeline {
  const output = portOf(pipeline, from);
  const frames: Path[] = [];
  for (let frame = parentOf(to.path); frame !== graph; frame = parentOf(frame)) frames.unshift(frame);
  let now = pipeline;
  let argument = source;
  for (const frame of frames) {
    const step = at(graphAt(now, parentOf(frame)).steps, nameOf(frame));
    const known = Object.entries(step?.arguments ?? {}).find(([, given]) => JSON.stringify(given) === JSON.stringify(argument))?.[0];
    const name = known ?? free(Object.keys(step?.arguments ?? {}), channelOf(from));
    if (known === undefined && output) {
      const passed = argument;
      now = withStep(now, frame, (outer) => ({ ...outer, arguments: { ...outer.arguments, [name]: passed } }));
      now = withComponent(now, frame, (component) => ({
        ...component,
        inputs: { ...component.inputs, [name]: { type: output.type, defaultValue: null, optional: false, description: '', foreign: {} } },
      }));
    }
    argument = { is: 'input', input: name };
  }
  const end = argument;
  return withStep(now, join(parentOf(to.path), nameOf(to.path)), (step) => ({ ...step, arguments: { ...step.arguments, [to.name]: end } }));
}
