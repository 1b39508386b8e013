// What a run is given: the texts of its form, the values that they mean, and where they differ from the defaults.
import { at, type Input, type Json, type Kind } from '../model';
import { readValue, writeValue } from '../values';

export const kindOf = (input: Input): Kind => (input.type.is === 'parameter' ? input.type.kind : 'STRING');

export const defaultText = (input: Input): string => writeValue(kindOf(input), input.defaultValue);

/** Texts that were typed, each with the default that stood there: whoever changes that afterwards means the new one. */
export type Typed = Record<string, { text: string; instead: string }>;

export function readTyped(kept: string): Typed {
  const typed = JSON.parse(kept) as Record<string, Partial<Typed[string]> | null>;
  return Object.fromEntries(Object.entries(typed).filter((entry): entry is [string, Typed[string]] =>
    typeof entry[1]?.text === 'string' && typeof entry[1].instead === 'string'));
}

/** What stands in a field: what was typed, what the run before was given, or the default. */
export function textOf(name: string, input: Input, typed: Typed, last: Record<string, Json>): string {
  const mine = at(typed, name);
  if (mine !== undefined && mine.instead === defaultText(input)) return mine.text;
  return writeValue(kindOf(input), at(last, name) ?? input.defaultValue);
}

/** Whether a text means something else than the default; false where there is none. */
export function differs(input: Input, text: string): boolean {
  if (input.defaultValue === null || text === defaultText(input)) return false;
  const read = readValue(kindOf(input), text);
  return 'wrong' in read || JSON.stringify(read.value) !== JSON.stringify(input.defaultValue);
}

/** Whether a field shows what the run before was given, and that is not the default. */
export const asBefore = (name: string, input: Input, typed: Typed, last: Record<string, Json>): boolean => {
  const given = at(last, name);
  return given !== undefined && JSON.stringify(given) !== JSON.stringify(input.defaultValue)
    && textOf(name, input, typed, last) === writeValue(kindOf(input), given);
};

/** The values that the texts mean, and a sentence for each that means none. */
export function readArguments(inputs: Record<string, Input>, text: (name: string, input: Input) => string) {
  const values: Record<string, Json> = {};
  const wrong: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs)) {
    const typed = text(name, input);
    if (typed === '' && (input.optional || input.defaultValue !== null) && kindOf(input) !== 'STRING') continue;
    const value = readValue(kindOf(input), typed);
    if ('wrong' in value) wrong[name] = typed === '' ? 'This parameter has no default: give a value.' : value.wrong;
    else values[name] = value.value;
  }
  return { values, wrong };
}
