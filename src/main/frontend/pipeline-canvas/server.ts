// What the editor asks of the server, over plain HTTP: every answer says what happened in a sentence.
import type { Edit } from './edits';
import type { Input, Json, Output, Path, Pipeline, Position } from './model';

export interface Problem {
  severity: 'error' | 'warning';
  /** Where: a step, or '' for the pipeline. */
  path: Path;
  input: string | null;
  text: string;
}

/** What the pipeline contains that does not run yet: kept and written out again. */
export interface Notice {
  text: string;
  steps: Path[];
}

export interface Draft {
  version: number;
  pipeline: Pipeline;
  problems: Problem[];
  notices: Notice[];
  /** Names of the project's secrets. */
  secrets: string[];
  canEdit: boolean;
  canRun: boolean;
  undo: string | null;
  redo: string | null;
  /** The last saved version, and whether the draft differs from it. */
  saved: { number: number; changed: boolean } | null;
  changedBy: string;
  changedAt: string;
  person: string;
}

/** Somebody else changed the same field since. */
export interface Conflict {
  field: string;
  mine: Json;
  theirs: Json;
  by: string;
}

export interface Version {
  number: number;
  message: string;
  by: string;
  at: string;
  hash: string;
}

export interface RunForm {
  inputs: Record<string, Input>;
  /** The inputs that say where data lies: a file can be sent up for them. */
  data: string[];
  /** What the last run of this pipeline was given, without what has another default since. */
  last: Record<string, Json>;
  /** Its number; null where there was none. */
  lastNumber: number | null;
  experiments: string[];
  /** Where it can run; what stands in the way of one that can't at present is said in a sentence. */
  executors: { name: string; whyNot: string | null }[];
  /** Where it runs if nothing else is chosen. */
  executor: string;
  /** Whether the last run recorded what its steps took of their machine. */
  systemMetrics: boolean;
  /** Whether this project reuses results of earlier runs at all. */
  reuse: boolean;
}

export interface RunRequest {
  arguments: Record<string, Json>;
  experiment: string;
  cache: boolean;
  /** Null where neither the form nor the person has said: as in the run that is repeated, else not. */
  systemMetrics: boolean | null;
  /** Null where the form was not there yet: the server takes what the form would have offered. */
  executor: string | null;
}

export interface ParsedFunction {
  function: string;
  description: string;
  inputs: Record<string, Input>;
  outputs: Record<string, Output>;
  /** As given, unless a decorator in the source says otherwise. */
  packages: string[];
  image: string;
  errors: { line: number; column: number; text: string }[];
}

/** What is sent, in order; the id makes a repetition harmless. */
export type Order =
  | { id: string; is: 'edit'; base: number; edit: Edit; force: boolean }
  | { id: string; is: 'undo' }
  | { id: string; is: 'redo' };

export class Refusal extends Error {
  constructor(readonly status: number, message: string, readonly conflicts: Conflict[] = [], readonly fields: Record<string, string> = {}) {
    super(message);
  }

  /** Worth another try: the server is down, starting, or overloaded. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

const token = (): string => {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];
  return found === undefined ? '' : decodeURIComponent(found);
};

interface Answer {
  error?: string;
  conflicts?: Conflict[];
  fields?: Record<string, string>;
}

/** Asks the server; what it refuses is thrown as a {@link Refusal}. */
/** Of a server that answers an order no more: the person must know, and the same order is sent again. */
const ORDER_PATIENCE = 5_000;

export async function ask<T>(method: 'GET' | 'POST', url: string, body?: unknown, patience = 20_000): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token(), 'X-Refusals': 'quiet' },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new Refusal(0, 'The server can’t be reached.');
  }
  return read<T>(Number(response.headers.get('X-Refused') ?? response.status), await response.text().catch(() => ''));
}

// What the type says is the server's word.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
function read<T>(status: number, text: string): T {
  let value: unknown;
  try {
    value = text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(status >= 400 ? status : 502, `The server answered with something else than expected (${status}).`);
  }
  if (status >= 400) {
    const answer = value as Answer;
    throw new Refusal(status, answer.error ?? `The server refused (${status}).`, answer.conflicts, answer.fields);
  }
  return value as T;
}

