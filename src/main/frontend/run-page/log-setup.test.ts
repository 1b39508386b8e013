import { describe, expect, it } from 'vitest';
import { setUpOf } from './log-setup';

const log = (...lines: string[]) => (number: number) => lines[number];
const head = ['Collecting numpy', '[KFP Executor 2026-11-27 06:58:28,616 INFO]: Looking for component `f`', '[KFP Executor 2026-11-27 06:58:28,621 INFO]: Got executor_input:'];

describe('the set-up at the top of a log', () => {
  it('ends with the input that the step was given', () => {
    expect(setUpOf(log(...head, '{', '    "inputs": {', '    }', '}', 'my own line'))).toBe(7);
    expect(setUpOf(log(...head, '{', '}'))).toBe(5);
  });

  it('is none in a log of another kind', () => {
    expect(setUpOf(log('{', '}', 'my own line'))).toBe(0);
    expect(setUpOf(log())).toBe(0);
  });

  it('is not known before its end was written', () => {
    expect(setUpOf(log(...head, '{', '    "inputs": {'))).toBe(0);
  });

  it('is not looked for in the depth of a log', () => {
    const late = (number: number) => (number < 5000 ? 'x' : log(...head, '{', '}')(number - 5000));
    expect(setUpOf(late)).toBe(0);
  });
});
