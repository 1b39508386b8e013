import { describe, expect, it } from 'vitest';
import type { Run, RunPicture, RunState, StepRun } from './run';
import { waitOf } from './waiting';

const step = (path: string, change: Partial<StepRun> = {}): StepRun => ({
  id: path, path, frame: false, state: 'pending', phase: 'waiting', reason: '', attempts: 0, cacheNote: '', fromRun: null, since: '', started: null, ended: null, ...change,
});
const picture = (state: RunState, ...steps: StepRun[]): RunPicture => ({
  run: { state } as Run, steps, now: '', onServer: null, pipeline: null, kept: [], experimentName: '', previous: null, rerun: null, reuse: true, canRun: true, canEdit: true,
});

describe('what a run waits for', () => {
  it('is the reason of the step that is nearest to running', () => {
    const shown = picture('pending', step('load', { phase: 'preparing', reason: 'Collecting numpy' }), step('train', { phase: 'queued', reason: 'Waits for 2 GPUs; 0 of 1 free' }), step('after'));
    expect(waitOf(shown)).toEqual({ path: 'train', text: 'train: waits for 2 GPUs; 0 of 1 free, and one more step waits' });
  });

  it('is said in general words where the executor gives no reason', () => {
    expect(waitOf(picture('running', step('frame/train', { phase: 'queued' })))?.text).toBe('train: waits to start');
    expect(waitOf(picture('running', step('train', { phase: 'preparing' })))?.text).toBe('train: its environment is being made');
  });

  it('is the next try of a step that failed', () => {
    expect(waitOf(picture('running', step('train', { reason: 'attempt 1 failed (no luck), tries again in 8 s' })))?.text).toBe('train: attempt 1 failed (no luck), tries again in 8 s');
  });

  it('is not said while something runs, when it is over, or when it is stopped', () => {
    const queued = step('train', { phase: 'queued' });
    expect(waitOf(picture('running', queued, step('load', { state: 'running', phase: '' })))).toBeNull();
    expect(waitOf(picture('failed', queued))).toBeNull();
    expect(waitOf(picture('cancelling', queued))).toBeNull();
    expect(waitOf(picture('running', step('after')))).toBeNull();
  });

  it('counts a frame that runs by the steps in it', () => {
    expect(waitOf(picture('running', step('good', { frame: true, state: 'running', phase: '' }), step('good/train', { phase: 'queued' })))?.path).toBe('good/train');
  });
});
