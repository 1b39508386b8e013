import { expect, test } from 'vitest';
import { fresh, variableWrong } from './secrets';

const use = (secret: string, variable: string) => ({ secret, variable, file: false });

test('a secret that the step has not yet is offered first, in a variable called like it', () => {
  expect(fresh(['db.password', 'hf-token'], [])).toEqual(use('db.password', 'DB_PASSWORD'));
  expect(fresh(['db.password', 'hf-token'], [use('db.password', 'X')])).toEqual(use('hf-token', 'HF_TOKEN'));
});

test('the same secret again gets a variable that is free', () => {
  expect(fresh(['a'], [use('a', 'A'), use('a', 'A_2')])).toEqual(use('a', 'A_3'));
});

test('a variable is named as shells name them, and each only once', () => {
  expect(variableWrong('HF_TOKEN', [])).toBeUndefined();
  expect(variableWrong('1st', [])).toContain('“1st” is none');
  expect(variableWrong('', [])).toContain('expected');
  expect(variableWrong('A', [use('x', 'A')])).toContain('already');
});
