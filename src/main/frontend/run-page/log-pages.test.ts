import { describe, expect, it } from 'vitest';
import { heightOf, hitFrom, lineAt, LogPages, pageSize, tallest, topOf } from './log-pages';

const lines = (from: number, count: number) => Array.from({ length: count }, (_, index) => `line ${from + index}`);
const window = (from: number, count: number, total: number) => ({ from, total, live: true, lines: lines(from, count) });

describe('pages of a log', () => {
  it('asks for what is missing, a page at a time', () => {
    const pages = new LogPages();
    pages.put(window(0, 0, 1000));
    expect(pages.missing(240, 260)).toEqual({ from: 0, count: pageSize });
    pages.put(window(0, pageSize, 1000));
    expect(pages.missing(240, 260)).toEqual({ from: 250, count: pageSize });
    pages.put(window(250, pageSize, 1000));
    expect(pages.missing(240, 260)).toBeNull();
    expect(pages.line(499)).toBe('line 499');
    expect(pages.line(500)).toBeUndefined();
    expect(pages.missing(990, 2000)).toEqual({ from: 750, count: pageSize });
  });

  it('follows a growing end, whose last line may come again', () => {
    const pages = new LogPages();
    pages.put(window(0, 3, 3));
    expect(pages.missing(0, 10)).toBeNull();
    pages.put({ from: 2, total: 5, live: true, lines: ['line 2, now whole', 'line 3', 'line 4'] });
    expect([pages.line(2), pages.line(4), pages.total]).toEqual(['line 2, now whole', 'line 4', 5]);
    expect(pages.missing(0, 5)).toBeNull();
  });

  it('leaves no hole when the end has run ahead', () => {
    const pages = new LogPages();
    pages.put(window(0, 3, 3));
    pages.put(window(600, 100, 700));
    expect(pages.line(600)).toBeUndefined();
    expect(pages.missing(0, 250)).toEqual({ from: 3, count: 247 });
    expect(pages.missing(600, 700)).toEqual({ from: 500, count: pageSize });
  });

  it('forgets what was not read for long, and everything of a log that began anew', () => {
    const pages = new LogPages();
    pages.put(window(0, 0, 100_000));
    for (let page = 0; page < 60; page++) {
      pages.put(window(page * pageSize, pageSize, 100_000));
      pages.touch(0, 1);
    }
    expect(pages.line(0)).toBe('line 0');
    expect(pages.line(pageSize)).toBeUndefined();
    expect(pages.line(59 * pageSize)).toBe('line 14750');
    pages.put(window(0, 1, 1));
    expect(pages.line(59 * pageSize)).toBeUndefined();
  });
});

describe('where a line stands', () => {
  it('is exact as long as the browser can draw it', () => {
    const log = { total: 100_000, line: 18, viewport: 500 };
    expect(heightOf(log)).toBe(1_800_000);
    expect(topOf(log, 1234)).toBe(1234 * 18);
    expect(lineAt(log, 1234 * 18 + 9)).toBeCloseTo(1234.5);
  });

  it('is scaled beyond that, and the last line can still be reached', () => {
    const log = { total: 2_000_000, line: 18, viewport: 540 };
    expect(heightOf(log)).toBe(tallest);
    expect(lineAt(log, topOf(log, 1_234_567))).toBeCloseTo(1_234_567, 3);
    expect(lineAt(log, tallest - 540)).toBeCloseTo(2_000_000 - 30);
    expect(lineAt(log, 0)).toBe(0);
  });

  it('is the first one while all fit', () => {
    const log = { total: 5, line: 18, viewport: 500 };
    expect(topOf(log, 4)).toBe(0);
    expect(lineAt(log, 0)).toBe(0);
  });
});

it('goes to the next hit and round at the end', () => {
  expect([0, 3, 4, 9, 10].map((line) => hitFrom([3, 7, 9], line))).toEqual([0, 0, 1, 2, 0]);
  expect(hitFrom([], 5)).toBe(0);
});
