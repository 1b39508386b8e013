import { describe, expect, it } from 'vitest';
import { exact } from './numbers';

describe('a value that somebody points at', () => {
  it.each([
    [0.123456789012, '0.123456789'], [0.1 + 0.2, '0.3'], [0.8231, '0.8231'], [12345.678901, '12345.6789'], [-2.5, '−2.5'],
    [1_234_567, '1,234,567'], [12_345_678_901, '12,345,678,901'], [1.23456789e-7, '1.23456789e−7'], [1e20, '1e20'], [0, '0'],
    [Number.NaN, 'NaN'], [Number.MAX_VALUE, '∞'], [null, 'NaN'], [undefined, '–'],
  ])('%s is written %s', (value, text) => expect(exact(value)).toBe(text));
});
