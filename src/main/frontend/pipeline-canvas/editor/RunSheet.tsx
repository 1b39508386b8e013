import type { ReactElement } from 'react';
import { ArgumentsSheet } from './ArgumentsSheet';
import { bodyProblems, codeProblems } from '../code-problems';
import { useEditor, useTools } from './context';

/** Runs the draft. */
export function RunSheet({ onClose, onStarted }: { onClose: () => void; onStarted: (address: string) => void }): ReactElement {
  const state = useEditor();
  const { pipeline, draft, waiting } = state;
  const { store } = useTools();
  const errors = draft?.problems.filter((problem) => problem.severity === 'error').length ?? 0;
  const untaken = codeProblems(state).length;
  const unread = bodyProblems(state)[0];
  return (
    <ArgumentsSheet title="Run" project={store.server.project} inputs={pipeline?.root.inputs ?? {}} experiment={pipeline?.name ?? ''} cache waiting={waiting > 0}
      load={store.server.runForm} run={store.server.run} onClose={onClose} onStarted={onStarted}
      notes={(
        <>
          {errors > 0 && <p className="pe-warning">{errors === 1 ? 'One problem' : `${errors} problems`} of the draft will stop this run: see Problems.</p>}
          {untaken > 0 && <p className="pe-warning">A function has errors as it is typed; this run takes it as it was before: see Problems.</p>}
          {unread && <p className="pe-warning">Step {unread.path}: {unread.text}</p>}
        </>
      )}
      foot={draft?.saved?.changed !== false && <p className="pe-help">The draft is saved as a version first.</p>} />
  );
}
