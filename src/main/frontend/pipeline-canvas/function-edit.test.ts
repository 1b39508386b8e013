import { describe, expect, it } from 'vitest';
import { artifact, fn, input, output, parameter, pipeline, step } from './fixtures';
import { renamedAfter, repacked, retyped } from './function-edit';
import type { Component, PythonFunction } from './model';
import type { ParsedFunction } from './server';

const kfp = ['--quiet', '--no-warn-script-location', 'kfp==2.15.2', '--no-deps', 'typing-extensions>=3.7.4,<5; python_version<"3.9"'];
const code: PythonFunction = {
  is: 'python', source: 'old', function: 'f', packages: ['pandas'], image: 'python:3.11',
  pip: [['--quiet', '--no-warn-script-location', '--index-url', 'https://wheels.example/simple', 'pandas'], kfp],
  foreign: { env: [{ name: 'SEED', value: '1' }], lifecycle: {}, spelling: [['command', 'old']] },
};
const imported: Component = {
  ...fn({ mode: input(parameter('STRING'), { foreign: { literals: ['a', 'b'], spelling: [] } }), rows: input(parameter('INTEGER'), { foreign: { literals: [1] } }) },
    { data: { ...output(artifact('system.Dataset')), foreign: { metadata: { kept: true } } } }),
  implementation: code, foreign: { singlePlatformSpecs: [], spelling: [] },
};
const parsed = (more: Partial<ParsedFunction> = {}): ParsedFunction => ({
  function: 'f', description: 'new', packages: ['pandas'], image: 'python:3.11', errors: [],
  inputs: { mode: input(parameter('STRING')), rows: input(parameter('DOUBLE')) }, outputs: { data: output(artifact('system.Dataset')) }, ...more,
});
const codeOf = (component: Component) => component.implementation as PythonFunction;

describe('a function that came from a file, typed anew', () => {
  const now = retyped(imported, code, 'new', parsed());

  it('keeps what is not about its source, and drops how the old source was spelled', () => {
    expect(codeOf(now)).toMatchObject({ source: 'new', image: 'python:3.11', foreign: { env: [{ name: 'SEED', value: '1' }], lifecycle: {} } });
    expect(codeOf(now).foreign).not.toHaveProperty('spelling');
    expect(now.foreign).toEqual({ singlePlatformSpecs: [] });
  });

  it('keeps what was said of ports that are the same still', () => {
    expect(now.inputs.mode?.foreign).toEqual({ literals: ['a', 'b'] });
    expect(now.inputs.rows?.foreign).toEqual({});
    expect(now.outputs.data?.foreign).toEqual({ metadata: { kept: true } });
  });

  it('installs what the file said, with its flags', () => {
    expect(codeOf(now).pip).toEqual(code.pip);
    expect(codeOf(retyped(imported, code, 'new', parsed({ packages: ['polars'] }))).pip)
      .toEqual([['--quiet', '--no-warn-script-location', '--index-url', 'https://wheels.example/simple', 'polars'], kfp]);
  });
});

describe('other packages', () => {
  it('take the place of the old ones', () => {
    expect(repacked(code, []).pip).toEqual([kfp]);
    expect(repacked(code, ['a', 'b']).pip[0]).toEqual(['--quiet', '--no-warn-script-location', '--index-url', 'https://wheels.example/simple', 'a', 'b']);
    expect(repacked({ ...code, packages: [], pip: [kfp] }, ['a']).pip).toEqual([['--quiet', '--no-warn-script-location', 'a'], kfp]);
    expect(repacked({ ...code, pip: [] }, ['a'])).toMatchObject({ packages: ['a'], pip: [], foreign: { env: [{ name: 'SEED', value: '1' }] } });
  });
});

describe('a step that was called after its function', () => {
  const called = (title: string, key = 'a') => pipeline({ [key]: step('one', {}, { title }) }, { one: fn({}, {}, 'load_data') });
  const now = (title: string, key?: string) => renamedAfter(called(title, key), 'one', fn({}, {}, 'train_model')).map((edit) => ('value' in edit ? edit.value : edit));

  it('goes by the name that the function has now, as the SDK writes it or in words', () => {
    expect(now('load data')).toEqual(['train model']);
    expect(now('load-data')).toEqual(['train-model']);
    expect(now('', 'load-data')).toEqual(['train model']);
  });

  it('keeps the name that a person gave', () => {
    expect(now('Ann’s step')).toEqual([]);
    expect(now('', 'a')).toEqual([]);
  });

  it('is not renamed while the function keeps its name', () => {
    expect(renamedAfter(called('load data'), 'one', fn({}, {}, 'load_data'))).toEqual([]);
  });
});
