import { expect, test } from 'vitest';
import { toldApart } from './lines';

test('runs of one name are told apart by the ends of their ids, others keep their names', () => {
  const lines = [{ id: '0198aa000001', label: 'train' }, { id: '0198aa000002', label: 'train' }, { id: 'there:c', label: 'wide' }].map((line, colour) => ({ ...line, colour }));
  expect(toldApart(lines.map((line) => ({ ...line, label: 'a name that leaves no room' }))).map(({ label }) => label)[0]).toBe('a name that lea… · 000001');
  expect(toldApart(lines).map(({ label }) => label)).toEqual(['train · 000001', 'train · 000002', 'wide']);
});
