import type { ReactElement } from 'react';
import type { Path } from '../model';
import { useTools } from './context';

/** What can be done to several steps. */
export function ManySelected({ paths, title, onFrame, onDuplicate }: {
  paths: readonly Path[]; title: (path: Path) => string; onFrame: () => void; onDuplicate: () => void;
}): ReactElement {
  const { store, commands } = useTools();
  return (
    <section className="pe-inspector-in" aria-label="Selected steps">
      <header className="pe-inspector-head"><h2>{paths.length} steps</h2><p className="pe-help">{paths.slice(0, 6).map(title).join(', ')}{paths.length > 6 ? ', …' : ''}</p></header>
      {store.editable && (
        <div className="pe-panel pe-stack">
          <button type="button" className="pe-button" onClick={onFrame}>Run only if… <kbd>Ctrl G</kbd></button>
          <button type="button" className="pe-button" onClick={onDuplicate}>Duplicate <kbd>Ctrl D</kbd></button>
          <button type="button" className="pe-button" onClick={() => commands.remove(false)}>Delete <kbd>Del</kbd></button>
        </div>
      )}
    </section>
  );
}