export interface Upload {
  done: Promise<{ draft: Draft; step: Path }>;
  cancel: () => void;
}

const ofVersion = (version: number | undefined): string => (version === undefined ? '' : `?version=${version}`);

/** The server's side of one pipeline. */
export class Server {
  readonly base: string;

  constructor(readonly project: string, readonly pipeline: string) {
    this.base = `app/${encodeURIComponent(project)}/pipelines/${encodeURIComponent(pipeline)}`;
  }

  draft = (): Promise<Draft> => ask('GET', this.base);
  send = (order: Order): Promise<Draft> => ask('POST', `${this.base}/${order.is === 'edit' ? 'edits' : order.is}`, order, ORDER_PATIENCE);
  versions = (): Promise<Version[]> => ask('GET', `${this.base}/versions`);
  version = (number: number): Promise<{ pipeline: Pipeline; version: Version }> => ask('GET', `${this.base}/versions/${number}`);
  save = (message: string): Promise<Version> => ask('POST', `${this.base}/versions`, { message });
  restore = (number: number): Promise<Draft> => ask('POST', `${this.base}/versions/${number}/restore`, {});
  /** Of the draft, or of a version. */
  runForm = (version?: number): Promise<RunForm> => ask('GET', `${this.base}/runs/form${ofVersion(version)}`);
  run = (request: RunRequest, version?: number): Promise<{ run: string; address: string }> => ask('POST', `${this.base}/runs${ofVersion(version)}`, request);
  parse = (source: string, packages: string[] = [], image = ''): Promise<ParsedFunction> => ask('POST', `${this.base}/functions`, { source, packages, image });
  /** What a compiled file holds, or what is wrong with it. */
  readFile = (text: string): Promise<{ pipeline: Pipeline | null; error: string | null }> => ask('POST', `${this.base}/read`, { text });
  /** Of the draft, or of a version. */
  exportAddress = (version?: number): string => `${this.base}/export${ofVersion(version)}`;

  /** Streams a file up; the answer is the draft with the importer step that stands for it. */
  upload(file: File, graph: Path, { x, y, moves }: { x: number; y: number; moves: Record<Path, Position> }, id: string, progress: (part: number) => void): Upload {
    const query = new URLSearchParams({ name: file.name, graph, x: String(x), y: String(y), id, moves: JSON.stringify(moves) });
    return send(`${this.base}/files?${query}`, file, progress);
  }

  /** Makes a pipeline of a compiled file; answers with its address. */
  importFile = (file: File, progress: (part: number) => void) =>
    send<{ address: string | null; notes: string[]; error: string | null }>(`app/${encodeURIComponent(this.project)}/pipelines/import?${new URLSearchParams({ name: file.name })}`, file, progress);
}

/** Stores a file for a run; answers with its address. */
export const sendData = (project: string, file: File, progress: (part: number) => void) =>
  send<{ uri: string }>(`app/${encodeURIComponent(project)}/data?${new URLSearchParams({ name: file.name })}`, file, progress);

/** XMLHttpRequest because fetch tells nothing of an upload's progress. */
function send<T>(url: string, file: File, progress: (part: number) => void): { done: Promise<T>; cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    const fail = (message: string) => reject(new Refusal(0, message));
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      try {
        resolve(read<T>(request.status, request.responseText));
      } catch (refusal) {
        reject(refusal instanceof Error ? refusal : new Error(String(refusal)));
      }
    };
    request.onerror = () => fail(`${file.name} did not arrive whole: the connection broke. Send it again.`);
    request.onabort = () => fail('cancelled');
  });
  request.open('POST', url);
  request.setRequestHeader('X-XSRF-TOKEN', token());
  request.setRequestHeader('Accept', 'application/json');
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  request.send(file);
  return { done, cancel: () => request.abort() };
}
