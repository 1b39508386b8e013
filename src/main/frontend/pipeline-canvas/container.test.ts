import { expect, test } from 'vitest';
import { placeholder, textOfVariables, textOfWord, variablesOf, wordOfText, wrongVariables } from './container';
import { typeOfKey } from './port-types';

test('a port is named among the words as KFP names it', () => {
  expect(placeholder('inputs', 'rows', typeOfKey('INTEGER'))).toBe("{{$.inputs.parameters['rows']}}");
  expect(placeholder('outputs', 'rows', typeOfKey('INTEGER'))).toBe("{{$.outputs.parameters['rows'].output_file}}");
  expect(placeholder('inputs', 'table', typeOfKey('system.Dataset'))).toBe("{{$.inputs.artifacts['table'].path}}");
  expect(placeholder('outputs', 'table', typeOfKey('system.Dataset'))).toBe("{{$.outputs.artifacts['table'].path}}");
});

test('an argument object of the SDK comes back as it was, and a word that only looks like JSON stays a word', () => {
  const object = { IfPresent: { InputName: 'x', Then: '--x' } };
  expect(wordOfText(textOfWord(object))).toEqual(object);
  expect(wordOfText('{"a": 1}')).toBe('{"a": 1}');
  expect(wordOfText('{"Concat": [')).toBe('{"Concat": [');
});

test('variables are a line each, with any text behind the first =', () => {
  const env = { A: 'b=c', EMPTY: '' };
  expect(variablesOf(textOfVariables(env))).toEqual(env);
  expect(wrongVariables('A=1\n\nB=2')).toBeUndefined();
  expect(wrongVariables('A=1\nno value')).toContain('no value');
});
