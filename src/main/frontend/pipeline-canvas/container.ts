// Words and variables of a container as a person types them.
import type { Json, Type } from './model';

/** What stands for a port among the words: a value itself, or the path of a file. */
export function placeholder(way: 'inputs' | 'outputs', name: string, type: Type): string {
  if (type.is === 'artifact') return `{{$.${way}.artifacts['${name}'].path}}`;
  return way === 'inputs' ? `{{$.inputs.parameters['${name}']}}` : `{{$.outputs.parameters['${name}'].output_file}}`;
}

/** A word in a field; an argument object of the SDK (IfPresent, Concat) is its JSON. */
export const textOfWord = (word: Json): string => (typeof word === 'string' ? word : JSON.stringify(word));

export function wordOfText(text: string): Json {
  if (!/^\s*\{\s*"(IfPresent|Concat)"/.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** A line for each variable: NAME=value. */
export const textOfVariables = (env: Record<string, Json>): string => Object.entries(env).map(([name, value]) => `${name}=${textOfWord(value)}`).join('\n');

export function wrongVariables(text: string): string | undefined {
  const line = text.split('\n').find((one) => one.trim() !== '' && !/^\s*[A-Za-z_][A-Za-z0-9_]*=/.test(one));
  return line === undefined ? undefined : `NAME=value is expected on each line; “${line}” is not that.`;
}

export function variablesOf(text: string): Record<string, Json> {
  const env: Record<string, Json> = {};
  for (const line of text.split('\n')) {
    const at = line.indexOf('=');
    if (at > 0) env[line.slice(0, at).trim()] = line.slice(at + 1);
  }
  return env;
}
