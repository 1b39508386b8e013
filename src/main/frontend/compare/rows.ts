// The rows of a comparison, as plain values.
import { short, signed } from '../charts/numbers';
import type { NamedCurve } from '../charts/CurveGrid';
import { at, metricsOf } from './metrics';
import { directionOf, judge, type Verdict } from './direction';
import type { Measured, Run } from './server';
import type { Direction, View, Which } from './view';

export interface Cell {
  text: string;
  /** The run has nothing here. */
  absent: boolean;
  /** Other than the baseline. */
  differs: boolean;
  /** Of a number: the difference to the baseline, written with its sign. */
  delta?: string;
  verdict?: Verdict;
  best?: boolean;
  /** The step that measured it, where the runs do not agree on one. */
  step?: string;
  /** Why nothing stands here, where that is not because there is nothing. */
  why?: string;
}

export interface Row {
  /** Tells it from every other row of its section. */
  key: string;
  name: string;
  /** The step that measured it, where the name alone does not tell. */
  step?: string;
  cells: Cell[];
  /** Whether any run has something else than another. */
  differs: boolean;
  direction?: Direction;
}

export function names(runs: readonly Run[], of: (run: Run) => object): string[] {
  return [...new Set(runs.flatMap((run) => Object.keys(of(run))))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Tags that the machinery sets itself tell nobody anything. */
export const ownTag = (tag: string): boolean => !tag.startsWith('mlflow.') && !tag.startsWith('slipway.');

const number = (text: string): number | undefined => (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : undefined);

export function textRows(runs: readonly Run[], baseline: string, of: (run: Run) => Record<string, string>): Row[] {
  const base = runs.find((run) => run.id === baseline) ?? runs[0];
  return names(runs, of).map((name) => {
    const texts = runs.map((run) => of(run)[name]);
    const reference = base === undefined ? undefined : of(base)[name];
    return {
      key: name,
      name,
      differs: new Set(texts).size > 1,
      cells: texts.map((text) => ({ text: text ?? '–', absent: text === undefined, differs: text !== reference, ...delta(text, reference) })),
    };
  });
}

// A parameter has no better or worse; how far it moved is still worth reading.
function delta(text: string | undefined, reference: string | undefined): { delta?: string } {
  const [a, b] = [number(text ?? ''), number(reference ?? '')];
  return a === undefined || b === undefined || a === b ? {} : { delta: signed(rounded(a - b)) };
}

export const valueOf = (measured: Measured | undefined, which: Which): number | null | undefined =>
  measured === undefined ? undefined : measured[which];

const UNKNOWN = 'Of runs that others logged to the MLflow server only the last value is known here';

export function metricRows(runs: readonly Run[], view: View): Row[] {
  const base = runs.find((run) => run.id === view.baseline) ?? runs[0];
  return metricsOf(runs).map(({ key, name, step, of }) => {
    const direction = directionOf(view, key, name);
    const found = runs.map((run) => at(run.metrics, of[run.id]));
    const values = found.map((measured) => valueOf(measured, view.which));
    const reference = base === undefined ? undefined : valueOf(at(base.metrics, of[base.id]), view.which);
    const best = bestOf(values, direction);
    const agree = new Set(found.flatMap((measured) => (measured === undefined ? [] : [measured.step]))).size < 2;
    return {
      key,
      name,
      ...(step === '' ? {} : { step }),
      direction,
      differs: new Set(values).size > 1,
      cells: values.map((value, index) => {
        const title = found[index]?.stepTitle ?? '';
        const unknown = found[index] !== undefined && value === undefined;
        return { ...metricCell(value, reference, direction, best), ...(agree || title === '' ? {} : { step: title }), ...(unknown ? { why: UNKNOWN } : {}) };
      }),
    };
  });
}

function bestOf(values: readonly (number | null | undefined)[], direction: Direction): number | undefined {
  const known = values.filter((value): value is number => typeof value === 'number');
  if (known.length < 2 || direction === 'none' || new Set(known).size < 2) return undefined;
  return direction === 'up' ? Math.max(...known) : Math.min(...known);
}

function metricCell(value: number | null | undefined, reference: number | null | undefined, direction: Direction, best: number | undefined): Cell {
  const cell: Cell = { text: short(value), absent: value === undefined, differs: value !== reference, best: best !== undefined && value === best };
  if (typeof value !== 'number' || typeof reference !== 'number' || value === reference) return cell;
  const difference = value - reference;
  return { ...cell, delta: withPart(difference, reference), verdict: judge(difference, direction) };
}

// A difference has no more digits than help to judge it; what floating point adds is left out.
const rounded = (difference: number): number => (Number.isInteger(difference) ? difference : Number(difference.toPrecision(4)));

/** +0.05 (+6.3 %); the part only where it says more than the number. */
function withPart(difference: number, reference: number): string {
  const part = (difference / Math.abs(reference)) * 100;
  if (reference === 0 || !Number.isFinite(part) || Math.abs(part) > 9999) return signed(rounded(difference));
  return `${signed(rounded(difference))} (${signed(Math.abs(part) < 100 ? Number(part.toPrecision(2)) : Math.round(part))} %)`;
}

export const shown = (rows: readonly Row[], view: View, runs: number): Row[] =>
  rows.filter((row) => !view.differencesOnly || runs < 2 || row.differs);

/** A row's name, and whose it is where that has to be said. */
export const label = ({ name, step }: Pick<Row, 'name' | 'step'>): string => (step === undefined || step === '' ? name : `${name} (${step})`);

/** Metrics that have a curve in some run. */
export function curveMetrics(runs: readonly Run[]): NamedCurve[] {
  return metricsOf(runs)
    .filter(({ of }) => runs.some((run) => (at(run.metrics, of[run.id])?.points ?? 0) > 1))
    .map((metric) => ({ title: label(metric), names: metric.of }));
}
