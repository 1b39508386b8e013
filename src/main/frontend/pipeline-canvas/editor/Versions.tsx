import { useEffect, useState, type ReactElement } from 'react';
import type { Version } from '../server';
import { useEditor, useTools } from './context';
import { Dialog } from './Dialog';
import { ago, exactly } from '../../shell/time';
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
    <Dialog title={`Save version ${(draft?.saved?.number ?? 0) + 1}`} onClose={onClose} onConfirm={() => { if (waiting === 0) void save(); }} actions={
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
          <p className="pe-help">A version never changes. It can be looked at, run, exported and restored.</p>
        </div>
      </form>
    </Dialog>
  );
}

/** The saved versions, newest first. */
export function VersionsDialog({ onClose, onShow }: { onClose: () => void; onShow: (number: number | null) => void }): ReactElement {
  const { draft, shown } = useEditor();
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
  const copyHash = async (hash: string) => {
    try {
      await navigator.clipboard.writeText(hash);
      store.toast('The content hash is copied.');
    } catch {
      store.toast(`This browser lets nothing be copied: ${hash}`, 'problem');
    }
  };
  /** Where the person stands: on the version that is looked at, or with the draft on the last one. */
  const standing = (number: number) => {
    if (shown) return shown.version.number === number ? <i>shown</i> : null;
    return draft?.saved?.number === number ? <i>{draft.saved.changed ? 'the draft has changed since' : 'the draft is this'}</i> : null;
  };
  return (
    <Dialog title="Versions" side onClose={onClose}>
      {failure !== null && <p className="pe-error" role="alert">{failure}</p>}
      {versions === null && failure === null && <p className="pe-none">Reading…</p>}
      {versions?.length === 0 && <p className="pe-none">No version has been saved yet. Ctrl S saves one; a run of the draft saves one by itself.</p>}
      <ul className="pe-versions">
        {versions?.map((version) => (
          <li key={version.number}>
            <div><b>v{version.number}</b>{standing(version.number)}<span>{version.message || 'without a message'}</span></div>
            <p className="pe-help">{version.by}, <time dateTime={version.at} title={exactly(new Date(version.at))}>{ago(new Date(version.at), new Date())}</time></p>
            <p className="pe-help"><button type="button" className="pe-link sl-mono" title={`Copy the content hash ${version.hash}`} onClick={() => void copyHash(version.hash)}>{version.hash.slice(0, 12)}</button></p>
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
