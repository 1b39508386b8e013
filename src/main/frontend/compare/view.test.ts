import { describe, expect, test } from 'vitest';
import { parse, print, without, withRun } from './view';

describe('the address of a comparison', () => {
  test('holds the whole view', () => {
    const query = 'runs=a,b,c&baseline=b&diff=1&value=max&tags=1&x=relative&log=1&smooth=0.6&up=loss&down=size%2Cn&none=accuracy';
    const view = parse(query);
    expect(view).toEqual({
      runs: ['a', 'b', 'c'], baseline: 'b', differencesOnly: true, which: 'max', tags: true,
      directions: { loss: 'up', 'size,n': 'down', accuracy: 'none' }, chart: { x: 'relative', log: true, smooth: 0.6 },
    });
    expect(parse(print(view))).toEqual(view);
  });

  test('says nothing of what is usual', () => {
    expect(print(parse('runs=a,b'))).toBe('runs=a,b');
    expect(print(parse('runs=a,b&baseline=a&value=last&x=step&smooth=0'))).toBe('runs=a,b');
  });

  test('takes what it does not understand for the usual', () => {
    const view = parse('runs=a,,a, b&baseline=gone&value=median&x=3&smooth=9');
    expect(view.runs).toEqual(['a', 'b']);
    expect(view.baseline).toBe('a');
    expect(view.which).toBe('last');
    expect(view.chart).toEqual({ x: 'step', log: false, smooth: 0.99 });
    expect(parse('smooth=abc').chart.smooth).toBe(0);
    expect(parse('').baseline).toBe('');
  });

  test('finds another baseline when the baseline is taken out', () => {
    expect(without(parse('runs=a,b,c&baseline=b'), 'b')).toMatchObject({ runs: ['a', 'c'], baseline: 'a' });
    expect(without(parse('runs=a'), 'a')).toMatchObject({ runs: [], baseline: '' });
  });

  test('takes a run in once', () => {
    expect(withRun(parse('runs=a'), 'b').runs).toEqual(['a', 'b']);
    expect(withRun(parse('runs=a'), 'a').runs).toEqual(['a']);
    expect(withRun(parse(''), 'a').baseline).toBe('a');
  });
});
