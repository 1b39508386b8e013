// Results that are looked at rather than read as numbers: confusion matrices, ROC curves, pages, Markdown.
import { matrixOf, rocOf, type Matrix, type Point } from '../run-page/classification';
import type { File, Run } from './server';

export type Seen =
  | { is: 'classified'; matrix: Matrix | null; roc: Point[] | null }
  | { is: 'page'; uri: string; schema: string };

export interface Result {
  path: string;
  title: string;
  /** One for each run, in the same order; null where a run has none. */
  cells: (Seen | null)[];
  /** Whether all runs gave the same. */
  same: boolean;
}

const pages = new Set(['HTML', 'Markdown']);
const kindOf = (file: File): string => file.look?.schema.replace(/^.*\./, '') ?? '';

function seen(file: File | undefined): Seen | null {
  if (!file?.look) return null;
  if (pages.has(kindOf(file))) return file.address === null ? null : { is: 'page', uri: file.look.uri, schema: file.look.schema };
  const matrix = matrixOf(file.look.metadata.confusionMatrix);
  const roc = rocOf(file.look.metadata.confidenceMetrics);
  return matrix || roc ? { is: 'classified', matrix, roc } : null;
}

/** Those of some run at least, by the names that people read. */
export function resultsOf(runs: readonly Run[], files: Readonly<Record<string, File[]>>): Result[] {
  const titles = new Map(runs.flatMap((run) => (files[run.id] ?? []).map((file) => [file.path, file.title])));
  return [...titles]
    .sort(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([path, title]) => {
      const given = runs.map((run) => (files[run.id] ?? []).find((file) => file.path === path));
      const cells = given.map(seen);
      const words = given.map((file) => file?.digest ?? JSON.stringify(file?.look?.metadata ?? null));
      return { path, title, cells, same: runs.length > 1 && new Set(words).size === 1 };
    })
    .filter(({ cells }) => cells.some((cell) => cell !== null));
}
