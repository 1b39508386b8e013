import { describe, expect, it } from 'vitest';
import { artifact, from, input, literal, parameter } from './fixtures';
import type { Json, Kind } from './model';
import { constantOf, firstValue, readValue, writeValue } from './values';

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

describe('a constant that is typed over in its row', () => {
  const number = input(parameter('DOUBLE'), { defaultValue: 0.5 });

  it('is the one that is set, the default, or nothing yet', () => {
    expect(constantOf(number, literal(0.1))).toEqual({ kind: 'DOUBLE', text: '0.1' });
    expect(constantOf(number, undefined)).toEqual({ kind: 'DOUBLE', text: '0.5' });
    expect(constantOf(input(parameter('STRING')), undefined)).toEqual({ kind: 'STRING', text: '' });
  });

  it('is none where a value comes from elsewhere, or needs more room than a row', () => {
    expect(constantOf(number, from('a', 'b'))).toBeNull();
    expect(constantOf(input(artifact('system.Model')), undefined)).toBeNull();
    expect(constantOf(input(parameter('STRING')), literal('one\ntwo'))).toBeNull();
    expect(constantOf(input(parameter('LIST')), literal(Array.from({ length: 50 }, (_, n) => n)))).toBeNull();
  });
});
