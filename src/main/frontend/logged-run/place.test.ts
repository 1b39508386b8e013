import { expect, test } from 'vitest';
import { printPlace, readPlace } from './place';

test('the address holds how curves are drawn and which file is open, and nothing that is usual', () => {
  const place = readPlace('?x=relative&log=1&smooth=0.6&file=plots%2Fa+b.png');
  expect(place).toEqual({ chart: { x: 'relative', log: true, smooth: 0.6 }, file: 'plots/a b.png' });
  expect(readPlace(printPlace(place))).toEqual(place);
  expect(printPlace(readPlace(''))).toBe('');
  expect(printPlace(readPlace('?x=step&file='))).toBe('');
});
