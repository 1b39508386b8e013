// What the comparison asks of the server.
import type { Json } from '../pipeline-canvas/model';
import { ask } from '../pipeline-canvas/server';

export interface Measured {
  /** What its step calls it; the run records it as step.name where two steps measure the same. */
  metric: string;
  /** Path of the step; '' where it was logged to the run itself. */
  step: string;
  stepTitle: string;
  /** null stands for NaN. */
  last: number | null;
  /** undefined where only the latest point is known. */
  min: number | null | undefined;
  max: number | null | undefined;
  points: number;
}

export interface Run {
  id: string;
  name: string;
  state: string;
  started: number;
  /** From when its time counts: later than its start where it stood still before it was tried again. */
  countsFrom: number;
  ended: number | null;
  user: string;
  deleted: boolean;
  experiment: string;
  experimentAddress: string;
  address: string;
  /** Its page on the team's MLflow server. */
  there: string | null;
  version: { pipeline: string; number: number; address: string } | null;
  parent: string;
  params: Record<string, string>;
  tags: Record<string, string>;
  metrics: Record<string, Measured>;
}

export interface Comparison {
  runs: Run[];
  missing: string[];
  /** Why nothing is known of runs on the team's server; '' where it answered. */
  problem: string;
}

export interface Candidate {
  id: string;
  name: string;
  started: number;
  state: string;
}

export interface File {
  path: string;
  /** What people call it. */
  title: string;
  size: number | null;
  digest: string | null;
  address: string | null;
  /** How a step's result is looked at; null for a file that a program logged. */
  look: { uri: string; schema: string; metadata: Record<string, Json> } | null;
}

const base = (project: string) => `app/${encodeURIComponent(project)}/compare`;

/** Runs that others logged to the team's server are asked for by themselves: no run of ours waits for that server. */
export const isThere = (run: string): boolean => run.startsWith('there:');

/** Of runs on the team's server the extremes are not known: that is not NaN. */
export const latestOnly = (run: Run): Run => ({
  ...run,
  metrics: Object.fromEntries(Object.entries(run.metrics).map(([name, measured]) => [name, { ...measured, min: undefined, max: undefined }])),
});

export const compare = (project: string, runs: readonly string[]): Promise<Comparison> =>
  ask('GET', `${base(project)}?${new URLSearchParams({ runs: runs.join(',') })}`);

export const candidates = (project: string, experiment: string, text: string): Promise<Candidate[]> =>
  ask('GET', `${base(project)}/candidates?${new URLSearchParams({ experiment, text })}`);

export const artifacts = (project: string, runs: readonly string[]): Promise<Record<string, File[]>> =>
  ask('GET', `${base(project)}/artifacts?${new URLSearchParams({ runs: runs.join(',') })}`);
