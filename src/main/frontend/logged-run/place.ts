// What the address of the page says: how curves are drawn, and which file is looked into.
import { parse, print } from '../compare/view';
import type { Settings } from '../charts/plot';

export interface Place {
  chart: Settings;
  /** Path of the open file; '' if none is. */
  file: string;
}

export const readPlace = (query: string): Place => ({ chart: parse(query).chart, file: new URLSearchParams(query).get('file') ?? '' });

export function printPlace({ chart, file }: Place): string {
  const said = new URLSearchParams(print({ ...parse(''), chart }));
  if (file !== '') said.set('file', file);
  const query = said.toString();
  return query === '' ? '' : `?${query}`;
}
