import type { ReactElement } from 'react';
import { Icon } from '../icons';

/** What an empty canvas says. */
export function Welcome({ editable, onAdd, onFile, onExample }: {
  editable: boolean; onAdd: () => void; onFile: () => void; onExample: () => void;
}): ReactElement {
  return (
    <div className="pe-welcome">
      <h2>{editable ? 'Draw the first step' : 'Nothing is drawn here yet'}</h2>
      {editable && (
        <>
          <p>Drag something from the palette, press <kbd>N</kbd>, or double-click anywhere. A file dropped here becomes a step, a compiled <code>kfp</code> file a pipeline. <kbd>?</kbd> lists all keys.</p>
          <p className="pe-row">
            <button type="button" className="pe-primary" onClick={onAdd}><Icon name="plus" size={14} />Add a step</button>
            <button type="button" className="pe-button" onClick={onFile}><Icon name="import" size={14} />Add a file</button>
            <button type="button" className="pe-button" onClick={onExample}>Draw an example</button>
          </p>
        </>
      )}
    </div>
  );
}
