import { describe, expect, it } from 'vitest';
import type { Input, Json, Kind } from '../model';
import { asBefore, differs, readArguments, readTyped, textOf } from './arguments';

const input = (kind: Kind, defaultValue: Json, optional = false): Input => ({ type: { is: 'parameter', kind }, defaultValue, optional, description: '', foreign: {} });
const epochs = input('INTEGER', 60);

describe('what stands in a field of the run sheet', () => {
  it('is the default, what the run before was given, or what was typed, the later before the earlier', () => {
    expect(textOf('epochs', epochs, {}, {})).toBe('60');
    expect(textOf('epochs', epochs, {}, { epochs: 55 })).toBe('55');
    expect(textOf('epochs', epochs, { epochs: { text: '7', instead: '60' } }, { epochs: 55 })).toBe('7');
  });

  it('is never what was typed before the default was changed', () => {
    const typed = { epochs: { text: '55', instead: '60' } };
    expect(textOf('epochs', input('INTEGER', 100), typed, {})).toBe('100');
  });

  it('forgets what an earlier Slipway kept in another shape', () => {
    expect(readTyped('{"a": "55", "b": {"text": "5", "instead": "6"}, "c": null}')).toEqual({ b: { text: '5', instead: '6' } });
  });

  it('differs from the default only where it means something else', () => {
    expect(['60', ' 60', '+60', '55', '', 'x'].map((text) => differs(epochs, text))).toEqual([false, false, false, true, true, true]);
    expect(differs(input('STRUCT', { a: 1 }), '{ "a": 1 }')).toBe(false);
    expect(differs(input('STRING', 'a'), '')).toBe(true);
    expect(differs(input('STRING', null), 'x')).toBe(false);
  });

  it('is said to be as in the run before only where it is, and is not the default anyway', () => {
    expect(asBefore('epochs', epochs, {}, { epochs: 55 })).toBe(true);
    expect(asBefore('epochs', epochs, {}, { epochs: 60 })).toBe(false);
    expect(asBefore('epochs', epochs, { epochs: { text: '7', instead: '60' } }, { epochs: 55 })).toBe(false);
    expect(asBefore('epochs', epochs, {}, {})).toBe(false);
  });
});

it('keeps the line breaks of a text', () => {
  const inputs = { note: input('STRING', 'line1\nline2'), limit: input('DOUBLE', 0.5), data: input('STRING', null) };
  const text = (name: string) => ({ note: 'line1\nline2\n', limit: '', data: 'x' })[name] ?? '';
  expect(readArguments(inputs, text)).toEqual({ values: { note: 'line1\nline2\n', data: 'x' }, wrong: {} });
});
