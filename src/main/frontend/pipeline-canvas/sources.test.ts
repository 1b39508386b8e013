import { describe, expect, it } from 'vitest';
import text from '../../../test/resources/io/slipway/pipeline/edit/cases.json?raw';
import { training } from './fixtures';
import type { Pipeline } from './model';
import { conditionSources } from './sources';

const nested = (JSON.parse(text) as { pipelines: Record<string, Pipeline> }).pipelines.nested ?? training();
const titles = (graph: string, inside: string[]) => conditionSources(nested, graph, inside).map(({ title, from }) => `${title}${from === null ? '' : ` from '${from}'`}`);

describe('the values that a rule may look at', () => {
  it('begin with what its steps take, then other outputs, then parameters', () => {
    expect(conditionSources(training(), '', ['good']).map(({ title }) => title)).toEqual(['evaluate.Output', 'rows', 'threshold']);
  });

  it('are none that wait for its steps', () => {
    expect(conditionSources(training(), '', ['train']).map(({ title }) => title)).toEqual(['rows', 'threshold']);
  });

  it('are also those around its frame, each once', () => {
    expect(titles('condition-1', ['condition-1/condition-2'])).toEqual(["deploy.Output", 'evaluate.Output', 'threshold', "epochs from ''"]);
  });
});
