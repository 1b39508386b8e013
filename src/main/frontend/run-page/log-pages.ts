// Which lines of a log are here, which are to be fetched, and where a line stands on a page of limited height.
import type { LogWindow } from './run';

export const pageSize = 250;
const kept = 40;

/** The lines that were fetched, in pages; the least lately read are forgotten. */
export class LogPages {
  total = 0;
  private readonly pages = new Map<number, string[]>();

  line(number: number): string | undefined {
    return this.pages.get(Math.floor(number / pageSize))?.[number % pageSize];
  }

  /** Takes a window that begins anywhere; a last line that was cut or is rewritten comes again with the next. */
  put(window: LogWindow): void {
    if (window.total < this.total) this.pages.clear();
    this.total = window.total;
    window.lines.forEach((text, index) => {
      const number = window.from + index;
      const page = Math.floor(number / pageSize);
      const lines = this.pages.get(page) ?? [];
      // Holes would read as missing lines; a page is only begun at its start or continued.
      if (number % pageSize > lines.length) return;
      lines[number % pageSize] = text;
      this.pages.delete(page);
      this.pages.set(page, lines);
    });
    this.forget();
  }

  /** The first stretch between these lines (the last excluded) that is not here, as whole pages. */
  missing(from: number, to: number): { from: number; count: number } | null {
    const first = Math.max(0, Math.floor(from / pageSize));
    const last = Math.floor((Math.min(to, this.total) - 1) / pageSize);
    for (let page = first; page <= last; page++) {
      const lines = this.pages.get(page);
      const whole = Math.min(pageSize, this.total - page * pageSize);
      if (lines === undefined || lines.length < whole) return { from: page * pageSize + (lines?.length ?? 0), count: pageSize - (lines?.length ?? 0) };
    }
    return null;
  }

  /** Marks pages as lately read. */
  touch(from: number, to: number): void {
    for (let page = Math.floor(Math.max(0, from) / pageSize); page * pageSize < to; page++) {
      const lines = this.pages.get(page);
      if (lines === undefined) continue;
      this.pages.delete(page);
      this.pages.set(page, lines);
    }
  }

  private forget(): void {
    for (const page of this.pages.keys()) {
      if (this.pages.size <= kept) return;
      this.pages.delete(page);
    }
  }
}

/** Browsers draw nothing beyond some millions of pixels: a longer log is scrolled in larger steps. */
export const tallest = 8_000_000;

export interface Stretch {
  total: number;
  /** Height of a line, or the average where lines are wrapped. */
  line: number;
  viewport: number;
}

export const heightOf = ({ total, line }: Stretch): number => Math.min(tallest, Math.ceil(total * line));

const scale = (stretch: Stretch): number => {
  const drawn = heightOf(stretch) - stretch.viewport;
  const real = stretch.total * stretch.line - stretch.viewport;
  return drawn <= 0 || real <= 0 ? 1 : real / drawn;
};

/** The line at the top edge, with the part of it that is scrolled out. */
export const lineAt = (stretch: Stretch, scrollTop: number): number =>
  Math.max(0, Math.min(stretch.total, (scrollTop * scale(stretch)) / stretch.line));

/** How far to scroll so that this line is at the top edge. */
export const topOf = (stretch: Stretch, line: number): number =>
  Math.max(0, Math.min(heightOf(stretch) - stretch.viewport, (line * stretch.line) / scale(stretch)));

/** The index of the first hit at or after a line; 0 where there is none after it. */
export function hitFrom(hits: readonly number[], line: number): number {
  let [low, high] = [0, hits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle] ?? 0) < line) low = middle + 1; else high = middle;
  }
  return low === hits.length ? 0 : low;
}
