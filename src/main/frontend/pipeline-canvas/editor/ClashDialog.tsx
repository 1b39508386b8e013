import type { ReactElement } from 'react';
import { useEditor, useTools } from './context';
import type { Argument } from '../model';
import { Dialog } from './Dialog';

function show(value: unknown): string {
  if (value === null) return '(deleted)';
  if (typeof value === 'string') return value;
  const argument = value as Partial<Argument>;
  switch (argument.is) {
    case 'literal': return typeof argument.value === 'string' ? argument.value : JSON.stringify(argument.value);
    case 'input': return `parameter ${argument.input ?? ''}`;
    case 'output': return `${argument.output ?? ''} of ${argument.step ?? ''}`;
    default: return JSON.stringify(value, null, 1);
  }
}

/** Two people changed the same: both values, and the person chooses, now or later; nothing is lost until then. */
export function ClashDialog(): ReactElement | null {
  const { clashes, putOff } = useEditor();
  const { store } = useTools();
  const clash = clashes[0];
  if (!clash || putOff) return null;
  const settle = (mine: boolean) => store.settle(mine);
  return (
    <Dialog key={clash.order.id} title="Somebody else changed this too" wide onClose={() => store.putOff(true)} actions={
      <>
        <button type="button" className="pe-ghost" onClick={() => store.putOff(true)}>Later</button>
        <button type="button" className="pe-button" data-first onClick={() => settle(false)}>Keep theirs</button>
        <button type="button" className="pe-primary" onClick={() => settle(true)}>Use mine</button>
      </>
    }>
      <p>{clash.message}</p>
      <table className="sl-table">
        <thead><tr><th scope="col">Field</th><th scope="col">{clash.conflicts[0]?.by ?? 'Theirs'}</th><th scope="col">Yours</th></tr></thead>
        <tbody>
          {clash.conflicts.map((conflict) => (
            <tr key={conflict.field}><th scope="row">{conflict.field}</th><td><pre>{show(conflict.theirs)}</pre></td><td><pre>{show(conflict.mine)}</pre></td></tr>
          ))}
        </tbody>
      </table>
      {clashes.length > 1 && <p className="pe-help">{clashes.length - 1} more after this one.</p>}
    </Dialog>
  );
}
