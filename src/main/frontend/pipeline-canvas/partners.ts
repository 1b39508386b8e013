// What a port could be wired to.
import { allSteps, type Pipeline } from './model';
import { typeName, whyNot, type Port } from './rules';

export interface Partner {
  port: Port;
  type: string;
  /** Why it does not fit; null if it does. */
  why: string | null;
}

/** Inputs for an output, outputs for an input, of all other steps; those that don't fit come last, with the reason. */
export function partnersOf(pipeline: Pipeline, port: Port, side: 'in' | 'out'): Partner[] {
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
