import { describe, expect, it } from 'vitest';
import type { Type } from './model';
import { fittingPort, functionFor } from './new-steps';

const artifact = (schema: string): Type => ({ is: 'artifact', schema: `system.${schema}`, version: '0.0.1', list: false });
const whole: Type = { is: 'parameter', kind: 'INTEGER' };
const port = (type: Type) => ({ type, description: '', foreign: {}, defaultValue: null, optional: false });

describe('a new step for a wire', () => {
  it('is offered if one of its ports fits', () => {
    const component = { inputs: { rows: port(whole), data: port(artifact('Dataset')) }, outputs: { model: port(artifact('Model')) } };
    expect(fittingPort(component, artifact('Dataset'), 'out')).toEqual({ name: 'data', type: 'Dataset' });
    expect(fittingPort(component, artifact('Model'), 'in')).toEqual({ name: 'model', type: 'Model' });
    expect(fittingPort(component, artifact('Model'), 'out')).toBeUndefined();
  });

  it('can be a function that takes or gives just that', () => {
    expect(functionFor(artifact('Dataset'), 'train', 'out')).toContain('def step(train: Input[Dataset]):');
    expect(functionFor(artifact('Model'), 'model', 'in')).toContain('def step(model: Output[Model]):');
    expect(functionFor(whole, 'Output', 'out')).toContain('def step(value: int):');
    expect(functionFor(whole, 'epochs', 'in')).toContain('def step() -> int:');
    expect(functionFor({ is: 'parameter', kind: 'TASK_FINAL_STATUS' }, 'status', 'out')).toBeNull();
  });
});
