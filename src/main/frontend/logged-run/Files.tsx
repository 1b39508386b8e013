import { useCallback, type ReactElement } from 'react';
import { size } from '../compare/Artifacts';
import { Long } from '../compare/Long';
import type { File } from '../compare/server';
import { Icon } from '../pipeline-canvas/icons';
import { PreviewContent } from '../run-page/PreviewPane';
import { useReading } from './hooks';
import { previewOf } from './server';

const MOST = 500;

/** The files that were logged; a click looks into one, another one downloads it. Those that lie on another server have no address here. */
export function Files({ project, run, files, open, onOpen }: { project: string; run: string; files: readonly File[]; open: string; onOpen: (path: string) => void }): ReactElement {
  return (
    <>
      <ul className="lr-files">
        {files.map((file) => (
          <li key={file.path}>
            <div>
              {file.address === null ? <span className="lr-elsewhere"><Icon name="file" size={14} /><span><Long text={file.title} /></span></span>
                : <button type="button" aria-expanded={file.path === open} onClick={() => onOpen(file.path === open ? '' : file.path)}><Icon name={file.path === open ? 'down' : 'file'} size={14} /><span><Long text={file.title} /></span></button>}
              <span className="sl-muted sl-num">{size(file.size)}</span>
              {file.address !== null && <a className="lr-icon" href={file.address} download router-ignore="" aria-label={`Download ${file.title}`} title="Download"><Icon name="export" size={15} /></a>}
            </div>
            {file.path === open && file.address !== null && <Look project={project} run={run} path={file.path} address={file.address} />}
          </li>
        ))}
      </ul>
      {files.length >= MOST && <p className="sl-muted">The first {MOST} files are shown. An MLflow client lists and downloads all.</p>}
    </>
  );
}

function Look({ project, run, path, address }: { project: string; run: string; path: string; address: string }): ReactElement {
  const { found, failed } = useReading(useCallback(() => previewOf(project, run, path), [project, run, path]));
  return (
    <div className="rp-preview">
      {failed !== '' ? <p className="sl-muted" role="alert">{failed}</p> : found === null ? <p className="sl-muted">Reading…</p> : <PreviewContent found={found} name={path} address={address} />}
    </div>
  );
}
