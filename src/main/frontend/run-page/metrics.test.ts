import { describe, expect, it } from 'vitest';
import type { Json } from '../pipeline-canvas/model';
import { brief, measured, together } from './metrics';
import type { Passed } from './run';

const metrics = (metadata: Record<string, Json>, schema = 'system.Metrics'): Passed => ({
  artifacts: [{ name: 'm', schema, schemaVersion: '0.0.1', uri: '/m', size: null, digest: null, metadata }],
});

describe('what a step measured', () => {
  it('is a number each, and a curve where a list was given', () => {
    expect(measured({ m: metrics({ accuracy: 0.9, loss: [3, 2, 1], note: 'x', mixed: [1, 'a'], none: [] }), value: { json: 5 } })).toEqual([
      { name: 'accuracy', latest: 0.9, points: [] },
      { name: 'loss', latest: 1, points: [[0, 3], [1, 2], [2, 1]] },
    ]);
  });

  it('is not what other artifacts carry along', () => {
    expect(measured({ d: metrics({ rows: 5 }, 'system.Dataset') })).toEqual([]);
  });

  it('is put together by name with what was logged', () => {
    const logged = [{ name: 'loss', latest: 1, points: [[0, 2], [1, 1]] as [number, number][] }, { name: 'a', latest: 2, points: [] }];
    expect(together([{ name: 'loss', latest: 1, points: [] }], logged)).toEqual([logged[1], logged[0]]);
  });
});

it('says many numbers in few words', () => {
  expect(brief([1, 2, 3, 4, 5, 6, 7])).toBe('7 numbers, 1 to 7');
  expect(brief([1, 2])).toBe('[1,2]');
  expect(brief('text')).toBe('text');
  expect(brief({ a: 'x'.repeat(400) })).toHaveLength(301);
});
