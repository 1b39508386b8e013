import { describe, expect, it } from 'vitest';
import { addConnection } from './connect';
import { frame, from, given, input, parameter, step, training } from './fixtures';
import { apply } from './edits';
import { componentOfGraph, graphAt, stepAt, type Pipeline } from './model';
import { origin } from './rules';

const value = parameter('STRING');

describe('a connection', () => {
  it('in one graph is an argument', () => {
    const now = addConnection(training(), { path: 'prepare', name: 'data' }, { path: 'evaluate', name: 'model' });
    expect(stepAt(now, 'evaluate')?.arguments.model).toEqual(from('prepare', 'data'));
  });

  it('into a frame is handed down by the frame', () => {
    const now = addConnection(training(), { path: 'prepare', name: 'data' }, { path: 'good/deploy', name: 'model' });
    const channel = 'pipelinechannel--prepare-data';
    expect(stepAt(now, 'good')?.arguments[channel]).toEqual(from('prepare', 'data'));
    expect(componentOfGraph(now, 'good')?.inputs[channel]?.type).toMatchObject({ schema: 'system.Dataset' });
    expect(stepAt(now, 'good/deploy')?.arguments.model).toEqual(given(channel));
  });

  it('uses what the frame hands down already', () => {
    const before = training();
    const now = addConnection(before, { path: 'train', name: 'model' }, { path: 'good/deploy', name: 'model' });
    expect(Object.keys(stepAt(now, 'good')?.arguments ?? {})).toEqual(Object.keys(stepAt(before, 'good')?.arguments ?? {}));
  });

  it('out of a frame is handed up', () => {
    const wide: Pipeline = apply(training(), {
      is: 'steps-added', graph: '', steps: { after: step('deploy', {}) }, components: {},
    });
    const now = addConnection(wide, { path: 'good/deploy', name: 'url' }, { path: 'after', name: 'note' });
    expect(graphAt(now, 'good').outputs).toEqual({ 'pipelinechannel--deploy-url': from('deploy', 'url') });
    expect(componentOfGraph(now, 'good')?.outputs).toHaveProperty('pipelinechannel--deploy-url');
    expect(stepAt(now, 'after')?.arguments.note).toEqual(from('good', 'pipelinechannel--deploy-url'));
    expect(origin(now, '', stepAt(now, 'after')?.arguments.note)).toEqual({ is: 'output', port: { path: 'good/deploy', name: 'url' } });
  });

  it('from one frame into a frame in another goes through all of them', () => {
    const inner = frame({ last: step('deploy', {}) }, {});
    const outer = frame({ inner: step('inner', {}) }, {});
    const wide = apply(training(), {
      is: 'steps-added', graph: '', steps: { outer: step('outer', {}) }, components: { inner, outer },
    });
    const now = addConnection(wide, { path: 'good/deploy', name: 'url' }, { path: 'outer/inner/last', name: 'note' });
    expect(origin(now, 'outer/inner', stepAt(now, 'outer/inner/last')?.arguments.note))
      .toEqual({ is: 'output', port: { path: 'good/deploy', name: 'url' } });
    expect(componentOfGraph(now, 'outer/inner')?.inputs['pipelinechannel--deploy-url']).toEqual(input(value));
  });
});
