// What leads from where to where.
import { readBy } from './condition';
import { at, componentOf, graphAt, join, type Graph, type Path, type Pipeline } from './model';
import { origin, typeTone, upstreamNames, type Port } from './rules';

export interface Wire {
  id: string;
  from: Port;
  /** The name is empty where the whole step is meant: the header of a frame, or an order without data. */
  to: Port;
  tone: string;
  /** A wire through a folded frame has no port there that it could be taken off. */
  kind: 'data' | 'rule' | 'order' | 'through';
  label: string;
}

/** All wires of the pipeline, drawn from the step that makes a value to the step that takes it, across frames. */
export function wiresOf(pipeline: Pipeline): Wire[] {
  const wires: Wire[] = [];
  const add = (kind: Wire['kind'], from: Port, to: Port, label: string) => {
    const type = at(componentOf(pipeline, from.path)?.outputs ?? {}, from.name)?.type;
    const id = `${kind}:${from.path}.${from.name}->${to.path}.${to.name}`;
    wires.push({ id, from, to, tone: type ? typeTone(type) : 'artifact', kind, label });
  };
  const walk = (graph: Graph, path: Path, seen: string[]) => {
    for (const [name, step] of Object.entries(graph.steps)) {
      const here = join(path, name);
      const component = at(pipeline.components, step.component);
      const frame = component?.implementation.is === 'graph' ? component.implementation : undefined;
      const read = frame ? readBy(pipeline, here) : Object.keys(step.arguments);
      for (const input of new Set(read)) {
        const source = origin(pipeline, path, at(step.arguments, input));
        const ports = source?.is === 'output' ? [source.port] : source?.is === 'first' ? source.ports : [];
        for (const port of ports) add(frame ? 'rule' : 'data', port, { path: here, name: frame ? '' : input }, input);
      }
      const data = upstreamNames(step.arguments, []);
      for (const before of step.after) {
        if (!data.has(before)) add('order', { path: join(path, before), name: '' }, { path: here, name: '' }, 'after');
      }
      if (frame && !seen.includes(step.component)) walk(frame, here, [...seen, step.component]);
    }
  };
  walk(graphAt(pipeline, ''), '', []);
  return [...new Map(wires.map((wire) => [wire.id, wire])).values()];
}

/** Wires of steps that are not drawn lead to the folded frame around them. */
export function outsideOf(wires: Wire[], frames: ReadonlySet<Path>): Wire[] {
  const around = (path: Path): Path | undefined => {
    const parts = path.split('/');
    return parts.map((_, index) => parts.slice(0, index + 1).join('/')).find((frame) => frame !== path && frames.has(frame));
  };
  const found = wires.flatMap((wire): Wire[] => {
    const [from, to] = [around(wire.from.path), around(wire.to.path)];
    if (from === undefined && to === undefined) return [wire];
    if (from === to || from === wire.to.path) return [];
    const ends = { from: from === undefined ? wire.from : { path: from, name: '' }, to: to === undefined ? wire.to : { path: to, name: '' } };
    return [{ ...wire, ...ends, kind: 'through', id: `through:${ends.from.path}.${ends.from.name}->${ends.to.path}.${ends.to.name}` }];
  });
  return [...new Map(found.map((wire) => [wire.id, wire])).values()];
}
