// What a client said of the data that a run read, as a person reads it.
import type { Data } from './server';

function read(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

const of = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined);

const counted = (count: number, one: string): string => `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;

/** "150 rows, 5 columns"; '' where the client did not say. */
export function sizeOf({ schema, profile }: Pick<Data, 'schema' | 'profile'>): string {
  const rows = of(read(profile), 'num_rows');
  const columns = of(read(schema), 'mlflow_colspec');
  return [
    ...(typeof rows === 'number' ? [counted(rows, 'row')] : []),
    ...(Array.isArray(columns) ? [counted(columns.length, 'column')] : []),
  ].join(', ');
}

/** Where the data came from; data that a program made came from that program. */
export function placeOf({ source, sourceType }: Pick<Data, 'source' | 'sourceType'>): string {
  const said = read(source);
  const tags = of(said, 'tags');
  const found = [of(said, 'uri'), of(said, 'url'), of(said, 'path'), of(said, 'table_name'), of(tags, 'mlflow.source.name')].find((text) => typeof text === 'string' && text !== '');
  if (typeof found === 'string') return found;
  return said === null && source !== '' ? source : sourceType;
}
