import { describe, expect, it } from 'vitest';
import { isFrame, readBy, readComparison, ruleInWords } from './condition';
import { unequal } from './editor/ConditionTab';
import { withStep } from './edits';
import { training } from './fixtures';

const value = (name: string) => `inputs.parameter_values['pipelinechannel--${name}']`;
const ruled = (when: string) => ruleInWords(withStep(training(), 'good', (step) => ({ ...step, when })), 'good');

describe('a rule', () => {
  it('is read as the SDK compiles it', () => {
    expect(readComparison(`${value('a')} >= 0.9`)).toEqual({ input: 'pipelinechannel--a', operator: '>=', right: { is: 'literal', text: '0.9', quoted: false } });
    expect(readComparison(`int(${value('a')}) == 3`)).toMatchObject({ input: 'pipelinechannel--a', right: { text: '3' } });
    expect(readComparison(`${value('a')} == 'prod'`)).toMatchObject({ right: { text: 'prod', quoted: true } });
    expect(readComparison(`${value('a')} == true`)).toMatchObject({ right: { text: 'true', quoted: false } });
    expect(readComparison(`${value('a')} < double(${value('b')})`)).toMatchObject({ operator: '<', right: { is: 'input', input: 'pipelinechannel--b' } });
    expect(readComparison("inputs.parameters['x'].string_value != 'y'")).toMatchObject({ input: 'x', operator: '!=' });
  });

  it('that is richer is not taken apart', () => {
    expect(readComparison(`${value('a')} > 1 && ${value('b')} < 2`)).toBeNull();
    expect(readComparison(`!(${value('a')} == 1)`)).toBeNull();
    expect(readComparison('true')).toBeNull();
    expect(readComparison(`${value('a')} in ['x']`)).toBeNull();
  });

  it('is told in words, with the names that a person gave', () => {
    expect(ruleInWords(training(), 'good')).toBe('If Output of evaluate ≥ threshold');
    expect(ruled(`${value('evaluate-Output')} == 'a b'`)).toBe('If Output of evaluate = “a b”');
    expect(ruled(`${value('evaluate-Output')} > 1 && !(${value('threshold')} == 2)`)).toBe('If Output of evaluate > 1 and not (threshold == 2)');
    expect(ruled(`${value('unknown')} > 1`)).toBe('If unknown > 1');
  });

  it('names what it reads', () => {
    expect(readBy(training(), 'good')).toEqual(['pipelinechannel--evaluate-Output', 'pipelinechannel--threshold']);
    expect(readBy(training(), 'train')).toEqual([]);
  });

  it('stands on a frame', () => {
    expect([isFrame(training(), 'good'), isFrame(training(), 'train'), isFrame(training(), 'nobody')]).toEqual([true, false, false]);
  });
});

describe('a constant beside a value', () => {
  it('is of the same kind, or the rule says why it never holds', () => {
    expect(unequal('INTEGER', { is: 'literal', value: 'abc' })).toContain('is a number');
    expect(unequal('DOUBLE', { is: 'literal', value: true })).toContain('is a number');
    expect(unequal('BOOLEAN', { is: 'literal', value: 1 })).toContain('true or false');
    expect(unequal('INTEGER', { is: 'literal', value: 3 })).toBeUndefined();
    expect(unequal('STRING', { is: 'literal', value: 3 })).toBeUndefined();
  });
});
