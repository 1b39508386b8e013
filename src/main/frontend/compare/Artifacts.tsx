import { useMemo, type ReactElement } from 'react';
import type { File, Run } from './server';
import type { View } from './view';

export function size(bytes: number | null): string {
  if (bytes === null) return '';
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let [value, unit] = [bytes / 1000, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? ''}`;
}

const what = (file: File | undefined) => (file === undefined ? undefined : (file.digest ?? `${file.size ?? ''}`));

/** The files of each run, one row a path; same bytes are said to be the same. */
export function Artifacts({ files, runs, view }: { files: Readonly<Record<string, File[]>>; runs: readonly Run[]; view: View }): ReactElement | null {
  const rows = useMemo(() => {
    const titles = new Map(runs.flatMap((run) => (files[run.id] ?? []).map((file) => [file.path, file.title])));
    return [...titles]
      .sort(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([path, title]) => ({ path, title, cells: runs.map((run) => (files[run.id] ?? []).find((file) => file.path === path)) }))
      .filter((row) => !view.differencesOnly || runs.length < 2 || new Set(row.cells.map(what)).size > 1);
  }, [files, runs, view.differencesOnly]);
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className="cp-section"><th scope="colgroup" colSpan={runs.length + 1}><span>Artifacts</span></th></tr>
      {rows.map((row) => (
        <tr key={row.path}>
          <th scope="row"><span className="sl-ellipsis" title={row.path}>{row.title}</span></th>
          {row.cells.map((file, index) => {
            const same = index > 0 && file !== undefined && file.digest !== null && file.digest === row.cells[0]?.digest;
            return (
              <td key={runs[index]?.id} className={file === undefined ? 'cp-absent' : ''} title={file?.digest ?? ''}>
                {file === undefined ? '–' : <>{file.address === null ? size(file.size) || <span className="sl-muted" title="It gave values, which stand above, and no file">no file</span> : <a href={file.address}>{size(file.size) || 'Open'}</a>}{same && <span className="sl-muted"> same</span>}</>}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
