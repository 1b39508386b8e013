// What a step measured: numbers and curves of its metrics outputs, and what it logged by itself.
import type { Json } from '../pipeline-canvas/model';
import type { Curve, Passed } from './run';

const numbers = (value: Json): number[] | null =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number') ? value : null;

/** A number is a metric, a list of numbers a curve over its index. */
export function measured(outputs: Record<string, Passed>): Curve[] {
  const found: Curve[] = [];
  for (const passed of Object.values(outputs)) {
    for (const artifact of 'artifacts' in passed ? passed.artifacts : []) {
      if (!artifact.schema.endsWith('Metrics')) continue;
      for (const [name, value] of Object.entries(artifact.metadata)) {
        const list = numbers(value);
        if (typeof value === 'number') found.push({ name, latest: value, points: [] });
        else if (list) found.push({ name, latest: list.at(-1) ?? null, points: list.length > 1 ? list.map((one, index) => [index, one]) : [] });
      }
    }
  }
  return found;
}

/** By name; of two the one with more points. */
export function together(...all: Curve[][]): Curve[] {
  const byName = new Map<string, Curve>();
  for (const curve of all.flat()) {
    const known = byName.get(curve.name);
    if (!known || curve.points.length > known.points.length) byName.set(curve.name, curve);
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** What is carried along with an artifact, short: of many numbers how many, the first and the last. */
export function brief(value: Json): string {
  const list = numbers(value);
  if (list && list.length > 6) return `${list.length} numbers, ${String(list[0])} to ${String(list.at(-1))}`;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
