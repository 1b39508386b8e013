// Small pipelines for tests.
import { newStep } from './edits';
import type { Argument, Component, Graph, Input, Kind, Output, Pipeline, Step, Type } from './model';

export const artifact = (schema: string, list = false): Type => ({ is: 'artifact', schema, version: '0.0.1', list });
export const parameter = (kind: Kind): Type => ({ is: 'parameter', kind });

export const input = (type: Type, more: Partial<Input> = {}): Input =>
  ({ type, defaultValue: null, optional: false, description: '', foreign: {}, ...more });
export const output = (type: Type): Output => ({ type, description: '', foreign: {} });

export const fn = (inputs: Record<string, Input>, outputs: Record<string, Output>, name = 'f'): Component => ({
  description: '', inputs, outputs, foreign: {},
  implementation: { is: 'python', source: '', function: name, packages: [], pip: [], image: 'python:3.11', foreign: {} },
});

export const graph = (steps: Record<string, Step>, outputs: Record<string, Argument> = {}): Graph => ({ is: 'graph', steps, outputs });

export const frame = (steps: Record<string, Step>, inputs: Record<string, Input> = {}, outputs: Record<string, Output> = {}, taken: Record<string, Argument> = {}): Component => ({
  description: '', inputs, outputs, foreign: {}, implementation: graph(steps, taken),
});

export const step = (component: string, args: Record<string, Argument> = {}, more: Partial<Step> = {}): Step =>
  ({ ...newStep(component, '', null), arguments: args, ...more });

export const from = (name: string, out: string): Argument => ({ is: 'output', step: name, output: out });
export const given = (name: string): Argument => ({ is: 'input', input: name });
export const literal = (value: Extract<Argument, { is: 'literal' }>['value']): Argument => ({ is: 'literal', value });

export const pipeline = (steps: Record<string, Step>, components: Record<string, Component>, inputs: Record<string, Input> = {}): Pipeline => ({
  name: 'p', description: '', dialect: 'SLIPWAY', components, foreign: {},
  root: { description: '', inputs, outputs: {}, implementation: graph(steps), foreign: {} },
});

const model = artifact('system.Model');
const data = artifact('system.Dataset');
const number = parameter('DOUBLE');

/** prepare -> train -> evaluate, and deploy in a frame that is entered if the accuracy is high enough. */
export const training = (): Pipeline => pipeline(
  {
    prepare: step('prepare', { rows: given('rows') }),
    train: step('train', { data: from('prepare', 'data'), rate: literal(0.1) }, { title: 'Train the model' }),
    evaluate: step('evaluate', { model: from('train', 'model') }),
    good: step('good', {
      'pipelinechannel--evaluate-Output': from('evaluate', 'Output'),
      'pipelinechannel--threshold': given('threshold'),
      'pipelinechannel--train-model': from('train', 'model'),
    }, { title: 'good enough', when: "inputs.parameter_values['pipelinechannel--evaluate-Output'] >= inputs.parameter_values['pipelinechannel--threshold']" }),
  },
  {
    prepare: fn({ rows: input(parameter('INTEGER')) }, { data: output(data) }, 'prepare'),
    train: fn({ data: input(data), rate: input(number, { defaultValue: 0.5, optional: true }) }, { model: output(model) }, 'train'),
    evaluate: fn({ model: input(model) }, { Output: output(number) }, 'evaluate'),
    deploy: fn({ model: input(model), note: input(parameter('STRING')) }, { url: output(parameter('STRING')) }, 'deploy'),
    good: frame(
      { deploy: step('deploy', { model: given('pipelinechannel--train-model') }) },
      {
        'pipelinechannel--evaluate-Output': input(number),
        'pipelinechannel--threshold': input(number),
        'pipelinechannel--train-model': input(model),
      }),
  },
  { rows: input(parameter('INTEGER'), { defaultValue: 100, optional: true }), threshold: input(number) },
);
