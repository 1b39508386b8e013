// The metrics of compared runs: the same measure of the same step is one, whatever name each run records it under.
import { systemLast } from '../charts/system';
import type { Run } from './server';

export interface Metric {
  /** Tells it from every other one; the name alone where that does. */
  key: string;
  name: string;
  /** What the step that measured it is called; '' where the name alone tells. */
  step: string;
  /** The name under which a run records it, by run. */
  of: Record<string, string>;
}

/** Of a record that may not have it. */
export const at = <T>(record: Readonly<Record<string, T>>, key: string | undefined): T | undefined =>
  (key === undefined || !Object.hasOwn(record, key) ? undefined : record[key]);

/** Names that two steps of one run share: there the step has to be said. */
function shared(runs: readonly Run[]): Set<string> {
  const found = new Set<string>();
  for (const run of runs) {
    const seen = new Set<string>();
    for (const { metric } of Object.values(run.metrics)) {
      if (seen.has(metric)) found.add(metric);
      seen.add(metric);
    }
  }
  return found;
}

export function metricsOf(runs: readonly Run[]): Metric[] {
  const collide = shared(runs);
  const byKey = new Map<string, Metric>();
  for (const run of runs) {
    for (const [recorded, { metric, step, stepTitle }] of Object.entries(run.metrics)) {
      const said = collide.has(metric) && step !== '';
      const key = said ? `${step}/${metric}` : metric;
      const known = byKey.get(key) ?? { key, name: metric, step: said ? stepTitle : '', of: {} };
      known.of[run.id] = recorded;
      byKey.set(key, known);
    }
  }
  const order = new Intl.Collator('en', { numeric: true });
  return systemLast([...byKey.values()].sort((a, b) => order.compare(a.name, b.name) || order.compare(a.step, b.step) || order.compare(a.key, b.key)), ({ name }) => name);
}
