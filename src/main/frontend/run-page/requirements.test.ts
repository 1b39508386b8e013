import { describe, expect, it, test } from 'vitest';
import { lacking } from './requirements';

const there = ['python==3.11.7', 'numpy==1.26.4', 'Scikit_Learn==1.5.0', 'torch==2.4.1+cu121', 'pre==2.0rc1'];

describe('what a step asks for and does not find', () => {
  it('is named, whatever the way its name is written', () => {
    expect(lacking(['nonexistent-package-zzz==9.9', 'NumPy', 'scikit-learn', 'pandas[excel] >= 2'], there)).toEqual(['nonexistent-package-zzz==9.9', 'pandas[excel] >= 2']);
  });

  it('is told with the version that is there', () => {
    expect(lacking(['numpy>=2'], there)).toEqual(['numpy>=2 (1.26.4 is there)']);
  });

  test.each([
    ['numpy==1.26.4', true], ['numpy==1.26.4.0', true], ['numpy==1.26.*', true], ['numpy==1.25.*', false], ['numpy!=1.26.4', false], ['numpy>=1.20,<2', true],
    ['numpy>=1.20,<1.26', false], ['numpy~=1.26', true], ['numpy~=1.26.5', false], ['numpy~=1.25.0', false], ['numpy (>1.0)', true], ['numpy<=1.26.3', false],
    ['torch==2.4.1', true], ['torch===2.4.1', false], ['pre==2.0rc1', true], ['pre==2.0', false], ['pre>=3', true],
  ])('%s is met: %s', (requirement, met) => expect(lacking([requirement], there).length === 0).toBe(met));

  it('is not guessed where a name does not tell', () => {
    expect(lacking(['git+https://example.org/x.git', 'x @ https://example.org/x.whl', './local.whl', 'old; python_version < "3.8"', '-r more.txt'], there)).toEqual([]);
  });
});
