import { describe, expect, it } from 'vitest';
import type { Json, Kind } from './model';
import { firstValue, readValue, writeValue } from './values';

describe('a text that somebody types', () => {
  it.each<[Kind, string, Json]>([
    ['STRING', ' kept as it is ', ' kept as it is '],
    ['INTEGER', ' 12 ', 12],
    ['INTEGER', '-3', -3],
    ['DOUBLE', '1e-3', 0.001],
    ['DOUBLE', '5', 5],
    ['BOOLEAN', 'true', true],
    ['LIST', '[1, "a"]', [1, 'a']],
    ['STRUCT', '{"a": {}}', { a: {} }],
  ])('%s %s', (kind, text, value) => {
    expect(readValue(kind, text)).toEqual({ value });
  });

  it.each<[Kind, string]>([
    ['INTEGER', '1.5'], ['INTEGER', ''], ['INTEGER', '9007199254740993'], ['DOUBLE', 'x'], ['DOUBLE', ' '], ['DOUBLE', 'Infinity'],
    ['BOOLEAN', 'yes'], ['LIST', '{}'], ['LIST', '[1'], ['STRUCT', '[]'], ['STRUCT', 'null'], ['STRUCT', ''],
  ])('%s "%s" is refused with a sentence', (kind, text) => {
    expect(readValue(kind, text)).toHaveProperty('wrong', expect.stringMatching(/expected/));
  });

  it('is written as it can be read again', () => {
    for (const [kind, value] of [['STRING', 'x'], ['INTEGER', 3], ['BOOLEAN', false], ['LIST', [1]], ['STRUCT', { a: 1 }]] as [Kind, Json][]) {
      expect(readValue(kind, writeValue(kind, value))).toEqual({ value });
      expect(readValue(kind, writeValue(kind, firstValue(kind)))).toEqual({ value: firstValue(kind) });
    }
    expect(writeValue('DOUBLE', null)).toBe('');
  });
});
