import { useCallback, type ReactElement } from 'react';
import { ArgumentsSheet } from './ArgumentsSheet';
import { bodyProblems, codeProblems } from '../code-problems';
import { titleOf } from '../model';
import { useEditor, useTools } from './context';
import { useUntaken } from './untaken';

/** Runs the draft, or the version that is looked at. */
export function RunSheet({ onClose, onStarted, onProblems }: { onClose: () => void; onStarted: (address: string) => void; onProblems: () => void }): ReactElement {
  const state = useEditor();
  const { pipeline, draft, waiting, shown } = state;
  const { store } = useTools();
  const version = shown?.version.number;
  const load = useCallback(() => store.server.runForm(version), [store, version]);
  const errors = shown ? 0 : draft?.problems.filter((problem) => problem.severity === 'error').length ?? 0;
  const untaken = codeProblems(state).length;
  const unread = bodyProblems(state)[0];
  const typed = useUntaken();
  const seeProblems = <button type="button" className="pe-link" onClick={() => { onClose(); onProblems(); }}>see Problems</button>;
  return (
    <ArgumentsSheet title={version === undefined ? 'Run' : `Run version ${version}`} project={store.server.project} inputs={pipeline?.root.inputs ?? {}} experiment={pipeline?.name ?? ''} cache waiting={shown === null && waiting > 0}
      load={load} run={(request) => store.server.run(request, version)} onClose={onClose} onStarted={onStarted}
      notes={(
        <>
          {errors > 0 && <p className="pe-warning">{errors === 1 ? 'One problem' : `${errors} problems`} of the draft will stop this run: {seeProblems}.</p>}
          {untaken > 0 && <p className="pe-warning">A function has errors as it is typed; this run takes it as it was before: {seeProblems}.</p>}
          {typed.length > 0 && <p className="pe-warning">Something is typed that can’t be taken ({typed.join(', ')}); this run takes what was there before.</p>}
          {unread && pipeline && <p className="pe-warning">Step {titleOf(pipeline, unread.path)}: {unread.text}</p>}
        </>
      )}
      foot={!shown && draft?.saved?.changed !== false && <p className="pe-help">The draft is saved as a version first.</p>} />
  );
}
