import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../pipeline-canvas/server';
import type { Live, RunPicture, RunState, StepRun } from './run';
import { merge, RunStore } from './store';

const step = (id: string, state: StepRun['state']): StepRun => ({
  id, path: id, frame: false, state, phase: '', reason: '', attempts: 0, cacheNote: '', fromRun: null, since: '', started: null, ended: null,
});

const live = (state: RunState, ...steps: StepRun[]): Live => ({
  run: {
    id: 'r', number: 1, title: 't', pipeline: 'p', pipelineName: 'p', version: 1, state, startedBy: 'ann', created: '', started: null, ended: null,
    experiment: '', arguments: {}, cache: true, systemMetrics: false, rerunOf: null, reason: '', executor: 'local', countsFrom: '', stoppedBy: '',
  },
  steps, now: new Date().toISOString(), onServer: null,
});

const picture = (state: RunState, ...steps: StepRun[]): RunPicture => ({
  ...live(state, ...steps), pipeline: null, kept: [], experimentName: '', previous: null, rerun: null, reuse: true, canRun: true, canEdit: true,
});

/** Answers one by one when told to. */
class FakeServer {
  asked: string[] = [];
  private waiting: ((answer: Live | Error) => void)[] = [];
  private ask = (what: string) => {
    this.asked.push(what);
    return new Promise<never>((resolve, reject) => this.waiting.push((answer) => {
      if (answer instanceof Error) reject(answer); else resolve(answer as never);
    }));
  };
  picture = () => this.ask('picture');
  live = () => this.ask('live');
  away = false;
  there = () => Promise.resolve(!this.away);
  async answer(answer: Live | Error) {
    this.waiting.shift()?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  }
}

const opened = async () => {
  vi.useFakeTimers();
  const server = new FakeServer();
  const store = new RunStore(server);
  store.open();
  await server.answer(picture('running', step('a', 'running'), step('b', 'pending')));
  return { server, store };
};

describe('what is known of a run', () => {
  it('is read whole once, then only what changes', async () => {
    const { server, store } = await opened();
    store.hint();
    await server.answer(live('running', step('a', 'succeeded'), step('b', 'pending')));
    expect(server.asked).toEqual(['picture', 'live']);
    expect(store.get().picture?.steps.map(({ state }) => state)).toEqual(['succeeded', 'pending']);
  });

  it('follows many hints that come meanwhile once', async () => {
    const { server, store } = await opened();
    for (let i = 0; i < 5; i++) store.hint();
    await server.answer(live('running', step('a', 'running')));
    expect(server.asked).toEqual(['picture', 'live', 'live']);
    await server.answer(live('running', step('a', 'succeeded')));
    expect(server.asked).toHaveLength(3);
  });

  it('says when the server is away, and asks again by itself', async () => {
    const { server, store } = await opened();
    store.hint();
    await server.answer(new Refusal(0, 'away'));
    expect(store.get()).toMatchObject({ offline: true, failure: null });
    expect(store.get().picture).not.toBeNull();
    await vi.advanceTimersByTimeAsync(2000);
    await server.answer(live('running', step('a', 'succeeded')));
    expect(store.get().offline).toBe(false);
  });

  it('says soon when the server is away although nothing is asked of it, and comes back by itself', async () => {
    const { server, store } = await opened();
    server.away = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(store.get().offline).toBe(true);
    expect(server.asked.slice(1), 'asked again').toEqual(['live']);
    await server.answer(new Refusal(0, 'away'));
    server.away = false;
    await vi.advanceTimersByTimeAsync(2000);
    await server.answer(live('running', step('a', 'running')));
    expect(store.get().offline).toBe(false);
  });

  it('says so too of a run that has ended', async () => {
    const { server, store } = await opened();
    store.hint();
    await server.answer(live('succeeded'));
    server.away = true;
    await vi.advanceTimersByTimeAsync(5000);
    expect(store.get().offline).toBe(true);
  });

  it('asks after a running one although no hint came, and leaves an ended one alone', async () => {
    const { server } = await opened();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(server.asked).toEqual(['picture', 'live']);
    await server.answer(live('failed'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked).toHaveLength(2);
  });

  it('tells of a run that is not there and does not ask again', async () => {
    vi.useFakeTimers();
    const server = new FakeServer();
    const store = new RunStore(server);
    store.open();
    await server.answer(new Refusal(404, 'gone'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.get().failure?.status).toBe(404);
    expect(server.asked).toHaveLength(1);
  });

  it('says nothing more when it is closed', async () => {
    const { server, store } = await opened();
    store.hint();
    store.close();
    await server.answer(live('succeeded'));
    expect(store.get().picture?.run.state).toBe('running');
  });
});

it('keeps the objects of steps that did not change', () => {
  const before = picture('running', step('a', 'running'), step('b', 'pending'));
  const after = merge(before, live('running', step('a', 'succeeded'), step('b', 'pending')));
  expect(after.steps[0]).not.toBe(before.steps[0]);
  expect(after.steps[1]).toBe(before.steps[1]);
  expect(merge(before, live('running', step('a', 'running'), step('b', 'pending'))).steps).toBe(before.steps);
});
