import { Refusal } from '../pipeline-canvas/server';
import { runEnded, type Live, type RunPicture } from './run';
import type { RunServer } from './server';

export interface RunView {
  picture: RunPicture | null;
  failure: Refusal | null;
  offline: boolean;
  /** Server's clock minus this one's, in milliseconds. */
  skew: number;
}

const retryMillis = 2000;
/** A hint may get lost with a connection; while a run goes on it is asked after anyway. */
const careMillis = 15_000;
/** While nothing is heard, that costs nothing asks whether the server is there: who waits for news must know that none can come. */
const pulseMillis = 3_000;

/** What is known of one run: reads it whole once, then what changes, whenever it is hinted that something did. */
export class RunStore {
  private view: RunView = { picture: null, failure: null, offline: false, skew: 0 };
  private readonly listeners = new Set<() => void>();
  private reading = false;
  private hints = 0;
  /** How often the server was only asked whether it is there since something was read. */
  private quiet = 0;
  private closed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly server: Pick<RunServer, 'picture' | 'live' | 'there'>) {}

  get = (): RunView => this.view;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  open(): void {
    this.closed = false;
    this.hint();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  /** Something changed, or may have. Hints that come while one is followed are followed once. */
  hint = (): void => {
    this.hints++;
    if (!this.reading) void this.read();
  };

  private async read(): Promise<void> {
    this.reading = true;
    clearTimeout(this.timer);
    const followed = this.hints;
    await this.once();
    this.reading = false;
    if (this.isClosed()) return;
    if (followed !== this.hints && !this.view.offline) {
      await this.read();
      return;
    }
    this.quiet = 0;
    this.wait();
  }

  private wait(): void {
    const { picture, failure, offline } = this.view;
    if (offline) this.timer = setTimeout(this.hint, retryMillis);
    else if (failure === null && picture) this.timer = setTimeout(() => void this.pulse(), pulseMillis);
  }

  private async pulse(): Promise<void> {
    const heard = this.hints;
    this.quiet++;
    const state = this.view.picture?.run.state;
    if (state && !runEnded(state) && this.quiet * pulseMillis >= careMillis) {
      this.hint();
      return;
    }
    const seen = typeof document === 'undefined' || document.visibilityState === 'visible';
    const there = !seen || await this.server.there();
    if (this.isClosed() || heard !== this.hints) return;
    if (!there) this.set({ offline: true });
    this.wait();
  }

  private async once(): Promise<void> {
    try {
      const before = this.view.picture;
      const asked = Date.now();
      const answer = before ? await this.server.live() : await this.server.picture();
      const skew = Date.parse(answer.now) - (asked + Date.now()) / 2;
      this.set({ picture: before ? merge(before, answer) : (answer as RunPicture), failure: null, offline: false, skew });
    } catch (thrown) {
      const refusal = thrown instanceof Refusal ? thrown : new Refusal(0, String(thrown));
      if (refusal.passing) this.set({ offline: true, failure: this.view.picture ? null : refusal });
      else this.set({ offline: false, failure: refusal });
    }
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private set(change: Partial<RunView>): void {
    if (this.closed) return;
    this.view = { ...this.view, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

/** Takes over what changed; a step that did not stays the same object, so that nothing of it is drawn again. */
export function merge(before: RunPicture, answer: Live): RunPicture {
  const old = new Map(before.steps.map((step) => [step.id, step]));
  const steps = answer.steps.map((step) => {
    const known = old.get(step.id);
    return known && JSON.stringify(known) === JSON.stringify(step) ? known : step;
  });
  const same = steps.length === before.steps.length && steps.every((step, index) => step === before.steps[index]);
  return { ...before, run: answer.run, steps: same ? before.steps : steps, now: answer.now, onServer: answer.onServer };
}
