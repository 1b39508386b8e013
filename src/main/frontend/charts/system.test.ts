import { expect, it } from 'vitest';
import { isSystem, systemLast } from './system';

it('tells what a step took of its machine from what it measured', () => {
  expect(['system/cpu_utilization_percentage', 'train.system/gpu_0_utilization_percentage', 'eco-system/x', 'system', 'loss'].filter(isSystem))
    .toEqual(['system/cpu_utilization_percentage', 'train.system/gpu_0_utilization_percentage']);
});

it('comes last, each part in the order that it had', () => {
  expect(systemLast(['system/b', 'z', 'system/a', 'y'], (name) => name)).toEqual(['z', 'y', 'system/b', 'system/a']);
});
