// A run as the server sends it. Values only.
import type { State } from '../pipeline-canvas/live';
import type { Json, Path, Pipeline } from '../pipeline-canvas/model';

export type RunState = 'pending' | 'running' | 'cancelling' | 'succeeded' | 'failed' | 'cancelled';

export interface Run {
  id: string;
  number: number;
  title: string;
  pipeline: string;
  pipelineName: string;
  version: number;
  state: RunState;
  startedBy: string;
  created: string;
  /** From when its time counts: later than its creation where it stood still before it was tried again. */
  countsFrom: string;
  started: string | null;
  ended: string | null;
  experiment: string;
  arguments: Record<string, Json>;
  cache: boolean;
  /** Whether what its steps take of their machine is recorded. */
  systemMetrics: boolean;
  rerunOf: string | null;
  executor: string;
  reason: string;
  /** Empty where nobody stopped it. */
  stoppedBy: string;
}

export interface StepRun {
  id: string;
  path: Path;
  frame: boolean;
  state: State;
  /** What a pending step waits for: the steps before it, its environment, or room. */
  phase: '' | 'waiting' | 'preparing' | 'queued';
  reason: string;
  attempts: number;
  cacheNote: string;
  /** The run whose results were taken over. */
  fromRun: string | null;
  since: string;
  started: string | null;
  ended: string | null;
}

export interface Live {
  run: Run;
  steps: StepRun[];
  /** The server's clock, so that a wrong one here makes no wrong durations. */
  now: string;
  /** Null where the project has no MLflow server. */
  onServer: OnServer | null;
}

/** How a run stands on the team's MLflow server; each text is empty where there is nothing to say. */
export interface OnServer {
  page: string | null;
  waiting: string;
  since: string | null;
  problem: string;
  refused: string;
  /** Whether it came from there, so that what is changed of it stays here. */
  imported: boolean;
}

export interface RunPicture extends Live {
  /** Null where the version can't be read any more; the steps are still listed. */
  pipeline: Pipeline | null;
  /** What the pipeline contains that was not done, in sentences. */
  kept: string[];
  experimentName: string;
  /** The run of this pipeline before this one: what it is compared with. */
  previous: string | null;
  /** The run that this one was made from; null if from none, or if that is deleted. */
  rerun: Rerun | null;
  /** Whether the project reuses results of earlier runs at all, at present. */
  reuse: boolean;
  canRun: boolean;
  canEdit: boolean;
}

export interface Rerun {
  id: string;
  number: number;
  title: string;
  /** Parameters that were given otherwise; null where a run was not given one. */
  changed: { name: string; before: Json | null; now: Json | null }[];
}

/** The last value of a metric of the run. */
export interface Figure {
  name: string;
  /** The step that measured it; '' where it was logged to the run itself. */
  step: Path;
  /** null stands for NaN. */
  latest: number | null;
  points: number;
}

/** What a try's time went to; an image is pulled while a pod starts. */
export type PartKind = 'queue' | 'start' | 'image' | 'inputs' | 'run' | 'upload';

export interface Part {
  kind: PartKind;
  from: string;
  /** Null while it goes on. */
  to: string | null;
}

/** What a cluster says of the pod of a try. */
export interface PodReport {
  /** Empty where there was no pod. */
  namespace: string;
  pod: string;
  command: string;
  live: boolean;
  events: { at: string; warning: boolean; reason: string; message: string; count: number }[];
  yaml: string;
}

/** A try of a step on the timeline. */
export interface AttemptSpan {
  number: number;
  state: State;
  created: string;
  started: string | null;
  ended: string | null;
  /** Empty where no more is known than when it was begun and ended. */
  parts: Part[];
}

export interface Attempt extends AttemptSpan {
  reason: string;
  exitCode: number | null;
  cpuMillis: number | null;
  peakMemoryBytes: number | null;
  packages: string[];
  /** The project's own Python, if it ran in that; else empty. */
  interpreter: string;
  trackedRun: string;
}

export interface Artifact {
  name: string;
  schema: string;
  schemaVersion: string;
  uri: string;
  size: number | null;
  digest: string | null;
  metadata: Record<string, Json>;
}

export type Passed = { json: Json } | { artifacts: Artifact[] };

export interface StepDetails {
  step: StepRun;
  attempts: Attempt[];
  inputs: Record<string, Passed>;
  outputs: Record<string, Passed>;
  metrics: Record<string, number>;
}

export interface Curve {
  name: string;
  /** null stands for NaN. */
  latest: number | null;
  /** Step (or index) and value; empty where there is one value only. */
  points: [number, number][];
}

export interface LogWindow {
  from: number;
  total: number;
  lines: string[];
  /** Whether more may come. */
  live: boolean;
}

export interface LogHits {
  lines: number[];
  /** There are more than were answered. */
  more: boolean;
  total: number;
}

export const runEnded = (state: RunState): boolean => state === 'succeeded' || state === 'failed' || state === 'cancelled';

export const stepEnded = (state: State): boolean => state !== 'pending' && state !== 'running';

/** What going on with a run is called that ended without success: where nothing failed there is nothing to retry. */
export const againWords = ({ steps }: Pick<RunPicture, 'steps'>): { word: string; title: string } => (steps.some(wrong)
  ? { word: 'Retry failed', title: 'Tries the steps again that did not succeed, as new attempts of this run' }
  : { word: 'Go on', title: 'Runs the steps that were stopped or had not begun, in this run; what succeeded stays as it is' });

/** What came of the cache, or may come. */
export function cacheWords({ run, steps, reuse }: Pick<RunPicture, 'run' | 'steps' | 'reuse'>): string {
  if (!run.cache) return 'off for this run: every step is run';
  const taken = steps.filter((step) => step.state === 'cached').length;
  if (taken > 0) return `results of ${taken === 1 ? 'one step' : `${taken} steps`} are of earlier runs`;
  if (runEnded(run.state)) return 'nothing was taken from earlier runs';
  return reuse ? 'results of earlier runs may be reused' : 'off for this project: every step is run';
}

/** The run that this one is compared with: the one it was made from, or the one of its pipeline before it. */
export const besideOf = (picture: RunPicture): string | null => picture.rerun?.id ?? picture.previous;

/** The state that colours a run: stopping still runs. */
export const colourOf = (state: RunState): State => (state === 'cancelling' ? 'running' : state);

export const runWords: Record<RunState, string> = {
  pending: 'Pending', running: 'Running', cancelling: 'Stopping', succeeded: 'Succeeded', failed: 'Failed', cancelled: 'Cancelled',
};

export const stepWords: Record<State, string> = {
  pending: 'Pending', running: 'Running', succeeded: 'Succeeded', cached: 'Cached', skipped: 'Skipped',
  failed: 'Failed', cancelled: 'Cancelled', lost: 'Lost',
};

/** What a pending step waits for. */
export const waitWords = (phase: StepRun['phase']): string => ({
  '': 'Pending', waiting: 'Waits for earlier steps', preparing: 'Its environment is being made', queued: 'Waits to start',
}[phase]);

/** Failed first, then what goes on, then the rest in the pipeline's order. */
export const wrong = (step: StepRun): boolean => step.state === 'failed' || step.state === 'lost';

/** Milliseconds between two times; to `now` where it has not ended; null where it has not begun. */
export function millis(from: string | null, to: string | null, now: number): number | null {
  if (from === null) return null;
  return Math.max(0, (to === null ? now : Date.parse(to)) - Date.parse(from));
}

/** 512 B, 1.2 MB. */
export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let value = size;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}
