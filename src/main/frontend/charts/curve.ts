// Curves as plain values: what is measured, how it is smoothed, and what stands on the x axis. Knows no chart library.
import { infinite } from './numbers';

/** One measured point: step, milliseconds since 1970, value (null where it was NaN). */
export type Point = readonly [step: number, time: number, value: number | null];

export interface Curve {
  key: string;
  /** What the legend and the tooltip call it. */
  label: string;
  /** Which colour of the palette it has; the same run has the same one in all charts. */
  colour: number;
  points: readonly Point[];
}

export type XAxis = 'step' | 'relative' | 'wall';

export const X_AXES: readonly XAxis[] = ['step', 'relative', 'wall'];

/** [x, y] for the axis; relative time is in seconds from the curve's first point. */
export function along(points: readonly Point[], axis: XAxis): [number, number | null][] {
  const begin = points.reduce((least, point) => Math.min(least, point[1]), Infinity);
  const x = (point: Point) => (axis === 'step' ? point[0] : axis === 'wall' ? point[1] : (point[1] - begin) / 1000);
  const placed = points.map((point): [number, number | null] => [x(point), point[2]]);
  return axis === 'step' ? placed : placed.sort((a, b) => a[0] - b[0]);
}

/**
 * Exponential moving average with the early points weighted up, so that it does not start at zero; 0 leaves the curve
 * as it is, towards 1 it is smoother. A NaN stays a gap.
 */
export function smoothed(points: readonly [number, number | null][], weight: number): [number, number | null][] {
  if (weight <= 0) return [...points];
  let [sum, count] = [0, 0];
  return points.map(([x, y]) => {
    if (y === null) return [x, null];
    sum = sum * weight + (1 - weight) * y;
    count = count * weight + (1 - weight);
    return [x, sum / count];
  });
}

/** What a line is drawn through: an infinite value would leave nothing to see of the others. */
export function finite(points: readonly [number, number | null][]): [number, number | null][] {
  return points.map(([x, y]) => [x, y !== null && infinite(y) ? null : y]);
}

/** Where a value was infinite: [x, 1 above all others, 0 below them]. */
export function beyond(points: readonly [number, number | null][]): [number, number][] {
  return points.flatMap(([x, y]): [number, number][] => (y !== null && infinite(y) ? [[x, y > 0 ? 1 : 0]] : []));
}

/** Where NaN was logged: [x, the nearest known value], so that the gap can be marked. */
export function gaps(points: readonly [number, number | null][]): [number, number][] {
  const marks: [number, number][] = [];
  let last: number | null = finite(points).find(([, y]) => y !== null)?.[1] ?? null;
  for (const [x, y] of points) {
    if (y !== null) last = infinite(y) ? last : y;
    else if (last !== null) marks.push([x, last]);
  }
  return marks;
}

/** A logarithmic axis shows only what is above zero. */
export function positive(points: readonly [number, number | null][]): [number, number | null][] {
  return points.map(([x, y]) => [x, y !== null && y > 0 ? y : null]);
}

/** Whether there is nothing but one point a curve, which a line cannot show. */
export function lonely(curves: readonly Curve[]): boolean {
  return curves.every((curve) => curve.points.length < 2);
}
