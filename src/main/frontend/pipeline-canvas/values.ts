// Texts that people type and the JSON that they mean.
import type { Argument, Input, Json, Kind } from './model';

export type Read = { value: Json } | { wrong: string };

const jsonKind = (value: Json): string => (Array.isArray(value) ? 'LIST' : value !== null && typeof value === 'object' ? 'STRUCT' : 'other');

/** Reads a constant of a kind; says what was expected where the text is none. */
export function readValue(kind: Kind, text: string): Read {
  const trimmed = text.trim();
  switch (kind) {
    case 'STRING':
      return { value: text };
    case 'INTEGER':
      return /^[+-]?\d+$/.test(trimmed) && Number.isSafeInteger(Number(trimmed)) ? { value: Number(trimmed) }
        : { wrong: `A whole number is expected, such as 10; “${text}” is none.` };
    case 'DOUBLE': {
      const number = Number(trimmed);
      return trimmed !== '' && Number.isFinite(number) ? { value: number } : { wrong: `A number is expected, such as 0.1; “${text}” is none.` };
    }
    case 'BOOLEAN':
      return trimmed === 'true' || trimmed === 'false' ? { value: trimmed === 'true' } : { wrong: 'true or false is expected.' };
    default: {
      const example = kind === 'LIST' ? '[1, 2]' : '{"name": 1}';
      try {
        const value = JSON.parse(trimmed) as Json;
        if (kind === jsonKind(value)) return { value };
      } catch {
        // told below
      }
      return { wrong: `JSON such as ${example} is expected.` };
    }
  }
}

/** The text that stands for a constant in a field. */
export const writeValue = (kind: Kind, value: Json): string =>
  value === null ? '' : kind === 'STRING' ? (typeof value === 'string' ? value : JSON.stringify(value)) : JSON.stringify(value);

/** A constant to start with. */
export const firstValue = (kind: Kind): Json => {
  switch (kind) {
    case 'STRING': return '';
    case 'INTEGER': case 'DOUBLE': return 0;
    case 'BOOLEAN': return false;
    case 'LIST': return [];
    default: return {};
  }
};

/** A constant as it is typed. */
export interface Constant {
  kind: Kind;
  text: string;
}

const longest = 80;

/** What can be typed over in one line for an input: its constant, its default, or nothing yet. Null where it takes something else. */
export function constantOf(input: Input, argument: Argument | undefined): Constant | null {
  if (input.type.is !== 'parameter' || (argument && argument.is !== 'literal')) return null;
  const { kind } = input.type;
  const text = writeValue(kind, argument ? argument.value : input.defaultValue);
  return text.length > longest || text.includes('\n') ? null : { kind, text };
}
