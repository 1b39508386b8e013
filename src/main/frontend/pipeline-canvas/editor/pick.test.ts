import { expect, test } from 'vitest';
import { findOptions } from './pick';

const ports = [
  { title: 'train', detail: 'gives Dataset' },
  { title: 'test_data', detail: 'gives Dataset' },
  { title: 'data', detail: 'takes Dataset' },
  { title: 'seed', detail: 'takes Integer' },
];
const titles = (text: string) => findOptions(ports, text).map(({ title }) => title);

test('a name that begins with the text comes before one that holds it and before a mere detail', () => {
  expect(titles('data')).toEqual(['data', 'test_data', 'train']);
});

test('every word must fit somewhere', () => {
  expect(titles('takes int')).toEqual(['seed']);
  expect(titles('nothing like it')).toEqual([]);
});

test('without a text the order stays', () => {
  expect(titles(' ')).toEqual(['train', 'test_data', 'data', 'seed']);
});
