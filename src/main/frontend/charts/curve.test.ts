import { describe, expect, test } from 'vitest';
import { along, gaps, positive, smoothed, type Curve } from './curve';
import { short, signed } from './numbers';
import { option, series, tooltip, type Look } from './plot';

const look: Look = { palette: ['#111', '#222'], text: '#000', muted: '#777', line: '#ccc', surface: '#fff' };
const curve = (values: (number | null)[], colour = 0): Curve => ({
  key: `run${colour}`, label: `run ${colour}`, colour, points: values.map((value, step) => [step, 1000 + step * 500, value]),
});

describe('a curve', () => {
  test('stands over steps, over seconds since its begin, or over the clock', () => {
    expect(along(curve([1, 2]).points, 'step')).toEqual([[0, 1], [1, 2]]);
    expect(along(curve([1, 2]).points, 'relative')).toEqual([[0, 1], [0.5, 2]]);
    expect(along(curve([1, 2]).points, 'wall')).toEqual([[1000, 1], [1500, 2]]);
  });

  test('is smoothed without starting at zero, and a NaN stays a gap', () => {
    const smooth = smoothed([[0, 10], [1, null], [2, 10], [3, 20]], 0.5);
    expect(smooth[0]).toEqual([0, 10]);
    expect(smooth[1]).toEqual([1, null]);
    expect(smooth[2]?.[1]).toBeCloseTo(10);
    expect(smooth[3]?.[1]).toBeGreaterThan(10);
    expect(smooth[3]?.[1]).toBeLessThan(20);
  });

  test('marks where NaN was logged at the nearest known value', () => {
    expect(gaps([[0, null], [1, 3], [2, null]])).toEqual([[0, 3], [2, 3]]);
    expect(gaps([[0, null]])).toEqual([]);
  });

  test('shows on a logarithmic axis what is above zero', () => {
    expect(positive([[0, 0], [1, -1], [2, 5]])).toEqual([[0, null], [1, null], [2, 5]]);
  });
});

describe('a chart', () => {
  test('draws the raw curve faintly under the smoothed one', () => {
    const lines = series([curve([1, 2, 3])], { x: 'step', log: false, smooth: 0.6 }, look);
    expect(lines.map((line) => line.id)).toEqual(['run0 raw', 'run0']);
    expect(lines[0]?.silent).toBe(true);
  });

  test('marks NaN with a cross', () => {
    const lines = series([curve([1, null, 3])], { x: 'step', log: false, smooth: 0 }, look);
    expect(lines.at(-1)).toMatchObject({ type: 'scatter', data: [[1, 1]] });
  });

  test('dashes the ninth run, when the colours begin anew', () => {
    const [line] = series([curve([1, 2], 2)], { x: 'step', log: false, smooth: 0 }, look);
    expect(line?.lineStyle).toMatchObject({ color: '#111', type: 'dashed' });
  });

  test('has a logarithmic axis when told so', () => {
    expect(option([curve([1, 2])], { x: 'step', log: true, smooth: 0 }, look)).toMatchObject({ yAxis: { type: 'log' } });
  });

  test('lists at the cursor the greatest first, leaves raw lines out and runs no markup of a name', () => {
    const text = tooltip([
      { seriesId: 'a', seriesName: '<b>a', color: '#1', data: [3, 1] },
      { seriesId: 'b raw', seriesName: 'b', color: '#2', data: [3, 9] },
      { seriesId: 'b', seriesName: 'b', color: '#2', data: [3, 2] },
    ], 'step');
    expect(text).toContain('step 3');
    expect(text.indexOf('>b<')).toBeLessThan(text.indexOf('&#60;b&#62;a'));
    expect(text).not.toContain('>9<');
    expect(tooltip([], 'step')).toBe('');
  });
});

describe('a number', () => {
  test.each([
    [0.82314567, '0.82315'], [1234567, '1,234,567'], [0.00001234, '1.234e−5'], [-0.5, '−0.5'], [null, 'NaN'],
    [undefined, '–'], [NaN, 'NaN'], [1e12, '1e12'], [Number.MAX_VALUE, '∞'], [0, '0'], [12345.678, '12345.68'],
    [123456789.123, '123456789.1'], [999999999.99, '1000000000.0'], [1234567.8, '1234567.8'], [-1000.5, '−1000.5'], [1000.00001, '1000.0'],
  ])('%s is written %s', (value, text) => expect(short(value)).toBe(text));

  test('has its sign where it is a difference', () => {
    expect(signed(0.05)).toBe('+0.05');
    expect(signed(-0.05)).toBe('−0.05');
    expect(signed(0)).toBe('0');
  });
});
