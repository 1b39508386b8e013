// What the run page asks of the server.
import { ask, type RunForm, type RunRequest } from '../pipeline-canvas/server';
import type { AttemptSpan, Curve, Figure, Live, LogHits, LogWindow, Passed, PodReport, RunPicture, StepDetails } from './run';

/** As nobody, so that an open page alone keeps no session alive. */
async function answers(): Promise<boolean> {
  try {
    const { status } = await fetch('actuator/health/liveness', { credentials: 'omit', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(2000) });
    return status < 500;
  } catch {
    return false;
  }
}

/** The server's side of one run. */
export class RunServer {
  readonly base: string;

  constructor(readonly project: string, readonly run: string) {
    this.base = `app/${encodeURIComponent(project)}/runs/${encodeURIComponent(run)}`;
  }

  /** Whether anybody answers. Asked twice: a change of networks breaks one request off, and is no absence. */
  there = async (): Promise<boolean> => await answers() || answers();

  picture = (): Promise<RunPicture> => ask('GET', this.base);
  live = (): Promise<Live> => ask('GET', `${this.base}/steps`);
  timeline = (): Promise<Record<string, AttemptSpan[]>> => ask('GET', `${this.base}/timeline`);
  outputs = (): Promise<Record<string, Passed>> => ask('GET', `${this.base}/outputs`);
  figures = (): Promise<Figure[]> => ask('GET', `${this.base}/metrics`);
  details = (step: string): Promise<StepDetails> => ask('GET', this.step(step));
  metrics = (step: string): Promise<Curve[]> => ask('GET', `${this.step(step)}/metrics`);
  form = (): Promise<RunForm> => ask('GET', `${this.base}/form`);
  stop = (): Promise<unknown> => ask('POST', `${this.base}/stop`, {});
  retry = (): Promise<unknown> => ask('POST', `${this.base}/retry`, {});
  rerun = (request: RunRequest): Promise<{ run: string; address: string }> => ask('POST', `${this.base}/rerun`, request);
  rename = (title: string): Promise<unknown> => ask('POST', `${this.base}/rename`, { title });
  remove = (): Promise<unknown> => ask('POST', `${this.base}/delete`, {});
  pod = (step: string, attempt: number): Promise<PodReport> => ask('GET', `${this.step(step)}/attempts/${attempt}/pod`);
  log = (step: string, attempt: number): LogServer => new LogServer(`${this.step(step)}/attempts/${attempt}/log`);

  private step(id: string): string {
    return `${this.base}/steps/${encodeURIComponent(id)}`;
  }
}

/** The server's side of one attempt's log. */
export class LogServer {
  constructor(readonly base: string) {}

  window = (from: number, count: number): Promise<LogWindow> => ask('GET', `${this.base}?from=${from}&count=${count}`);
  search = (text: string, from: number): Promise<LogHits> =>
    ask('GET', `${this.base}/search?${new URLSearchParams({ text, from: String(from) })}`);
  firstError = (): Promise<{ line: number | null }> => ask('GET', `${this.base}/error`);
  get raw(): string {
    return `${this.base}/raw`;
  }
}
