import { describe, expect, test } from 'vitest';
import { along, beyond, finite, gaps, positive, smoothed, type Curve } from './curve';
import { short, signed, tick } from './numbers';
import { option, series, tooltip, type Look } from './plot';
import { scaleOf } from './scale';

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

  test('is not drawn through infinite values, which are beyond all others', () => {
    const points: [number, number][] = [[0, 2], [1, Number.MAX_VALUE], [2, -Number.MAX_VALUE], [3, Infinity]];
    expect(finite(points)).toEqual([[0, 2], [1, null], [2, null], [3, null]]);
    expect(beyond(points)).toEqual([[1, 1], [2, 0], [3, 1]]);
    expect(gaps([...points, [4, null]])).toEqual([[4, 2]]);
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

  test('marks infinite values at its edges and keeps its scale for the finite ones', () => {
    const curves = [curve([1, Number.MAX_VALUE, 3, -Number.MAX_VALUE])];
    const drawn = option(curves, { x: 'step', log: false, smooth: 0.5 }, look);
    expect(drawn).toMatchObject({ yAxis: [{ min: 1, max: 3, interval: 0.5 }, { show: false, min: 0, max: 1 }] });
    expect(series(curves, { x: 'step', log: false, smooth: 0 }, look)).toMatchObject([
      { type: 'line', data: [[0, 1], [1, null, Number.MAX_VALUE], [2, 3], [3, null, -Number.MAX_VALUE]] },
      { type: 'scatter', yAxisIndex: 1, symbol: 'triangle', data: [[1, 1], [3, 0]] },
    ]);
    expect(tooltip([{ seriesId: 'a', seriesName: 'a', data: [1, null, Number.MAX_VALUE] }, { seriesId: 'a infinite', data: [1, 1] }], 'step')).toMatch(/<b>∞<\/b><\/div>$/);
  });

  test('dashes the ninth run, when the colours begin anew', () => {
    const [line] = series([curve([1, 2], 2)], { x: 'step', log: false, smooth: 0 }, look);
    expect(line?.lineStyle).toMatchObject({ color: '#111', type: 'dashed' });
  });

  test('has a logarithmic axis when told so', () => {
    expect(option([curve([1, 2])], { x: 'step', log: true, smooth: 0 }, look)).toMatchObject({ yAxis: [{ type: 'log', min: null, interval: null }, {}] });
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

describe('the y axis', () => {
  const ticks = (values: (number | null)[], fromZero = false): string[] => {
    const scale = scaleOf(values, fromZero);
    return scale === null ? [] : Array.from({ length: Math.round((scale.max - scale.min) / scale.interval) + 1 }, (_, index) => tick(scale.min + index * scale.interval, scale.interval));
  };

  test.each([
    [[25.74401, 25.74412], ['25.74400', '25.74405', '25.74410', '25.74415']],
    [[25.744, 25.74411], ['25.74400', '25.74405', '25.74410', '25.74415']],
    [[0.1, 0.9], ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
    [[-3, 5], ['−4', '−2', '0', '2', '4', '6']],
    [[1e-7, 3e-7], ['1.0e−7', '1.5e−7', '2.0e−7', '2.5e−7', '3.0e−7']],
    [[2e9, 4e9], ['2.0e9', '2.5e9', '3.0e9', '3.5e9', '4.0e9']],
    [[1000, 9000], ['0', '2,000', '4,000', '6,000', '8,000', '10,000']],
    [[5, 5, null, Number.MAX_VALUE], ['2', '4', '6', '8']],
    [[0, 0], ['0', '0.5', '1.0']],
    [[null, Infinity], []],
  ] as const)('of %j has the ticks %j', (values, said) => expect(ticks([...values])).toEqual(said));

  test('begins at zero where it is told so', () => {
    expect(scaleOf([40, 50], true)).toEqual({ min: 0, max: 60, interval: 20 });
    expect(scaleOf([40, 50], false)).toEqual({ min: 40, max: 50, interval: 5 });
    expect(option([curve([40, 50])], { x: 'step', log: false, smooth: 0 }, look, true)).toMatchObject({ yAxis: [{ min: 0 }, {}] });
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
