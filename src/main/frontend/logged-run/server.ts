// What the page of a logged run asks of the server beside what the comparison tells: io.slipway.ui.logged there.
import { ask } from '../pipeline-canvas/server';
import type { Preview } from '../run-page/artifacts';

/** Another run, and where its page is. */
export interface Other {
  id: string;
  name: string;
  state: string;
  address: string;
}

/** Data that the run read; source, schema and profile are JSON, or whatever the client chose. */
export interface Data {
  name: string;
  digest: string;
  context: string;
  sourceType: string;
  source: string;
  schema: string | null;
  profile: string | null;
}

export interface Around {
  parent: Other | null;
  nested: Other[];
  /** Whether there are more nested ones than these. */
  more: boolean;
  data: Data[];
  mayRun: boolean;
  mayEdit: boolean;
}

const base = (project: string) => `app/${encodeURIComponent(project)}`;

export const around = (project: string, run: string): Promise<Around> => ask('GET', `${base(project)}/logged/${encodeURIComponent(run)}`);

/** A look into a file that was logged to a run. */
export const previewOf = (project: string, run: string, path: string): Promise<Preview> =>
  ask('GET', `${base(project)}/compare/preview?${new URLSearchParams({ run, path })}`);
