// Where the bars of the timeline lie, and which steps decided how long the run took.
import type { State } from '../pipeline-canvas/live';
import type { Path, Pipeline } from '../pipeline-canvas/model';
import { parentOf, stepAt } from '../pipeline-canvas/model';
import { wiresOf } from '../pipeline-canvas/wires';
import type { AttemptSpan, Part, PartKind, Run, StepRun } from './run';

export interface Bar {
  kind: 'waiting' | 'start' | 'image' | 'inputs' | 'running' | 'upload';
  attempt: number;
  state: State;
  from: number;
  to: number;
}

export interface Row {
  step: StepRun;
  depth: number;
  bars: Bar[];
  /** When it began to wait and when it ended, for sorting and for the note; null where it never began. */
  from: number | null;
  to: number | null;
}

export interface Timeline {
  from: number;
  to: number;
  rows: Row[];
}

const at = (time: string | null): number | null => (time === null ? null : Date.parse(time));

/** When all before a step had ended: from then on it waits only for its environment and for room. */
function readiness(run: Run, steps: StepRun[], pipeline: Pipeline | null): (path: Path) => number | null {
  const direct = pipeline === null ? null : upstreams(pipeline);
  return (path) => {
    if (direct === null) return null;
    let ready = at(run.started) ?? Date.parse(run.created);
    for (let here = path; here !== ''; here = parentOf(here)) {
      for (const before of direct.get(here) ?? []) {
        for (const step of steps) {
          if (step.path !== before && !step.path.startsWith(`${before}/`)) continue;
          const ended = at(step.ended);
          if (ended !== null) ready = Math.max(ready, ended);
        }
      }
    }
    return ready;
  };
}

function barsOf(step: StepRun, attempts: AttemptSpan[], ready: number | null, now: number): Bar[] {
  if (step.frame || attempts.length === 0) {
    const from = at(step.started);
    if (from === null && (step.phase === 'preparing' || step.phase === 'queued')) return [{ kind: 'waiting', attempt: 0, state: step.state, from: Math.min(ready ?? Infinity, Date.parse(step.since)), to: now }];
    if (from === null) return [];
    return [{ kind: 'running', attempt: 0, state: step.state, from, to: at(step.ended) ?? now }];
  }
  return attempts.flatMap(({ number, state, created, started, ended, parts }): Bar[] => {
    const begun = Math.min(Date.parse(created), number === 1 && ready !== null ? ready : Infinity);
    const ran = at(started);
    const end = at(ended) ?? now;
    if (parts.length > 0) return barsOfParts(number, state, begun, ran, end, parts);
    const bars: Bar[] = [];
    if ((ran ?? end) > begun) bars.push({ kind: 'waiting', attempt: number, state, from: begun, to: ran ?? end });
    if (ran !== null) bars.push({ kind: 'running', attempt: number, state, from: ran, to: Math.max(ran, end) });
    return bars;
  });
}

const kinds: Record<PartKind, Bar['kind']> = {
  queue: 'waiting', start: 'start', image: 'image', inputs: 'inputs', run: 'running', upload: 'upload',
};

/** What the executor told of a try; before its first word the try waited. The clocks of a cluster may go wrong a little. */
function barsOfParts(attempt: number, state: State, begun: number, ran: number | null, end: number, parts: Part[]): Bar[] {
  const bars = parts.map(({ kind, from, to }): Bar => {
    const begins = kind === 'queue' ? begun : Math.max(begun, Date.parse(from));
    return { kind: kinds[kind], attempt, state, from: begins, to: Math.max(begins, at(to) ?? end) };
  });
  if (!parts.some(({ kind }) => kind === 'run') && ran !== null) bars.push({ kind: 'running', attempt, state, from: ran, to: Math.max(ran, end) });
  return bars.filter((bar) => bar.to > bar.from || bar.kind === 'running');
}

