import type { ReactElement } from 'react';
import { AddRun } from '../compare/AddRun';
import type { Run } from '../compare/server';
import { Icon } from '../pipeline-canvas/icons';

export type Deed = 'rename' | 'delete' | 'restore';

/** What run it is, how it stands, and what can be done about it. */
export function Head({ project, run, mayEdit, onDeed, onOpen }: {
  project: string; run: Run; mayEdit: boolean; onDeed: (deed: Deed) => void; onOpen: (address: string) => void;
}): ReactElement {
  const compareWith = (other: string) => onOpen(`p/${project}/compare?runs=${other},${run.id}`);
  return (
    <header className="sl-head lr-head">
      <h1 title={run.name}>{run.name}</h1>
      <span role="status"><slipway-state state={run.state} /></span>
      <span className="sl-spring" />
      {run.there !== null && <a href={run.there} target="_blank" rel="noreferrer">Open on MLflow server</a>}
      <AddRun label="Compare with…" project={project} experiment={run.experimentAddress.split('/').at(-1) ?? ''} present={[run.id]} onAdd={compareWith} />
      {mayEdit && !run.deleted && (
        <>
          <button type="button" className="sl-button" onClick={() => onDeed('rename')}>Rename</button>
          <button type="button" className="lr-icon" aria-label="Delete the run" title="Delete the run" onClick={() => onDeed('delete')}><Icon name="trash" size={15} /></button>
        </>
      )}
    </header>
  );
}
