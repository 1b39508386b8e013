import { useMemo, type ReactElement } from 'react';
import { Long } from './Long';
import { isThere, type File, type Run } from './server';
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

/** Without the attributes the page's router would take the address for one of its own. */
function Given({ file, run }: { file: File; run: string }): ReactElement {
  if (file.address !== null) return <a href={file.address} download router-ignore="" aria-label={`Download ${file.title} of ${run}, ${size(file.size)}`}>{size(file.size) || 'Download'}</a>;
  return <>{size(file.size) || <span className="sl-muted" title="It gave values, which stand above, and no file">no file</span>}</>;
}

/** The files of a run that others logged are looked at where they are. */
export function FilesThere({ run, link }: { run: Run; link: boolean }): ReactElement {
  const words = 'on the MLflow server';
  return link && run.there !== null ? <a href={run.there} target="_blank" rel="noreferrer">{words}</a> : <>{words}</>;
}

const told = (files: Readonly<Record<string, File[]>>, run: string) => !isThere(run) || files[run] !== undefined;

function Theirs({ run, file, told, link }: { run: Run; file: File | undefined; told: boolean; link: boolean }): ReactElement {
  if (!told) return <FilesThere run={run} link={link} />;
  if (file === undefined) return <>–</>;
  const words = size(file.size) || 'there';
  return run.there === null ? <>{words}</> : <a href={run.there} target="_blank" rel="noreferrer" title="On the MLflow server">{words}</a>;
}

/** The files of each run, one row a path; same bytes are said to be the same. */
export function Artifacts({ files, runs, view }: { files: Readonly<Record<string, File[]>>; runs: readonly Run[]; view: View }): ReactElement | null {
  const rows = useMemo(() => {
    const titles = new Map(runs.flatMap((run) => (files[run.id] ?? []).map((file) => [file.path, file.title])));
    return [...titles]
      .sort(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([path, title]) => ({ path, title, cells: runs.map((run) => (files[run.id] ?? []).find((file) => file.path === path)) }))
      .filter((row) => {
        // What the server has not told of others' runs is no difference.
        const known = row.cells.filter((_, index) => told(files, runs[index]?.id ?? ''));
        return !view.differencesOnly || known.length < 2 || new Set(known.map(what)).size > 1;
      });
  }, [files, runs, view.differencesOnly]);
  if (rows.length === 0) return null;
  return (
    <tbody>
      <tr className="cp-section"><th scope="colgroup" colSpan={runs.length + 1}><span>Artifacts</span></th></tr>
      {rows.map((row, line) => (
        <tr key={row.path}>
          <th scope="row"><span className="cp-long" title={row.path}><Long text={row.title} /></span></th>
          {row.cells.map((file, index) => {
            const run = runs[index];
            if (run !== undefined && isThere(run.id)) return <td key={run.id} className={file === undefined ? 'cp-absent' : ''}><Theirs run={run} file={file} told={told(files, run.id)} link={line === 0} /></td>;
            const same = index > 0 && file !== undefined && file.digest !== null && file.digest === row.cells[0]?.digest;
            return (
              <td key={run?.id} className={file === undefined ? 'cp-absent' : ''} title={file?.digest ?? ''}>
                {file === undefined ? '–' : <Given file={file} run={run?.name ?? ''} />}{same && <span className="sl-muted"> same</span>}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
