import { describe, expect, it } from 'vitest';
import { areaUnder, matrixOf, rocOf } from './classification';

describe('what ClassificationMetrics keeps', () => {
  it('is a matrix with its labels', () => {
    expect(matrixOf({ annotationSpecs: [{ displayName: 'cat' }, { displayName: 'dog' }], rows: [{ row: [5, 1] }, { row: [2, 9] }] }))
      .toEqual({ labels: ['cat', 'dog'], rows: [[5, 1], [2, 9]], most: 9 });
  });

  it('is no matrix where rows or labels are missing', () => {
    expect(matrixOf(undefined)).toBeNull();
    expect(matrixOf('text')).toBeNull();
    expect(matrixOf({ annotationSpecs: [{ displayName: 'cat' }, { displayName: 'dog' }], rows: [{ row: [5, 1] }] })).toBeNull();
    expect(matrixOf({ annotationSpecs: [{ displayName: 'cat' }], rows: [{ row: ['five'] }] })).toBeNull();
  });

  it('is a curve from left to right', () => {
    const metrics = [{ confidenceThreshold: 0.9, recall: 0.4, falsePositiveRate: 0.1 }, { confidenceThreshold: 1, recall: 0, falsePositiveRate: 0 }];
    expect(rocOf(metrics)).toEqual([{ x: 0, y: 0 }, { x: 0.1, y: 0.4 }]);
    expect(rocOf({ confidenceMetrics: metrics })).toHaveLength(2);
    expect(rocOf([metrics[0] ?? {}])).toBeNull();
    expect(rocOf(null)).toBeNull();
  });

  it('has under its curve the area of its trapezoids, from corner to corner', () => {
    expect(areaUnder([{ x: 0, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 1 }])).toBe(1);
    expect(areaUnder([{ x: 0, y: 0 }, { x: 0.5, y: 0.8 }, { x: 1, y: 1 }])).toBeCloseTo(0.65);
    expect(areaUnder([{ x: 0.25, y: 0.25 }, { x: 0.5, y: 0.5 }])).toBeCloseTo(0.5);
  });
});
