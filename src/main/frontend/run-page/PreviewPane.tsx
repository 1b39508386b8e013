import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import { Refusal } from '../pipeline-canvas/server';
import { fileAddress, preview, type Preview } from './artifacts';
import { Markdown } from './Markdown';
import { bytes } from './run';

/** What is in an artifact; in a folder one walks from file to file. */
export function PreviewPane({ project, uri, schema, name }: { project: string; uri: string; schema: string; name: string }): ReactElement {
  const [inside, setInside] = useState('');
  const [found, setFound] = useState<{ inside: string; preview: Preview } | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let gone = false;
    setFailure('');
    preview(project, uri, inside, schema).then((answer) => { if (!gone) setFound({ inside, preview: answer }); },
      (thrown: unknown) => { if (!gone) setFailure(thrown instanceof Refusal ? thrown.message : String(thrown)); });
    return () => { gone = true; };
  }, [project, uri, inside, schema]);
  return (
    <div className="rp-preview">
      {inside !== '' && (
        <p className="rp-path">
          <button type="button" className="rp-link" onClick={() => setInside(inside.includes('/') ? inside.slice(0, inside.lastIndexOf('/')) : '')}>Back</button>
          <code>{inside}</code>
        </p>
      )}
      {failure !== '' ? <p className="rp-muted" role="alert">{failure}</p>
        : found?.inside !== inside ? <p className="rp-muted">Reading…</p>
          : <PreviewContent found={found.preview} name={name} address={fileAddress(project, uri, inside)} onOpen={(entry) => setInside(inside === '' ? entry : `${inside}/${entry}`)} />}
    </div>
  );
}

/** What was found in a file; `onOpen` goes into a folder. */
export function PreviewContent({ found, name, address, onOpen }: { found: Preview; name: string; address: string; onOpen?: (entry: string) => void }): ReactElement {
  switch (found.is) {
    case 'text': return <Sheet cut={found.cut}><pre tabIndex={0}>{found.text}</pre></Sheet>;
    case 'json': return <pre tabIndex={0}>{found.text}</pre>;
    case 'markdown': return <Sheet cut={found.cut}><Markdown text={found.text} /></Sheet>;
    // No allow-same-origin: what a step wrote must not act as the person who looks at it. So nobody knows how high it is: one draws the frame to size.
    case 'html': return <div className="rp-frame"><iframe title={`${name}, a page that a step wrote`} sandbox="allow-scripts" srcDoc={found.document} /></div>;
    case 'image': return <img src={address} alt={name} />;
    case 'table': return <TablePreview columns={found.columns} rows={found.rows} cut={found.cut} />;
    case 'folder': return (
      <>
        <ul className="rp-entries">
          {found.entries.map((entry) => (
            <li key={entry.name}><button type="button" className="rp-link" onClick={() => onOpen?.(entry.name)}>{entry.name}{entry.folder ? '/' : ''}</button>{!entry.folder && <span className="rp-muted">{bytes(entry.size)}</span>}</li>
          ))}
        </ul>
        {found.entries.length === 0 && <p className="rp-muted">This folder is empty.</p>}
        {found.cut && <p className="rp-muted">{found.total.toLocaleString('en')} entries in all; the first {found.entries.length} are shown.</p>}
      </>
    );
    case 'binary': return <><p className="rp-muted">{bytes(found.size)} that are no text. They begin with</p><pre tabIndex={0}>{found.head}</pre></>;
    case 'nothing': return <p className="rp-muted">This file is empty.</p>;
  }
}

function Sheet({ cut, children }: { cut: boolean; children: ReactElement }): ReactElement {
  return <>{children}{cut && <p className="rp-muted">The beginning is shown; download it to read all.</p>}</>;
}

const numeric = (text: string | undefined): boolean => text !== undefined && text.trim() !== '' && Number.isFinite(Number(text));

function TablePreview({ columns, rows, cut }: { columns: string[]; rows: string[][]; cut: boolean }): ReactElement {
  const right = columns.map((_, at) => rows.length > 0 && rows.every((row) => row[at] === undefined || row[at].trim() === '' || numeric(row[at])));
  return (
    <>
      <div className="sl-scroll" tabIndex={0} role="region" aria-label="Table">
        <table className="sl-table rp-data">
          <thead><tr>{columns.map((column, at) => <th key={at} className={right[at] ? 'sl-num' : undefined}>{column}</th>)}</tr></thead>
          <tbody>{rows.map((row, line) => <tr key={line}>{columns.map((_, at) => <td key={at} className={right[at] ? 'sl-num' : undefined}>{row[at] ?? ''}</td>)}</tr>)}</tbody>
        </table>
      </div>
      {cut && <p className="rp-muted"><Icon name="file" size={13} /> The first {rows.length} rows are shown.</p>}
    </>
  );
}
