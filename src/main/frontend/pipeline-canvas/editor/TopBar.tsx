import type { ReactElement } from 'react';
import { Icon } from '../icons';
import type { Problem } from '../server';
import type { EditorState } from '../store';
import { useEditor, useTools } from './context';
import { TextField } from './fields';
import { whyIdle } from './ready';
import { useUntaken } from './untaken';

const clock = (at: string) => new Date(at).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

/** Saved, saving, kept here, or news by somebody else: what a person must know before closing the window. */
export function chipOf(state: EditorState, person: string, typing = false): { tone: string; word: string; detail: string } {
  const { connection, draft, waiting } = state;
  const edits = waiting === 1 ? '1 edit' : `${waiting} edits`;
  if (connection === 'offline') return { tone: 'offline', word: 'Offline, kept here', detail: `${edits} will be sent when the server is back.` };
  if (connection === 'signed-out') return { tone: 'offline', word: 'Signed out, kept here', detail: `${edits} will be sent after you sign in again.` };
  if ([...state.code.values()].some(({ errors }) => errors.length > 0)) return { tone: 'offline', word: 'Code kept here', detail: 'The server takes the function when nothing is wrong in it.' };
  if (typing && connection === 'saved') return { tone: 'saving', word: 'Typing, kept here', detail: 'The server takes it when the field is left and nothing is wrong in it.' };
  if (connection === 'saving') return { tone: 'saving', word: 'Saving', detail: '' };
  if (draft && draft.version > state.opened && draft.changedBy !== '' && draft.changedBy !== person) return { tone: 'saved', word: `Newer by ${draft.changedBy}`, detail: `${clock(draft.changedAt)}: what you see is up to date.` };
  return { tone: 'saved', word: draft?.changedAt ? `Saved ${clock(draft.changedAt)}` : 'Saved', detail: 'Every edit is on the server.' };
}

export type Panel = 'add' | 'find' | 'connect' | 'frame' | 'run' | 'save' | 'versions' | 'keys';

export function TopBar({ onOpen, onProblems, problems, onLeaveVersion }: {
  onOpen: (panel: Panel) => void; onProblems: () => void; problems: readonly Problem[]; onLeaveVersion: () => void;
}): ReactElement {
  const state = useEditor();
  const { store, commands } = useTools();
  const { pipeline, draft, shown } = state;
  const chip = chipOf(state, store.person, useUntaken().length > 0);
  const saved = draft?.saved;
  const idle = whyIdle(state);
  const severity = problems.some((problem) => problem.severity === 'error') ? 'error' : problems.length > 0 ? 'warning' : undefined;
  return (
    <header className="pe-top">
      <h1 className="pe-name">
        {pipeline && store.editable
          ? <TextField field="#name" label="Name of the pipeline" hideLabel value={pipeline.name}
            check={(text) => (text.trim() === '' ? 'A pipeline needs a name.' : undefined)}
            onCommit={(value) => commands.edit({ is: 'pipeline-changed', field: 'name', value: value.trim() }, `Renamed to ${value.trim()}`)} />
          : <span>{pipeline?.name ?? ''}</span>}
      </h1>
      {shown
        ? <span className="pe-chip" data-tone="version">Version {shown.version.number}, read-only <button type="button" onClick={onLeaveVersion}>Back to the draft</button></span>
        : (
          <>
            <span className="pe-base">{!draft ? '' : saved ? (saved.changed ? `Draft on v${saved.number}` : `v${saved.number}`) : 'Draft'}</span>
            {!draft && <span className="pe-chip" data-tone="saving" role="status"><i />Opening</span>}
            {draft && <span className="pe-chip" data-tone={chip.tone} role="status" title={chip.detail}><i />{chip.word}</span>}
            {state.clashes.length > 0 && state.putOff && (
              <span className="pe-chip" data-tone="offline"><button type="button" onClick={() => store.putOff(false)}>{state.clashes.length === 1 ? '1 conflict' : `${state.clashes.length} conflicts`} to decide</button></span>
            )}
            {state.connection === 'signed-out' && <a className="pe-link" href="login" target="_blank" rel="noreferrer">Sign in</a>}
          </>
        )}
      {draft && !draft.canEdit && !shown && <span className="pe-chip" data-tone="version">You may look, not change</span>}
      <span className="sl-spring" />
      {draft && (
        <button type="button" className="pe-ghost pe-tellproblems" data-severity={severity} onClick={onProblems}>
          <Icon name={problems.length > 0 ? 'warning' : 'check'} size={15} />
          {problems.length > 0 && <b className="pe-count" aria-hidden="true">{problems.length}</b>}
          <span className="pe-word">{problems.length === 0 ? 'No problems' : `${problems.length} ${severity === 'error' ? 'problem' : 'warning'}${problems.length === 1 ? '' : 's'}`}</span>
        </button>
      )}
      {store.editable && (
        <span className="pe-group">
          <button type="button" className="pe-iconbutton" aria-label={`Undo ${draft?.undo ?? ''}`} title={draft?.undo ? `Undo: ${draft.undo} (Ctrl Z)` : 'Nothing to undo'} disabled={!draft?.undo && state.waiting === 0} onClick={() => store.undo()}><Icon name="undo" /></button>
          <button type="button" className="pe-iconbutton" aria-label={`Redo ${draft?.redo ?? ''}`} title={draft?.redo ? `Redo: ${draft.redo} (Ctrl Y)` : 'Nothing to redo'} disabled={!draft?.redo} onClick={() => store.redo()}><Icon name="redo" /></button>
        </span>
      )}
      <button type="button" className="pe-ghost" onClick={() => onOpen('versions')} title="Versions"><Icon name="versions" size={15} /><span className="pe-word">Versions</span></button>
      <a className="pe-ghost" href={store.server.exportAddress(shown?.version.number)} download title="Export a file that the kfp SDK loads"><Icon name="export" size={15} /><span className="pe-word">Export</span></a>
      {store.editable && <button type="button" className="pe-button" onClick={() => onOpen('save')} title="Ctrl S">Save version</button>}
      {draft?.canRun === true && (
        <button type="button" className="pe-primary" aria-disabled={idle !== null} aria-describedby={idle === null ? undefined : 'pe-idle'} title={idle ?? 'Ctrl Enter'}
          onClick={() => { if (idle === null) onOpen('run'); else store.toast(idle); }}><Icon name="run" size={14} />Run</button>
      )}
      {idle !== null && <span id="pe-idle" className="sl-hidden-text">{idle}</span>}
    </header>
  );
}
