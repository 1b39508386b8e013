import { describe, expect, it } from 'vitest';
import { resultsOf } from './results';
import type { File, Run } from './server';

const run = (id: string) => ({ id, name: id }) as Run;
const file = (path: string, schema: string, metadata: Record<string, never> | object, digest: string | null = null): File =>
  ({ path, title: path, size: digest === null ? null : 9, digest, address: digest === null ? null : `a/${path}`, look: { uri: `/u/${path}`, schema: `system.${schema}`, metadata: metadata as never } });
const matrix = (right: number) => ({ confusionMatrix: { annotationSpecs: [{ displayName: 'a' }, { displayName: 'b' }], rows: [{ row: [right, 0] }, { row: [0, right] }] } });

describe('results side by side', () => {
  it('are matrices and pages, not models or numbers', () => {
    const found = resultsOf([run('one')], { one: [
      file('page', 'Markdown', {}, 'd'), file('matrix', 'ClassificationMetrics', matrix(3)), file('model', 'Model', {}, 'e'), file('numbers', 'Metrics', { accuracy: 1 }),
    ] });
    expect(found.map(({ path, cells }) => [path, cells[0]?.is])).toEqual([['matrix', 'classified'], ['page', 'page']]);
  });

  it('say which run has none, and what is the same in all', () => {
    const both = { one: [file('m', 'ClassificationMetrics', matrix(3)), file('page', 'HTML', {}, 'd')], two: [file('m', 'ClassificationMetrics', matrix(4))] };
    const [m, page] = resultsOf([run('one'), run('two')], both);
    expect(m?.same).toBe(false);
    expect(page?.cells.map((cell) => cell?.is ?? null)).toEqual(['page', null]);
    expect(page?.same).toBe(false);
    const equal = { one: both.one, two: both.one };
    expect(resultsOf([run('one'), run('two')], equal).map(({ same }) => same)).toEqual([true, true]);
  });

  it('show no page that was never written', () => {
    expect(resultsOf([run('one')], { one: [file('page', 'HTML', {})] })).toEqual([]);
  });
});
