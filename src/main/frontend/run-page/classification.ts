// What KFP's ClassificationMetrics keeps in the metadata of its artifact, as plain values.
import type { Json } from '../pipeline-canvas/model';

export interface Matrix {
  labels: string[];
  /** A row for each label as it truly is, a column for each as it was told. */
  rows: number[][];
  most: number;
}

export interface Point {
  x: number;
  y: number;
}

const object = (value: Json | undefined): Record<string, Json> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {});
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const number = (value: Json | undefined): number => (typeof value === 'number' ? value : NaN);

/** Null where it is none that can be drawn. */
export function matrixOf(value: Json | undefined): Matrix | null {
  const given = object(value);
  const labels = list(given.annotationSpecs).map((one) => text(object(one).displayName));
  const rows = list(given.rows).map((one) => list(object(one).row).map(number));
  const whole = labels.length > 0 && rows.length === labels.length && rows.every((row) => row.length === labels.length && row.every(Number.isFinite));
  return whole ? { labels, rows, most: Math.max(...rows.flat(), 0) } : null;
}

/** By the trapezoid rule; every ROC curve begins at (0, 0) and ends at (1, 1), also where these points were not kept. */
export function areaUnder(points: readonly Point[]): number {
  let [area, last] = [0, { x: 0, y: 0 }];
  for (const point of [...points, { x: 1, y: 1 }]) {
    area += ((point.x - last.x) * (point.y + last.y)) / 2;
    last = point;
  }
  return area;
}

/** The ROC curve from left to right; null where there are no two points. */
export function rocOf(value: Json | undefined): Point[] | null {
  const points = list(Array.isArray(value) ? value : object(value).confidenceMetrics)
    .map(object)
    .map((one) => ({ x: number(one.falsePositiveRate), y: number(one.recall) }))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
    .sort((a, b) => a.x - b.x || a.y - b.y);
  return points.length < 2 ? null : points;
}
