import { describe, expect, it } from 'vitest';
import { noResources, type Argument, type Component, type Pipeline, type Step } from '../pipeline-canvas/model';
import type { AttemptSpan, PartKind, Run, StepRun } from './run';
import { criticalPath, spent, ticks, tickWord, timelineOf } from './timeline';

const time = (seconds: number | null) => (seconds === null ? null : new Date(seconds * 1000).toISOString());
const begun = (seconds: number) => new Date(seconds * 1000).toISOString();
const now = 100_000;

const run: Run = {
  id: 'r', number: 1, title: 'r #1', pipeline: 'p', pipelineName: 'p', version: 1, state: 'running', startedBy: 'ann', created: begun(0),
  started: time(0), ended: null, experiment: '1', arguments: {}, cache: true, systemMetrics: false, rerunOf: null, reason: '', executor: 'local', countsFrom: '', stoppedBy: '',
};

const step = (path: string, started: number | null, ended: number | null, more: Partial<StepRun> = {}): StepRun => ({
  id: path, path, frame: false, state: ended === null ? 'running' : 'succeeded', phase: '', reason: '', attempts: 1, cacheNote: '', fromRun: null,
  since: begun(started ?? 0), started: time(started), ended: time(ended), ...more,
});

const attempt = (number: number, created: number, started: number | null, ended: number | null): AttemptSpan => ({
  number, state: 'succeeded', created: begun(created), started: time(started), ended: time(ended), parts: [],
});

const component = (more: Partial<Component> = {}): Component => ({
  description: '', inputs: { in: { type: { is: 'parameter', kind: 'STRING' }, defaultValue: null, optional: true, description: '', foreign: {} } },
  outputs: { out: { type: { is: 'parameter', kind: 'STRING' }, description: '', foreign: {} } }, foreign: {},
  implementation: { is: 'python', source: '', function: 'f', packages: [], pip: [], image: '', foreign: {} }, ...more,
});

const use = (args: Record<string, Argument>, more: Partial<Step> = {}): Step => ({
  component: 'work', title: '', arguments: args, after: [], when: null, startWhen: 'ALL_SUCCEEDED', retry: null, cache: true,
  resources: noResources, position: null, notes: '', foreign: {}, ...more,
});

const from = (name: string): Record<string, Argument> => ({ in: { is: 'output', step: name, output: 'out' } });

const pipeline = (steps: Record<string, Step>, components: Record<string, Component> = {}): Pipeline => ({
  name: 'p', description: '', dialect: 'SLIPWAY', foreign: {}, components: { work: component(), ...components },
  root: component({ implementation: { is: 'graph', steps, outputs: {} } }),
});

