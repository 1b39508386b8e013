// What one looks at is in the address, so that a link opens the same.

export const views = ['graph', 'timeline', 'steps'] as const;
export const tabs = ['overview', 'logs', 'inputs', 'outputs', 'metrics', 'pod'] as const;
export type View = (typeof views)[number];
export type Tab = (typeof tabs)[number];

export interface Lines {
  from: number;
  to: number;
}

export interface Place {
  view: View;
  /** Path of the selected step; '' is the run itself. */
  step: string;
  tab: Tab;
  /** From 1; 0 is the latest. */
  attempt: number;
  /** Marked lines of the log, from 1. */
  lines: Lines | null;
}

export const nowhere: Place = { view: 'graph', step: '', tab: 'overview', attempt: 0, lines: null };

const oneOf = <T extends string>(all: readonly T[], text: string | null, otherwise: T): T => all.find((one) => one === text) ?? otherwise;

export function readLines(hash: string): Lines | null {
  const found = /^#L(\d{1,12})(?:-L?(\d{1,12}))?$/.exec(hash);
  if (!found) return null;
  const [a, b] = [Number(found[1]), Number(found[2] ?? found[1])];
  return a < 1 || b < 1 ? null : { from: Math.min(a, b), to: Math.max(a, b) };
}

export const writeLines = (lines: Lines | null): string =>
  lines === null ? '' : lines.from === lines.to ? `#L${lines.from}` : `#L${lines.from}-L${lines.to}`;

export function readPlace(search: string, hash: string): Place {
  const asked = new URLSearchParams(search);
  const attempt = asked.get('attempt') ?? '';
  return {
    view: oneOf(views, asked.get('view'), nowhere.view),
    step: asked.get('step') ?? '',
    tab: oneOf(tabs, asked.get('tab'), nowhere.tab),
    attempt: /^[1-9]\d{0,5}$/.test(attempt) ? Number(attempt) : 0,
    lines: readLines(hash),
  };
}

/** Query and hash; what is as it begins is left out. */
export function writePlace(place: Place): string {
  const said = new URLSearchParams();
  if (place.view !== nowhere.view) said.set('view', place.view);
  if (place.step !== '') {
    said.set('step', place.step);
    if (place.tab !== nowhere.tab) said.set('tab', place.tab);
    if (place.attempt > 0) said.set('attempt', String(place.attempt));
  }
  // A slash may stand in a query; the step's path reads better so.
  const query = said.toString().replaceAll('%2F', '/');
  const hash = place.step !== '' && place.tab === 'logs' ? writeLines(place.lines) : '';
  return `${query === '' ? '' : `?${query}`}${hash}`;
}

/** Another step forgets what belonged to the one before, but not which part of a step is looked at. */
export const selectStep = (place: Place, step: string): Place =>
  step === place.step ? place : { ...place, step, attempt: 0, lines: null };
