// What a person can choose a port to be, and what it may be called.
import type { Kind, Type } from './model';

export type Offered = readonly (readonly [string, string])[];

export const valueTypes: readonly (readonly [Kind, string])[] = [
  ['STRING', 'String'], ['INTEGER', 'Integer'], ['DOUBLE', 'Double'], ['BOOLEAN', 'Boolean'], ['LIST', 'List'], ['STRUCT', 'Struct'],
];

export const artifactTypes: Offered = ['Dataset', 'Model', 'Artifact', 'Markdown', 'HTML'].map((name) => [`system.${name}`, name] as const);

/** The choices, and the one that is chosen although a person would not be offered it: it came with a file. */
export const withChosen = (offered: Offered, chosen: string): Offered => (offered.some(([key]) => key === chosen) ? offered : [...offered, [chosen, chosen]]);

export const keyOfType = (type: Type): string => (type.is === 'parameter' ? type.kind : type.schema);

export const typeOfKey = (key: string): Type =>
  (valueTypes.some(([kind]) => kind === key) ? { is: 'parameter', kind: key as Kind } : { is: 'artifact', schema: key, version: '0.0.1', list: false });

/** Why a parameter or port can't be called this; undefined if it can. */
export function wrongName(what: string, name: string, taken: readonly string[]): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return 'A name is letters, digits and _, and does not begin with a digit.';
  return taken.includes(name) ? `${what} ${name} is there already.` : undefined;
}
