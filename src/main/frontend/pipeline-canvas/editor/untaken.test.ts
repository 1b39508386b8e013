import { describe, expect, it } from 'vitest';
import { apply } from '../edits';
import { training } from '../fixtures';
import { ownerOf } from './untaken';

describe('a field whose text is not taken', () => {
  const pipeline = apply(training(), { is: 'step-changed', path: 'train', field: 'title', value: 'Learn' });

  it('belongs to a step, to a component, or to the pipeline', () => {
    expect(ownerOf(pipeline, 'train#memoryRequest')).toBe('Learn');
    expect(ownerOf(pipeline, 'train#packages')).toBe('Learn');
    expect(ownerOf(pipeline, '#description')).toBe(pipeline.name);
  });

  it('is none if its step is gone, or if it is no field of the draft', () => {
    expect(ownerOf(pipeline, 'nobody#retries')).toBeNull();
    expect(ownerOf(pipeline, '#run/arguments')).toBeNull();
  });
});
