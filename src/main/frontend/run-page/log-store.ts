import { LogPages } from './log-pages';
import { setUpOf } from './log-setup';
import type { LogServer } from './server';

/**
 * While a log grows it is asked for every half second, only while its tab is open and seen: a file grows without telling
 * anybody, a hint for each line would be more than the answer, and nobody else pays for it.
 */
const pollMillis = 500;
const retryMillis = 2000;
const tailCount = 1000;

export interface LogState {
  pages: LogPages;
  /** Counts what came in. */
  version: number;
  /** How many lines of set-up it begins with. */
  setUp: number;
  loaded: boolean;
  live: boolean;
  failure: string;
}

/** One attempt's log as far as it was looked at. */
export class LogStore {
  private state: LogState;
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private closed = true;
  private fetching = false;
  private wanted: [from: number, to: number] = [0, 0];

  constructor(readonly server: LogServer) {
    this.state = { pages: new LogPages(), version: 0, setUp: 0, loaded: false, live: true, failure: '' };
  }

  get = (): LogState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  open(): void {
    this.closed = false;
    void this.poll();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  /** These lines are looked at: fetches what is not here. */
  ensure(from: number, to: number): void {
    this.wanted = [from, to];
    this.state.pages.touch(from, to);
    if (!this.fetching) void this.fill();
  }

  private async fill(): Promise<void> {
    this.fetching = true;
    for (let gap = this.gap(); gap !== null; gap = this.gap()) if (!(await this.take(gap.from, gap.count))) break;
    this.fetching = false;
  }

  private gap() {
    return this.closed || !this.state.loaded ? null : this.state.pages.missing(...this.wanted);
  }

  /** Asks from the last line on, which may have grown since. */
  private async poll(): Promise<void> {
    const seen = typeof document === 'undefined' || document.visibilityState === 'visible';
    const done = !seen || await this.take(Math.max(0, this.state.pages.total - 1), tailCount);
    if (this.closed || (done && seen && !this.state.live)) return;
    this.timer = setTimeout(() => void this.poll(), done ? pollMillis : retryMillis);
    if (done && !this.fetching) void this.fill();
  }

  private async take(from: number, count: number): Promise<boolean> {
    try {
      const window = await this.server.window(from, count);
      if (this.closed) return false;
      const { pages, live, failure, loaded, setUp } = this.state;
      const [before, last] = [pages.total, pages.line(window.total - 1)];
      const anew = window.total < pages.total;
      pages.put(window);
      const same = loaded && before === window.total && last === pages.line(window.total - 1) && count === tailCount && live === window.live && failure === '';
      if (!same) this.set({ loaded: true, live: window.live, failure: '', setUp: setUp > 0 && !anew ? setUp : setUpOf((line) => pages.line(line)) });
      return true;
    } catch (thrown) {
      this.set({ failure: thrown instanceof Error ? thrown.message : String(thrown) });
      return false;
    }
  }

  private set(change: Partial<LogState>): void {
    if (this.closed) return;
    this.state = { ...this.state, ...change, version: this.state.version + 1 };
    this.listeners.forEach((listener) => listener());
  }
}
