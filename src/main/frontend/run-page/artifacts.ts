// A look into artifacts and their download: io.slipway.ui.files on the server.
import { ask } from '../pipeline-canvas/server';

export interface Entry {
  name: string;
  folder: boolean;
  size: number;
}

export type Preview =
  | { is: 'text' | 'markdown'; size: number; text: string; cut: boolean }
  | { is: 'json'; size: number; text: string }
  | { is: 'html'; size: number; document: string }
  | { is: 'table'; size: number; columns: string[]; rows: string[][]; cut: boolean }
  | { is: 'image'; size: number; mediaType: string }
  | { is: 'folder'; total: number; entries: Entry[]; cut: boolean }
  | { is: 'binary'; size: number; head: string }
  | { is: 'nothing' };

const base = (project: string): string => `app/${encodeURIComponent(project)}/artifacts`;
const query = (said: Record<string, string>): string => String(new URLSearchParams(Object.entries(said).filter(([, text]) => text !== '')));

export const fileAddress = (project: string, uri: string, inside: string): string => `${base(project)}?${query({ uri, inside })}`;

export const preview = (project: string, uri: string, inside: string, schema: string): Promise<Preview> =>
  ask('GET', `${base(project)}/preview?${query({ uri, inside, schema })}`);
