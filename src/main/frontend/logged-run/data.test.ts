import { expect, test } from 'vitest';
import { placeOf, sizeOf } from './data';

test('how large data are is told as far as it is known', () => {
  const schema = '{"mlflow_colspec": [{"type": "double", "name": "a"}, {"type": "long", "name": "b"}]}';
  expect(sizeOf({ profile: '{"num_rows": 1500, "num_elements": 3000}', schema })).toBe('1,500 rows, 2 columns');
  expect(sizeOf({ profile: '{"num_rows": 1}', schema: null })).toBe('1 row');
  expect(sizeOf({ profile: null, schema })).toBe('2 columns');
  expect(sizeOf({ profile: 'many', schema: '{"mlflow_tensorspec": {}}' })).toBe('');
  expect(sizeOf({ profile: '[]', schema: '7' })).toBe('');
});

test('where data came from is an address, a program, or what the client wrote', () => {
  expect(placeOf({ sourceType: 'http', source: '{"url": "https://data.example/a.csv"}' })).toBe('https://data.example/a.csv');
  expect(placeOf({ sourceType: 'local', source: '{"uri": "/data/a.csv"}' })).toBe('/data/a.csv');
  expect(placeOf({ sourceType: 'code', source: '{"tags": {"mlflow.source.name": "train.py", "mlflow.user": "ann"}}' })).toBe('train.py');
  expect(placeOf({ sourceType: 'code', source: '{"tags": {}}' })).toBe('code');
  expect(placeOf({ sourceType: 'mine', source: 'a shelf' })).toBe('a shelf');
  expect(placeOf({ sourceType: '', source: '' })).toBe('');
});
