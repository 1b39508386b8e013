import { describe, expect, it } from 'vitest';
import { copy, looksLikeFile, paste, readFragment, wholeOf, writeFragment } from './fragment';
import { apply } from './edits';
import { from, literal, training } from './fixtures';
import { componentOf, stepAt, type Pipeline } from './model';

describe('the clipboard', () => {
  it('takes steps with the components they use, also those inside of frames', () => {
    const fragment = copy(training(), ['good', 'good/deploy']);
    expect(Object.keys(fragment.steps)).toEqual(['good']);
    expect(Object.keys(fragment.components).sort()).toEqual(['deploy', 'good']);
  });

  it('pastes under free names and keeps the wires among what is pasted', () => {
    const before = training();
    const edit = paste(before, '', copy(before, ['train', 'evaluate']));
    expect(Object.keys(edit.steps)).toEqual(['train-2', 'evaluate-2']);
    expect(edit.steps['evaluate-2']?.arguments.model).toEqual(from('train-2', 'model'));
    expect(edit.steps['train-2']?.arguments.data).toEqual(from('prepare', 'data'));
    expect(edit.components).toEqual({});
  });

  it('tells a copy from what it was copied from by its name', () => {
    const before = apply(training(), { is: 'step-changed', path: 'train', field: 'title', value: 'train model' });
    const once = paste(before, '', copy(before, ['train']));
    expect(once.steps['train-2']?.title).toBe('train model 2');
    const now = apply(before, once);
    expect(Object.values(paste(now, '', copy(now, ['train-2'])).steps).map(({ title }) => title)).toEqual(['train model 3']);
  });

  it('gives a pasted frame a component of its own', () => {
    const before = training();
    const edit = paste(before, '', copy(before, ['good']));
    const now = apply(before, edit);
    const changed = apply(now, { is: 'argument-set', path: 'good-2/deploy', input: 'note', argument: literal('x') });
    expect(stepAt(changed, 'good/deploy')?.arguments).not.toHaveProperty('note');
    expect(stepAt(changed, 'good-2/deploy')?.arguments.note).toEqual(literal('x'));
  });

  it('pastes into another pipeline without what is not there', () => {
    const empty: Pipeline = { ...training(), components: {}, root: { ...training().root, inputs: {}, implementation: { is: 'graph', steps: {}, outputs: {} } } };
    const edit = paste(empty, '', copy(training(), ['train', 'prepare']));
    const now = apply(empty, edit);
    expect(stepAt(now, 'prepare')?.arguments).toEqual({});
    expect(stepAt(now, 'train')?.arguments.data).toEqual(from('prepare', 'data'));
    expect(componentOf(now, 'train')?.outputs).toHaveProperty('model');
  });

  it('knows its own text, and that of a compiled pipeline, from any other', () => {
    const fragment = copy(training(), ['train']);
    expect(readFragment(writeFragment(fragment))).toEqual(fragment);
    expect(readFragment('hello')).toBeNull();
    expect(readFragment('null')).toBeNull();
    expect(looksLikeFile('# PIPELINE DEFINITION\ncomponents:\n  a: 1\npipelineInfo:\n  name: p\n')).toBe(true);
    expect(looksLikeFile('dear reader: pipelineInfo')).toBe(false);
  });

  it('takes a whole pipeline with the parameters that the other one lacks', () => {
    const into: Pipeline = { ...training(), root: { ...training().root, inputs: { rows: training().root.inputs.rows ?? fail() } } };
    const { fragment, parameters } = wholeOf(training(), into);
    expect(Object.keys(parameters)).toEqual(['threshold']);
    expect(Object.keys(fragment.steps)).toContain('good');
  });
});

function fail(): never {
  throw new Error('no such parameter');
}
