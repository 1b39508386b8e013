import { describe, expect, test } from 'vitest';
import { codeOf, noteOf, parentOf, shownTags, sourceOf, userOf } from './facts';

describe('what a client says of a run', () => {
  test('is told in words, and not again as tags', () => {
    const tags = {
      'mlflow.note.content': ' # Why\n', 'mlflow.user': 'ann', 'mlflow.parentRunId': 'p1', 'mlflow.source.name': '/home/ann/work/train.ipynb', 'mlflow.source.type': 'NOTEBOOK',
      'mlflow.runName': 'x', 'slipway.run': 'y', 'mlflow.autologging': 'sklearn', 'team 10': 'b', 'team 9': 'a',
    };
    expect(noteOf(tags)).toBe('# Why');
    expect(parentOf(tags)).toBe('p1');
    expect(sourceOf(tags)).toEqual({ name: 'train.ipynb', whole: '/home/ann/work/train.ipynb', type: 'notebook' });
    expect(shownTags(tags)).toEqual([['mlflow.autologging', 'sklearn'], ['team 9', 'a'], ['team 10', 'b']]);
  });

  test('may be nothing', () => {
    expect([noteOf({}), parentOf({}), sourceOf({}), codeOf({}), userOf({}, ''), shownTags({})]).toEqual(['', '', null, null, '', []]);
  });

  test('a source keeps its name where that ends like a folder, and its type where nobody knows it', () => {
    expect(sourceOf({ 'mlflow.source.name': 'C:\\work\\fit\\' })).toMatchObject({ name: 'fit', type: '' });
    expect(sourceOf({ 'mlflow.source.name': '/', 'mlflow.source.type': 'RECIPE' })).toMatchObject({ name: '/', type: 'recipe' });
  });

  test('somebody unknown is nobody', () => {
    expect(userOf({ 'mlflow.user': 'unknown' }, 'ann')).toBe('ann');
    expect(userOf({ 'mlflow.user': 'bea' }, 'ann')).toBe('bea');
    expect(userOf({}, 'unknown')).toBe('');
  });

  test('a commit is short, and leads to its repository only where a browser can follow', () => {
    const commit = '0123456789abcdef0123456789abcdef01234567';
    const tags = { 'mlflow.source.git.commit': commit, 'mlflow.source.git.branch': 'main', 'mlflow.source.git.repoURL': 'https://git.example/a/b' };
    expect(codeOf(tags)).toEqual({ short: '0123456789ab', whole: commit, branch: 'main', address: 'https://git.example/a/b' });
    expect(codeOf({ ...tags, 'mlflow.source.git.repoURL': 'javascript:alert(1)' })?.address).toBeNull();
    expect(codeOf({ ...tags, 'mlflow.source.git.repoURL': 'git@git.example:a/b' })?.address).toBeNull();
  });
});
