// What the address of a comparison says. Everything that a person can set is in it, so that a link shows the same.
import { X_AXES, type XAxis } from '../charts/curve';
import type { Settings } from '../charts/plot';

export type Which = 'last' | 'min' | 'max';
export type Direction = 'up' | 'down' | 'none';

export interface View {
  runs: readonly string[];
  /** The run that the others are compared to; the first one unless chosen. */
  baseline: string;
  differencesOnly: boolean;
  which: Which;
  /** What a person said of single metrics: whether up is better, down is better, or neither. */
  directions: Readonly<Record<string, Direction>>;
  tags: boolean;
  chart: Settings;
}

const WHICH: readonly Which[] = ['last', 'min', 'max'];
const DIRECTIONS: readonly Direction[] = ['up', 'down', 'none'];

function oneOf<T extends string>(all: readonly T[], text: string | null): T | undefined {
  return all.find((value) => value === text);
}

export function parse(query: string): View {
  const asked = new URLSearchParams(query);
  const runs = [...new Set((asked.get('runs') ?? '').split(',').map((id) => id.trim()).filter((id) => id !== ''))];
  const baseline = asked.get('baseline') ?? '';
  const directions: Record<string, Direction> = {};
  for (const direction of DIRECTIONS) for (const metric of asked.getAll(direction)) directions[metric] = direction;
  const smooth = Number(asked.get('smooth') ?? 0);
  return {
    runs,
    baseline: runs.includes(baseline) ? baseline : (runs[0] ?? ''),
    differencesOnly: asked.get('diff') === '1',
    which: oneOf(WHICH, asked.get('value')) ?? 'last',
    directions,
    tags: asked.get('tags') === '1',
    chart: {
      x: oneOf<XAxis>(X_AXES, asked.get('x')) ?? 'step',
      log: asked.get('log') === '1',
      smooth: Number.isFinite(smooth) ? Math.min(0.99, Math.max(0, smooth)) : 0,
    },
  };
}

export function print(view: View): string {
  const said = new URLSearchParams();
  if (view.runs.length > 0) said.set('runs', view.runs.join(','));
  if (view.baseline !== '' && view.baseline !== view.runs[0]) said.set('baseline', view.baseline);
  if (view.differencesOnly) said.set('diff', '1');
  if (view.which !== 'last') said.set('value', view.which);
  if (view.tags) said.set('tags', '1');
  if (view.chart.x !== 'step') said.set('x', view.chart.x);
  if (view.chart.log) said.set('log', '1');
  if (view.chart.smooth > 0) said.set('smooth', String(view.chart.smooth));
  for (const [metric, direction] of Object.entries(view.directions)) said.append(direction, metric);
  // Commas between ids read better as they are; they mean nothing else in a query.
  return said.toString().replaceAll('%2C', ',');
}

export function without(view: View, run: string): View {
  const runs = view.runs.filter((id) => id !== run);
  return { ...view, runs, baseline: view.baseline === run ? (runs[0] ?? '') : view.baseline };
}

export function withRun(view: View, run: string): View {
  return view.runs.includes(run) ? view : { ...view, runs: [...view.runs, run], baseline: view.baseline === '' ? run : view.baseline };
}
