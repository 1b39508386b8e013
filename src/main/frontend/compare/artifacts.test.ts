import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Artifacts } from './Artifacts';
import type { File, Run } from './server';
import { parse } from './view';

const run = (id: string, there: string | null = null): Run => ({
  id, name: `run ${id}`, state: 'succeeded', started: 0, countsFrom: 0, ended: 1, user: 'ann', deleted: false, experiment: 'e', experimentAddress: 'x', address: `p/demo/experiments/1/runs/${id}`, there,
  version: null, parent: '', params: {}, tags: {}, metrics: {},
});
const file = (digest: string): File => ({ path: 'model.bin', title: 'model.bin', size: 12, digest, address: 'app/demo/compare/file?run=a&path=model.bin', look: null });
const drawn = (runs: Run[], files: Record<string, File[]>, query = '') =>
  renderToStaticMarkup(createElement('table', {}, createElement(Artifacts, { runs, files, view: parse(`runs=${runs.map(({ id }) => id).join(',')}${query}`) })));

test('a file is downloaded, past the router of the page', () => {
  expect(drawn([run('a')], { a: [file('x')] })).toMatch(/<a href="app\/demo\/compare\/file[^>]* download="" router-ignore=""/);
});

test('the files of a run that others logged are on the MLflow server, where its page is, until that tells them', () => {
  const html = drawn([run('a'), run('there:b', 'https://mlflow/#/runs/b')], { a: [file('x'), { ...file('y'), path: 'notes', title: 'notes' }] });
  expect(html).toContain('<a href="https://mlflow/#/runs/b" target="_blank" rel="noreferrer">on the MLflow server</a>');
  expect(html.match(/on the MLflow server/g)).toHaveLength(2);
  expect(html).not.toContain('–');
});

test('what is not known of their files is no difference', () => {
  const runs = [run('a'), run('there:b'), run('c')];
  expect(drawn(runs, { a: [file('x')], c: [file('x')] }, '&diff=1')).not.toContain('model.bin');
  expect(drawn(runs, { a: [file('x')], c: [file('y')] }, '&diff=1')).toContain('model.bin');
});

test('once the server has told the files of a run that others logged, one that it does not have is absent there', () => {
  const theirs = { ...file('x'), digest: null, address: null };
  const html = drawn([run('a'), run('there:b', 'https://mlflow/#/runs/b')], { a: [file('x'), { ...file('y'), path: 'notes', title: 'notes' }], 'there:b': [theirs] });
  expect(html).toContain('<a href="https://mlflow/#/runs/b" target="_blank" rel="noreferrer" title="On the MLflow server">12 B</a>');
  expect(html).toContain('–');
  expect(html).not.toContain('on the MLflow server');
});