/** How long a try spent on each part; what lies in another part counts there as well. */
export const spent = (parts: readonly Part[], kind: PartKind, now: number): number | null => {
  const own = parts.filter((part) => part.kind === kind);
  return own.length === 0 ? null : own.reduce((sum, { from, to }) => sum + Math.max(0, (at(to) ?? now) - Date.parse(from)), 0);
};

/** A row for each step; the span is that of the run. */
export function timelineOf(run: Run, steps: StepRun[], attempts: Record<string, AttemptSpan[]>, now: number, pipeline: Pipeline | null = null): Timeline {
  const ready = readiness(run, steps, pipeline);
  const rows = steps.map((step): Row => {
    const bars = barsOf(step, attempts[step.id] ?? [], ready(step.path), now);
    return {
      step, bars, depth: step.path.split('/').length - 1,
      from: bars.length === 0 ? null : Math.min(...bars.map((bar) => bar.from)),
      to: bars.length === 0 ? null : Math.max(...bars.map((bar) => bar.to)),
    };
  });
  const from = Math.min(Date.parse(run.created), ...rows.map((row) => row.from ?? Infinity));
  const to = Math.max(at(run.ended) ?? (run.started === null ? from : now), ...rows.map((row) => row.to ?? 0));
  return { from, to: Math.max(to, from + 1), rows };
}

/** Which steps each step waits for: by data, by order, and through the rules and orders of the frames around it. */
export function upstreams(pipeline: Pipeline): Map<Path, Set<Path>> {
  const direct = new Map<Path, Set<Path>>();
  for (const { from, to } of wiresOf(pipeline)) {
    const known = direct.get(to.path) ?? new Set<Path>();
    known.add(from.path);
    direct.set(to.path, known);
  }
  return direct;
}

/**
 * The steps without which the run would have ended earlier: from the one that ended last, back to the upstream that
 * ended last, and so on. A frame counts by the steps in it.
 */
export function criticalPath(pipeline: Pipeline, rows: readonly Row[]): Set<Path> {
  const ends = new Map(rows.filter((row) => row.to !== null && !row.step.frame).map((row) => [row.step.path, row.to ?? 0]));
  const direct = upstreams(pipeline);
  const inside = (path: Path): Path[] => {
    if (ends.has(path)) return [path];
    return [...ends.keys()].filter((step) => step.startsWith(`${path}/`));
  };
  const before = (path: Path): Path[] => {
    const found: Path[] = [];
    for (let here = path; here !== ''; here = parentOf(here)) for (const one of direct.get(here) ?? []) found.push(...inside(one));
    return found;
  };
  const path = new Set<Path>();
  const last = (candidates: Iterable<Path>): Path | undefined => {
    let best: Path | undefined;
    for (const one of candidates) if (!path.has(one) && (best === undefined || (ends.get(one) ?? 0) > (ends.get(best) ?? 0))) best = one;
    return best;
  };
  for (let step = last(ends.keys()); step !== undefined; step = last(before(step))) path.add(step);
  return path;
}

/** A step's name for a person; the pipeline may be gone. */
export const nameFor = (pipeline: Pipeline | null, path: Path): string => {
  const title = pipeline === null ? undefined : stepAt(pipeline, path)?.title;
  return title === undefined || title === '' ? path.slice(path.lastIndexOf('/') + 1) : title;
};

const nice = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400];

/** Marks of the axis, in milliseconds from the start: round numbers, at least so many pixels apart. */
export function ticks(span: number, width: number, apart = 90): number[] {
  const least = (span / 1000) * (apart / Math.max(1, width));
  const step = (nice.find((seconds) => seconds >= least) ?? Math.ceil(least / 86_400) * 86_400) * 1000;
  const marks: number[] = [];
  for (let mark = 0; mark <= span; mark += step) marks.push(mark);
  return marks;
}

/** A mark of the axis in words: 0.5 s, 20 s, 5 min, 2 h. */
export function tickWord(millis: number): string {
  const seconds = millis / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 3600) return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
  return seconds % 3600 === 0 ? `${seconds / 3600} h` : `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')} h`;
}
