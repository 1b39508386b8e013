import { describe, expect, it } from 'vitest';
import { ago, clock, lasting } from './time';

describe('how long something took', () => {
  it.each([
    [-5, '< 1 s'], [0, '< 1 s'], [4, '< 0.1 s'], [50, '0.1 s'], [1_234, '1.2 s'], [9_999, '10 s'], [12_400, '12 s'], [59_400, '59 s'], [60_000, '1 min 0 s'],
    [133_000, '2 min 13 s'], [3_733_000, '1 h 2 min'], [360_000_000, '100 h 0 min'],
  ])('%i ms is %s', (millis, words) => expect(lasting(millis)).toBe(words));
});

describe('how long ago something was', () => {
  const now = new Date('2026-03-15T12:00:00Z');
  const before = (minutes: number) => ago(new Date(now.getTime() - minutes * 60_000), now);

  it('is told in the largest unit that fits', () => {
    expect([0.2, 5, 59, 60, 23 * 60, 30 * 60].map(before)).toEqual(['just now', '5 min ago', '59 min ago', '1 h ago', '23 h ago', 'yesterday']);
  });

  it('names the year only where it is another', () => {
    expect(before(60 * 24 * 10)).not.toContain('2026');
    expect(before(60 * 24 * 400)).toContain('2025');
  });

  it('is a time of day in the future', () => expect(before(-300)).toMatch(/\d/));
});

describe('since when something is so', () => {
  const noon = new Date(2026, 2, 15, 12, 4);

  it('is the time of day, with the day if that is another', () => {
    expect(clock(noon, new Date(2026, 2, 15, 12, 4, 30))).toMatch(/^12:04( PM)?$/);
    expect(clock(noon, new Date(2026, 2, 16, 0, 1))).toMatch(/15.*12:04/);
    expect(clock(noon, new Date(2026, 2, 16, 0, 1))).not.toContain('2026');
    expect(clock(noon, new Date(2027, 2, 15, 12, 4))).toContain('2026');
  });
});
