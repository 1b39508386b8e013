import { describe, expect, it } from 'vitest';
import { pipeline, training } from '../fixtures';
import type { Pipeline } from '../model';
import type { Notice, Problem } from '../server';
import type { EditorState } from '../store';
import { noticesAt, untold } from './Notices';
import { problemsOf, whyIdle } from './ready';

const problem = (path: string, input: string | null = null): Problem => ({ severity: 'error', path, input, text: 'x' });
const state = (drawn: Pipeline, problems: Problem[]) =>
  ({ pipeline: drawn, shown: null, code: new Map(), draft: { problems } }) as unknown as EditorState;

describe('an empty canvas', () => {
  const empty = pipeline({}, {});

  it('is no problem, but nothing to run', () => {
    expect(problemsOf(state(empty, [problem('')]))).toEqual([]);
    expect(whyIdle(state(empty, [problem('')]))).toContain('add a step');
  });

  it('still tells of a parameter that is wrong', () => {
    expect(problemsOf(state(empty, [problem(''), problem('', 'rate')]))).toHaveLength(1);
  });

  it('is not one with a step', () => {
    expect(whyIdle(state(training(), []))).toBeNull();
    expect(problemsOf(state(training(), [problem('')]))).toHaveLength(1);
  });
});

describe('what is kept and does not run', () => {
  const loop: Notice = { text: 'A loop', steps: ['each'] };
  const platform: Notice = { text: 'Settings for Kubernetes', steps: [] };

  it('is told among the problems unless its step says so already', () => {
    expect(untold([loop, platform], [problem('each')])).toEqual([platform]);
    expect(untold([loop, platform], [problem('train')])).toEqual([loop, platform]);
  });

  it('is told at its step', () => {
    expect(noticesAt([loop, platform], 'each')).toEqual([loop]);
  });
});
