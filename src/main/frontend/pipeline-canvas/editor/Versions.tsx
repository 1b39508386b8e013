import { useEffect, useState, type ReactElement } from 'react';
import type { Version } from '../server';
import { useEditor, useTools } from './context';
import { Dialog } from './Dialog';
import { useKeptText } from './kept';

/** Ctrl-S: a numbered version of the draft as it is. */
export function SaveDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { draft, waiting } = useEditor();
  const { store } = useTools();
  const [message, setMessage, forget] = useKeptText('#save/message', '');
  const [failure, setFailure] = useState<string | null>(null);
  const save = async () => {
    try {
      const version = await store.server.save(message.trim());
      forget();
      store.toast(`Saved as version ${version.number}.`);
      store.take(await store.server.draft());
      onClose();
    } catch (thrown) {
      setFailure(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
  return (
    <Dialog title={`Save version ${(draft?.saved?.number ?? 0) + 1}`} onClose={onClose} actions={
      <>
        <button type="button" className="pe-button" onClick={onClose}>Cancel</button>
        <button type="submit" form="save-form" className="pe-primary" disabled={waiting > 0}>{waiting > 0 ? 'Sending edits…' : 'Save version'}</button>
      </>
    }>
      <form id="save-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
        <div className="pe-field">
          <label htmlFor="save-message">What changed?</label>
          <input id="save-message" data-first className="pe-input" value={message} autoComplete="off" onChange={(event) => setMessage(event.target.value)} />
          {failure !== null && <p className="pe-error" role="alert">{failure}</p>}
          <p className="pe-help">A version never changes. It can be looked at, exported and restored.</p>
        </div>
      </form>
    </Dialog>
  );
}

/** The saved versions, newest first. */
export function VersionsDialog({ onClose, onShow }: { onClose: () => void; onShow: (number: number | null) => void }): ReactElement {
  const { store } = useTools();
  const [versions, setVersions] = useState<Version[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    store.server.versions().then(setVersions, (thrown: unknown) => setFailure(thrown instanceof Error ? thrown.message : String(thrown)));
  }, [store]);
  const restore = async (number: number) => {
    try {
      store.take(await store.server.restore(number));
      onShow(null);
      store.toast(`The draft is version ${number} again. Ctrl Z takes that back.`);
      onClose();
    } catch (thrown) {
      setFailure(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
  return (
    <Dialog title="Versions" side onClose={onClose}>
      {failure !== null && <p className="pe-error" role="alert">{failure}</p>}
      {versions === null && failure === null && <p className="pe-none">Reading…</p>}
      {versions?.length === 0 && <p className="pe-none">No version has been saved yet. Ctrl S saves one; a run of the draft saves one by itself.</p>}
      <ul className="pe-versions">
        {versions?.map((version) => (
          <li key={version.number}>
            <div><b>v{version.number}</b><span>{version.message || 'without a message'}</span></div>
            <p className="pe-help">{version.by}, <time dateTime={version.at}>{new Date(version.at).toLocaleString()}</time> <span className="sl-mono">{version.hash.slice(0, 12)}</span></p>
            <p>
              <button type="button" className="pe-button" onClick={() => { onShow(version.number); onClose(); }}>View</button>
              {store.get().draft?.canEdit === true && <button type="button" className="pe-button" onClick={() => void restore(version.number)}>Restore</button>}
            </p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
