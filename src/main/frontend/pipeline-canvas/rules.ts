// What may be wired to what; the same rules as the server's, so that a drag can say at once why something does not fit.
import {
  at, componentOf, componentOfGraph, graphAt, join, parentOf,
  type Argument, type Path, type Pipeline, type Type,
} from './model';

const kindWords: Record<string, string> = {
  STRING: 'String', INTEGER: 'Integer', DOUBLE: 'Double', BOOLEAN: 'Boolean', LIST: 'List', STRUCT: 'Struct',
  TASK_FINAL_STATUS: 'Final status', TASK_CONFIG: 'Task config',
};

export const isArtifact = (type: Type): boolean => type.is === 'artifact';

export function typeName(type: Type): string {
  if (type.is === 'parameter') return kindWords[type.kind] ?? type.kind;
  const name = type.schema.replace(/^system\.|^google\./, '');
  return type.list ? `List of ${name}` : name;
}

/** The part of a CSS variable's name that colours this type: `--sl-type-…`. */
export function typeTone(type: Type): string {
  if (type.is === 'parameter') {
    switch (type.kind) {
      case 'INTEGER': case 'DOUBLE': return 'number';
      case 'BOOLEAN': return 'boolean';
      case 'STRING': return 'string';
      default: return 'struct';
    }
  }
  const name = type.schema.slice(type.schema.lastIndexOf('.') + 1).toLowerCase();
  if (name.endsWith('metrics')) return 'metrics';
  return ['dataset', 'model', 'html', 'markdown'].includes(name) ? name : 'artifact';
}

/** Null if a value of type `from` may go into an input of type `to`; otherwise the reason why not. */
export function misfit(from: Type, to: Type): string | null {
  const words = `takes ${typeName(to)}, not ${typeName(from)}`;
  if (from.is === 'artifact' && to.is === 'artifact') {
    if (from.list !== to.list) return to.list ? 'takes a list of artifacts, not one' : 'takes one artifact, not a list';
    // As the SDK: one of no particular type goes into any input; the server warns that it has to be one.
    return from.schema === to.schema || [from.schema, to.schema].includes('system.Artifact') ? null : words;
  }
  if (from.is === 'parameter' && to.is === 'parameter') {
    const kinds = [from.kind, to.kind];
    if (kinds[0] === kinds[1] || to.kind === 'STRING') return null;
    return kinds[0] === 'INTEGER' && kinds[1] === 'DOUBLE' ? null : words;
  }
  return from.is === 'artifact' ? `takes a value (${typeName(to)}), not an artifact` : `takes an artifact (${typeName(to)}), not a value`;
}

export interface Port {
  /** Empty means the pipeline itself, whose outputs are its parameters. */
  path: Path;
  name: string;
}

/** Steps whose results this step needs, in its own graph. */
export function upstreamNames(args: Record<string, Argument>, after: Iterable<string>): Set<string> {
  const names = new Set(after);
  for (const argument of Object.values(args)) {
    if (argument.is === 'output') names.add(argument.step);
    if (argument.is === 'first') argument.candidates.forEach((candidate) => names.add(candidate.step));
  }
  return names;
}

/** Whether `to` would wait for itself if it waited for `from`; both names stand in the same graph. */
export function closesCycle(pipeline: Pipeline, graph: Path, from: string, to: string): boolean {
  const steps = graphAt(pipeline, graph).steps;
  const seen = new Set<string>();
  const todo = [from];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    const step = at(steps, name);
    if (step) todo.push(...upstreamNames(step.arguments, step.after));
  }
  return false;
}

/** The steps of their nearest common graph that hold these two. */
export function meet(a: Path, b: Path): { graph: Path; a: string; b: string } {
  const left = a.split('/');
  const right = b.split('/');
  let depth = 0;
  while (depth < left.length - 1 && depth < right.length - 1 && left[depth] === right[depth]) depth++;
  return { graph: left.slice(0, depth).join('/'), a: left[depth] ?? '', b: right[depth] ?? '' };
}

/** What gives a value: an output of a step, or with an empty path a parameter of the pipeline. */
export const portOf = (pipeline: Pipeline, from: Port): { type: Type; description: string } | undefined =>
  from.path === '' ? at(pipeline.root.inputs, from.name) : at(componentOf(pipeline, from.path)?.outputs ?? {}, from.name);

/** Null if this output may be wired to this input; otherwise the reason why not. */
export function whyNot(pipeline: Pipeline, from: Port, to: Port): string | null {
  const output = portOf(pipeline, from);
  const input = at(componentOf(pipeline, to.path)?.inputs ?? {}, to.name);
  if (!output || !input) return 'is gone';
  if (from.path === '') return misfit(output.type, input.type);
  if (from.path === to.path) return 'is the same step';
  const common = meet(from.path, to.path);
  if (common.a === common.b) return 'is inside the other';
  if (closesCycle(pipeline, common.graph, common.a, common.b)) return 'would wait for itself';
  return misfit(output.type, input.type);
}

/** Where the value of an input comes from in the end, seen through the frames around it. */
export function origin(pipeline: Pipeline, graph: Path, argument: Argument | undefined): Origin | undefined {
  if (!argument) return undefined;
  switch (argument.is) {
    case 'literal':
      return { is: 'literal', argument };
    case 'foreign':
      return { is: 'foreign' };
    case 'first':
      return { is: 'first', ports: argument.candidates.map((c) => innermost(pipeline, graph, c.step, c.output)) };
    case 'output':
      return { is: 'output', port: innermost(pipeline, graph, argument.step, argument.output) };
    case 'input': {
      if (graph === '') return { is: 'parameter', name: argument.input };
      const outer = parentOf(graph);
      const frame = at(graphAt(pipeline, outer).steps, graph.slice(graph.lastIndexOf('/') + 1));
      const passed = frame && at(frame.arguments, argument.input);
      if (passed) return origin(pipeline, outer, passed);
      const inner = at(componentOfGraph(pipeline, graph)?.inputs ?? {}, argument.input);
      return inner?.defaultValue == null ? undefined : { is: 'literal', argument: { is: 'literal', value: inner.defaultValue } };
    }
  }
}

export type Origin =
  | { is: 'literal'; argument: Argument & { is: 'literal' } }
  | { is: 'parameter'; name: string }
  | { is: 'output'; port: Port }
  | { is: 'first'; ports: Port[] }
  | { is: 'foreign' };

/** An output of a frame is an output of a step in it: goes down to the step that makes it. */
function innermost(pipeline: Pipeline, graph: Path, step: string, output: string): Port {
  const path = join(graph, step);
  const inner = at(graphAt(pipeline, path).outputs, output);
  return inner?.is === 'output' ? innermost(pipeline, path, inner.step, inner.output) : { path, name: output };
}
