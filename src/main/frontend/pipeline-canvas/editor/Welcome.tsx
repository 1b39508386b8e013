import type { ReactElement } from 'react';
import { Icon } from '../icons';

/** What an empty canvas says. */
export function Welcome({ editable, onAdd, onFile }: { editable: boolean; onAdd: () => void; onFile: () => void }): ReactElement {
  return (
    <div className="pe-welcome">
      <h2>{editable ? 'Draw the first step' : 'Nothing is drawn here yet'}</h2>
      {editable && (
        <>
          <p>Drag something from the palette, press <kbd>N</kbd>, or double-click anywhere. A file dropped here becomes a step, a compiled <code>kfp</code> file a pipeline.</p>
          <p className="pe-row">
            <button type="button" className="pe-primary" onClick={onAdd}><Icon name="plus" size={14} />Add a step</button>
            <button type="button" className="pe-button" onClick={onFile}>Add a file</button>
          </p>
        </>
      )}
    </div>
  );
}
