import { describe, expect, it } from 'vitest';
import { apply, freeName, newStep, reach, type Edit } from './edits';
import { given, literal, training } from './fixtures';
import { graphAt, stepAt, type Pipeline } from './model';

const after = (edit: Edit, before: Pipeline = training()) => apply(before, edit);

describe('an edit', () => {
  it('leaves what it does not touch the very same', () => {
    const before = training();
    const now = after({ is: 'step-changed', path: 'train', field: 'title', value: 'Learn' }, before);
    expect(stepAt(now, 'train')?.title).toBe('Learn');
    expect(stepAt(now, 'prepare')).toBe(stepAt(before, 'prepare'));
    expect(stepAt(before, 'train')?.title).toBe('Train the model');
  });

  it('of a step that is gone changes nothing', () => {
    const before = training();
    expect(after({ is: 'step-changed', path: 'nobody', field: 'title', value: 'x' }, before)).toBe(before);
    expect(after({ is: 'argument-set', path: 'good/nobody', input: 'x', argument: null }, before)).toBe(before);
  });

  it('moves several steps, in frames too, and keeps a size', () => {
    const sized = after({ is: 'steps-moved', places: { good: { x: 1, y: 2, width: 300, height: 200 } } });
    const now = after({ is: 'steps-moved', places: { good: { x: 5, y: 6 }, 'good/deploy': { x: 7, y: 8 } } }, sized);
    expect(stepAt(now, 'good')?.position).toEqual({ x: 5, y: 6, width: 300, height: 200 });
    expect(stepAt(now, 'good/deploy')?.position).toEqual({ x: 7, y: 8 });
  });

  it('sets and takes away an argument', () => {
    const set = after({ is: 'argument-set', path: 'good/deploy', input: 'note', argument: literal('x') });
    expect(stepAt(set, 'good/deploy')?.arguments.note).toEqual(literal('x'));
    const gone = after({ is: 'argument-set', path: 'good/deploy', input: 'note', argument: null }, set);
    expect(stepAt(gone, 'good/deploy')?.arguments).not.toHaveProperty('note');
  });

  it('removes a step with the wires that come from it', () => {
    const now = after({ is: 'steps-removed', paths: ['train'], rejoin: false });
    expect(Object.keys(graphAt(now, '').steps)).toEqual(['prepare', 'evaluate', 'good']);
    expect(stepAt(now, 'evaluate')?.arguments).toEqual({});
    expect(stepAt(now, 'evaluate')?.after).toEqual([]);
    expect(stepAt(now, 'good')?.arguments).not.toHaveProperty('pipelinechannel--train-model');
  });

  it('removes a step and lets those after it wait for those before it', () => {
    expect(stepAt(after({ is: 'steps-removed', paths: ['train'], rejoin: true }), 'evaluate')?.after).toEqual(['prepare']);
  });

  it('renames a parameter wherever it is used', () => {
    const now = after({ is: 'parameter-renamed', from: 'threshold', to: 'limit' });
    expect(Object.keys(now.root.inputs)).toEqual(['rows', 'limit']);
    expect(stepAt(now, 'good')?.arguments['pipelinechannel--limit']).toEqual(given('limit'));
    expect(stepAt(now, 'good')?.arguments).not.toHaveProperty('pipelinechannel--threshold');
    expect(stepAt(now, 'good')?.when).toContain("['pipelinechannel--limit']");
    expect(stepAt(now, 'prepare')?.arguments.rows).toEqual(given('rows'));
  });

  it('sets, removes and describes', () => {
    expect(after({ is: 'parameter-removed', name: 'rows' }).root.inputs).not.toHaveProperty('rows');
    expect(after({ is: 'pipeline-changed', field: 'name', value: 'new' }).name).toBe('new');
  });
});

describe('names', () => {
  it('are free and such as KFP demands', () => {
    expect(freeName(['train', 'train-2'], 'Train!')).toBe('train-3');
    expect(freeName([], '  ')).toBe('step');
    expect(freeName([], 'Größe')).toMatch(/^[a-z0-9-]+$/);
  });
});

describe('what depends on a step', () => {
  it('is found in both directions', () => {
    expect(reach(training(), 'train', 'up').sort()).toEqual(['prepare', 'train']);
    expect(reach(training(), 'train', 'down').sort()).toEqual(['evaluate', 'good', 'train']);
  });

  it('is itself for a step alone', () => {
    const now = apply(training(), { is: 'steps-added', graph: '', steps: { alone: newStep('train', '', null) }, components: {} });
    expect(reach(now, 'alone', 'down')).toEqual(['alone']);
  });
});
