import { describe, expect, it } from 'vitest';
import { artifact, from, given, literal, parameter, step, training, pipeline, fn, input, output } from './fixtures';
import { closesCycle, meet, misfit, origin, typeName, typeTone, upstreamNames, whyNot } from './rules';

describe('what fits into what', () => {
  it('takes the same kind, a whole number as a number, and anything as a text', () => {
    expect(misfit(parameter('INTEGER'), parameter('INTEGER'))).toBeNull();
    expect(misfit(parameter('INTEGER'), parameter('DOUBLE'))).toBeNull();
    expect(misfit(parameter('STRUCT'), parameter('STRING'))).toBeNull();
  });

  it('says why another kind does not fit', () => {
    expect(misfit(parameter('DOUBLE'), parameter('INTEGER'))).toBe('takes Integer, not Double');
    expect(misfit(parameter('BOOLEAN'), parameter('DOUBLE'))).toBe('takes Double, not Boolean');
  });

  it('takes any artifact where any is asked, and only the same one otherwise', () => {
    expect(misfit(artifact('system.Model'), artifact('system.Artifact'))).toBeNull();
    expect(misfit(artifact('system.Model'), artifact('system.Model'))).toBeNull();
    expect(misfit(artifact('system.Model'), artifact('system.Dataset'))).toBe('takes Dataset, not Model');
  });

  it('lets an artifact of no particular type into any input, as the SDK and the server do', () => {
    expect(misfit(artifact('system.Artifact'), artifact('system.Model'))).toBeNull();
    expect(misfit(artifact('system.Artifact', true), artifact('system.Model'))).not.toBeNull();
  });

  it('tells lists from single artifacts and artifacts from values', () => {
    expect(misfit(artifact('system.Model'), artifact('system.Model', true))).toBe('takes a list of artifacts, not one');
    expect(misfit(artifact('system.Model', true), artifact('system.Model'))).toBe('takes one artifact, not a list');
    expect(misfit(artifact('system.Model'), parameter('STRING'))).toContain('not an artifact');
    expect(misfit(parameter('STRING'), artifact('system.Model'))).toContain('not a value');
  });

  it('names types as people do', () => {
    expect(typeName(artifact('system.ClassificationMetrics'))).toBe('ClassificationMetrics');
    expect(typeName(artifact('google.VertexModel', true))).toBe('List of VertexModel');
    expect([parameter('INTEGER'), parameter('LIST'), artifact('system.Metrics'), artifact('google.Thing')].map(typeTone))
      .toEqual(['number', 'struct', 'metrics', 'artifact']);
  });
});

describe('who waits for whom', () => {
  it('takes every upstream step once, whatever binds it', () => {
    const args = { a: from('x', 'o'), b: from('x', 'p'), c: { is: 'first' as const, candidates: [{ step: 'y', output: 'o' }, { step: 'z', output: 'o' }] }, d: given('q') };
    expect([...upstreamNames(args, ['w'])].sort()).toEqual(['w', 'x', 'y', 'z']);
  });

  it('finds a circle over several steps', () => {
    expect(closesCycle(training(), '', 'evaluate', 'prepare')).toBe(true);
    expect(closesCycle(training(), '', 'prepare', 'evaluate')).toBe(false);
    expect(closesCycle(training(), '', 'train', 'train')).toBe(true);
  });

  it('finds the steps of the common graph', () => {
    expect(meet('a/b/c', 'a/d')).toEqual({ graph: 'a', a: 'b', b: 'd' });
    expect(meet('a', 'b/c')).toEqual({ graph: '', a: 'a', b: 'b' });
    expect(meet('a/b', 'a')).toEqual({ graph: '', a: 'a', b: 'a' });
  });
});

describe('a wire', () => {
  const wire = (from: string, out: string, to: string, into: string) =>
    whyNot(training(), { path: from, name: out }, { path: to, name: into });

  it('may lead into a frame', () => expect(wire('evaluate', 'Output', 'good/deploy', 'note')).toBeNull());
  it('may not lead to its own step', () => expect(wire('train', 'model', 'train', 'data')).toBe('is the same step'));
  it('may not make a step wait for itself', () => expect(wire('evaluate', 'Output', 'prepare', 'rows')).toBe('would wait for itself'));
  it('may not lead out of a frame to what the frame waits for', () =>
    expect(wire('good/deploy', 'url', 'evaluate', 'model')).toBe('would wait for itself'));
  it('is gone with its port', () => expect(wire('train', 'nothing', 'evaluate', 'model')).toBe('is gone'));
  it('is gone with its step', () => expect(wire('nobody', 'x', 'evaluate', 'model')).toBe('is gone'));
});

describe('where a value comes from', () => {
  it('is seen through a frame', () => {
    expect(origin(training(), 'good', given('pipelinechannel--train-model'))).toEqual({ is: 'output', port: { path: 'train', name: 'model' } });
    expect(origin(training(), 'good', given('pipelinechannel--threshold'))).toEqual({ is: 'parameter', name: 'threshold' });
  });

  it('is a constant, a parameter, or unknown', () => {
    expect(origin(training(), '', literal(3))).toMatchObject({ is: 'literal' });
    expect(origin(training(), '', given('rows'))).toEqual({ is: 'parameter', name: 'rows' });
    expect(origin(training(), '', undefined)).toBeUndefined();
    expect(origin(training(), 'good', given('nothing'))).toBeUndefined();
  });

  it('is found although a step is named like something every object has', () => {
    const odd = pipeline(
      { constructor: step('c', {}), b: step('c', { x: from('constructor', 'y') }) },
      { c: fn({ x: input(parameter('STRING')) }, { y: output(parameter('STRING')) }) });
    expect(origin(odd, '', from('constructor', 'y'))).toEqual({ is: 'output', port: { path: 'constructor', name: 'y' } });
    expect(whyNot(odd, { path: 'toString', name: 'y' }, { path: 'b', name: 'x' })).toBe('is gone');
  });
});
