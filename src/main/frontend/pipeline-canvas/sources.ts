// The values that a rule may look at.
import { componentOf, componentOfGraph, graphAt, join, nameOf, parentOf, stepAt, titleOf, type Argument, type Kind, type Path, type Pipeline, type Type } from './model';
import { closesCycle, origin, typeName, upstreamNames } from './rules';

/** A value that a rule may look at. */
export interface ConditionSource {
  argument: Argument;
  /** The graph around the rule's frame that it is seen from; null is that graph itself. */
  from: Path | null;
  title: string;
  type: string;
  kind: Kind;
}

const comparable = (type: Type): type is Type & { is: 'parameter' } =>
  type.is === 'parameter' && ['STRING', 'INTEGER', 'DOUBLE', 'BOOLEAN'].includes(type.kind);

/**
 * Parameters and what steps give, in the graph of a rule over these steps and in the graphs around it: what they take
 * already comes first. Nothing that waits for the steps, because the rule is decided before they run.
 */
export function conditionSources(pipeline: Pipeline, graph: Path, inside: readonly Path[]): ConditionSource[] {
  const taken = new Set(inside.flatMap((path) => [...upstreamNames(stepAt(pipeline, path)?.arguments ?? {}, [])]));
  const [outputs, parameters] = inGraph(pipeline, graph, inside.map(nameOf));
  const isNear = ({ argument }: ConditionSource) => argument.is === 'output' && taken.has(argument.step);
  const found = [...outputs.filter(isNear), ...outputs.filter((source) => !isNear(source)), ...parameters];
  const known = new Set(found.map((source) => keyOf(pipeline, graph, source)));
  for (let frame = graph; frame !== ''; frame = parentOf(frame)) {
    const around = parentOf(frame);
    for (const source of inGraph(pipeline, around, [nameOf(frame)]).flat()) {
      const key = keyOf(pipeline, around, source);
      if (!known.has(key)) found.push({ ...source, from: around });
      known.add(key);
    }
  }
  return found;
}

function inGraph(pipeline: Pipeline, graph: Path, holders: readonly string[]): [outputs: ConditionSource[], parameters: ConditionSource[]] {
  const made = (argument: Argument, type: Type, fallback: string): ConditionSource[] => (comparable(type)
    ? [{ argument, from: null, title: titleFor(pipeline, graph, argument, fallback), type: typeName(type), kind: type.kind }] : []);
  const parameters = Object.entries(componentOfGraph(pipeline, graph)?.inputs ?? {})
    .flatMap(([input, { type }]) => made({ is: 'input', input }, type, input.replace(/^pipelinechannel--/, '')));
  const outputs = Object.keys(graphAt(pipeline, graph).steps)
    .filter((step) => !holders.includes(step) && !holders.some((holder) => closesCycle(pipeline, graph, step, holder)))
    .flatMap((step) => Object.entries(componentOf(pipeline, join(graph, step))?.outputs ?? {})
      .flatMap(([output, { type }]) => made({ is: 'output', step, output }, type, `${titleOf(pipeline, join(graph, step))}.${output}`)));
  return [outputs, parameters];
}

function titleFor(pipeline: Pipeline, graph: Path, argument: Argument, fallback: string): string {
  const source = origin(pipeline, graph, argument);
  if (source?.is === 'parameter') return source.name;
  return source?.is === 'output' ? `${titleOf(pipeline, source.port.path)}.${source.port.name}` : fallback;
}

/** The same for a value and for its passage into a frame. */
function keyOf(pipeline: Pipeline, graph: Path, { argument }: ConditionSource): string {
  const source = origin(pipeline, graph, argument);
  return JSON.stringify(source?.is === 'parameter' || source?.is === 'output' ? source : [graph, argument]);
}
