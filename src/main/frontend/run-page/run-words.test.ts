import { expect, it } from 'vitest';
import { whyNone } from './NoLog';
import { againWords, cacheWords, type Run, type RunState, type StepRun } from './run';

const step = (state: StepRun['state'], reason = ''): StepRun => ({
  id: 's', path: 's', frame: false, state, phase: '', reason, attempts: 0, cacheNote: '', fromRun: null, since: '', started: null, ended: null,
});
const run = (state: RunState, cache = true) => ({ state, cache }) as Run;

it('says of the cache what came of it, or may still come', () => {
  const words = (state: RunState, reuse: boolean, ...steps: StepRun[]) => cacheWords({ run: run(state), reuse, steps });
  expect(words('running', true)).toBe('results of earlier runs may be reused');
  expect(words('running', false)).toBe('off for this project: every step is run');
  expect(words('succeeded', true, step('succeeded'))).toBe('nothing was taken from earlier runs');
  expect(words('succeeded', false, step('cached'))).toBe('results of one step are of earlier runs');
  expect(cacheWords({ run: run('running', false), reuse: true, steps: [] })).toBe('off for this run: every step is run');
});

it('retries only where something failed', () => {
  expect(againWords({ steps: [step('succeeded'), step('cancelled')] }).word).toBe('Go on');
  expect(againWords({ steps: [step('cancelled'), step('lost')] }).word).toBe('Retry failed');
});

it('does not say of a step that failed that its log is still to come', () => {
  expect(whyNone(step('pending'))).toContain('as soon as it does');
  expect(whyNone(step('failed', 'pip finds no x'))).toBe('It did not come as far as to begin: pip finds no x');
  expect(whyNone(step('cancelled'))).toBe('It was stopped before it began, so there is no log.');
});