describe('the timeline', () => {
  it('shows waiting and running of each attempt', () => {
    const line = timelineOf(run, [step('a', 3, 20)], { a: [attempt(1, 1, 3, 10), attempt(2, 12, 15, 20)] }, now);
    expect(line.rows[0]?.bars.map(({ kind, attempt: number, from, to }) => [kind, number, from / 1000, to / 1000])).toEqual([
      ['waiting', 1, 1, 3], ['running', 1, 3, 10], ['waiting', 2, 12, 15], ['running', 2, 15, 20],
    ]);
  });

  it('goes on to now where something has not ended', () => {
    const line = timelineOf(run, [step('a', 5, null), step('b', null, null, { attempts: 0 })], { a: [attempt(1, 2, 5, null)] }, now);
    expect(line.rows[0]?.to).toBe(now);
    expect(line.rows[1]).toMatchObject({ bars: [], from: null, to: null });
    expect([line.from, line.to]).toEqual([0, now]);
  });

  it('tells apart what a cluster spent on a try, from the moment that it was decided on', () => {
    const part = (kind: PartKind, from: number, to: number | null) => ({ kind, from: begun(from), to: time(to) });
    const parts = [part('queue', 2, 3), part('start', 3, 6), part('image', 3, 5), part('run', 6, 8), part('upload', 8, 9)];
    const line = timelineOf(run, [step('a', 6, 8)], { a: [{ ...attempt(1, 1, 6, 8), parts }] }, now);
    expect(line.rows[0]?.bars.map(({ kind, from, to }) => [kind, (from - line.from) / 1000, (to - line.from) / 1000])).toEqual([
      ['waiting', 1, 3], ['start', 3, 6], ['image', 3, 5], ['running', 6, 8], ['upload', 8, 9]]);
    expect(spent(parts, 'image', now)).toBe(2000);
    expect(spent(parts, 'inputs', now)).toBeNull();
  });

  it('shows one that waits and never ran, and a frame without attempts', () => {
    const line = timelineOf(run, [step('w', null, null), step('f', 4, 9, { frame: true }), step('f/x', 4, 9)], { w: [attempt(1, 2, null, null)] }, now);
    expect(line.rows.map(({ bars, depth }) => [bars.map((bar) => bar.kind).join(), depth])).toEqual([['waiting', 0], ['running', 0], ['running', 1]]);
  });

  it('shows as waiting the time in which an environment was made, before there was an attempt', () => {
    const steps = [step('a', 3, 20), step('b', 40, 50), step('c', null, null, { state: 'pending', phase: 'preparing', since: begun(60) })];
    const line = timelineOf(run, steps, { a: [attempt(1, 2, 3, 20)], b: [attempt(1, 39, 40, 50)] }, now,
      pipeline({ a: use({}), b: use(from('a')), c: use(from('b')) }));
    expect(line.rows.map(({ bars }) => bars.filter(({ kind }) => kind === 'waiting').map((bar) => [bar.from / 1000, bar.to / 1000])))
      .toEqual([[[0, 3]], [[20, 40]], [[50, 100]]]);
  });

  it('has a length even when nothing has happened', () => {
    const line = timelineOf({ ...run, started: null }, [], {}, now);
    expect(line.to).toBeGreaterThan(line.from);
  });
});

describe('the critical path', () => {
  const rows = (steps: StepRun[]) => timelineOf(run, steps, {}, now).rows;

  it('is the chain that ended last', () => {
    const graph = pipeline({ load: use({}), quick: use(from('load')), slow: use(from('load')), end: use(from('slow'), { after: ['quick'] }) });
    expect([...criticalPath(graph, rows([step('load', 0, 5), step('quick', 5, 6), step('slow', 5, 50), step('end', 50, 60)]))])
      .toEqual(['end', 'slow', 'load']);
  });

  it('goes into and out of frames, through their rules', () => {
    const frame = component({
      inputs: { score: { type: { is: 'parameter', kind: 'STRING' }, defaultValue: null, optional: true, description: '', foreign: {} } }, outputs: {},
      implementation: { is: 'graph', outputs: {}, steps: { deploy: use({}), tell: use(from('deploy')) } },
    });
    const graph = pipeline({
      train: use({}), judge: use(from('train')), other: use({}),
      gate: use({ score: { is: 'output', step: 'judge', output: 'out' } }, { component: 'frame', when: "inputs.parameter_values['score'] == 'a'" }),
      after: use({}, { after: ['gate'] }),
    }, { frame });
    const steps = [step('train', 0, 10), step('judge', 10, 20), step('other', 0, 15), step('gate', 20, 40, { frame: true }),
      step('gate/deploy', 20, 30), step('gate/tell', 30, 40), step('after', 40, 41)];
    expect([...criticalPath(graph, rows(steps))]).toEqual(['after', 'gate/tell', 'gate/deploy', 'judge', 'train']);
  });

  it('is empty before anything began, and leaves out what never ran', () => {
    const graph = pipeline({ a: use({}), b: use(from('a')) });
    expect(criticalPath(graph, rows([step('a', null, null, { attempts: 0 }), step('b', null, null, { attempts: 0 })])).size).toBe(0);
    expect([...criticalPath(graph, rows([step('a', 0, 5), step('b', null, null, { attempts: 0, state: 'skipped' })]))]).toEqual(['a']);
  });
});

describe('the axis', () => {
  it('has round marks that are not too near', () => {
    expect(ticks(60_000, 600)).toEqual([0, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000]);
    expect(ticks(1000, 900)).toHaveLength(11);
    expect(ticks(40 * 86_400_000, 500).length).toBeLessThan(7);
  });

  it('is written as short as can be', () => {
    expect([500, 20_000, 90_000, 300_000, 7_200_000, 9_000_000].map(tickWord)).toEqual(['0.5 s', '20 s', '1:30', '5 min', '2 h', '2:30 h']);
  });
});
