import type { ReactElement } from 'react';
import { TextField } from '../pipeline-canvas/editor/fields';
import { Icon } from '../pipeline-canvas/icons';
import { showValue } from '../pipeline-canvas/scene';
import { lasting } from '../shell/time';
import { useRun } from './context';
import { againWords, besideOf, colourOf, millis, runEnded, runWords } from './run';
import { StateWord } from './StateWord';
import { waitOf } from './waiting';

export type Order = 'stop' | 'retry' | 'remove';

/** What run it is, how it stands, and what can be done about it. */
export function Header({ offline, busy, onOrder, onRerun, onRename }: {
  offline: boolean; busy: Order | null; onOrder: (order: Order) => void; onRerun: () => void; onRename: (title: string) => void;
}): ReactElement {
  const { picture, project, now, select } = useRun();
  const { run, canRun, canEdit } = picture;
  const ended = runEnded(run.state);
  const took = millis(run.countsFrom, run.ended, now);
  const wait = waitOf(picture);
  const given = Object.entries(run.arguments).map(([name, value]) => `${name}=${showValue(value)}`).join('  ').replaceAll(/\r?\n/g, '↵');
  const other = besideOf(picture);
  const again = againWords(picture);
  return (
    <header className="pe-top rp-top">
      <h1 className="pe-name">
        {canEdit
          ? <TextField key={run.title} field="#title" label="Name of the run" hideLabel value={run.title} check={(text) => (text.trim() === '' ? 'A run needs a name.' : undefined)} onCommit={(text) => onRename(text.trim())} />
          : <span className="rp-title" title={run.title}>{run.title}</span>}
      </h1>
      <span className="rp-state" role="status"><StateWord state={colourOf(run.state)} word={runWords[run.state]} /></span>
      {took !== null && <span className="rp-fact rp-muted">{lasting(took)}</span>}
      {run.stoppedBy !== '' && <span className="rp-fact rp-muted">Stopped by {run.stoppedBy}</span>}
      {wait !== null && <button type="button" className="rp-link rp-wait" title={wait.text} onClick={() => select(wait.path, { tab: 'overview' })}>{wait.text}</button>}
      <a className="rp-fact" href={`p/${project}/pipelines/${run.pipeline}?version=${run.version}`} title={`${run.pipelineName}, version ${run.version}`}>v{run.version}</a>
      <span className="rp-fact rp-muted" title={`Started by ${run.startedBy}`}>{run.startedBy}</span>
      {given !== '' && <span className="rp-given" title={given}>{given}</span>}
      <span className="sl-spring" />
      {picture.onServer !== null && (picture.onServer.problem !== '' && picture.onServer.waiting !== '' || picture.onServer.refused !== '') && <span className="pe-chip" data-tone="offline" title={[picture.onServer.waiting, picture.onServer.problem, picture.onServer.refused].filter((text) => text !== '').join(', ')}><i />Not all on MLflow</span>}
      {offline && <span className="pe-chip" data-tone="offline" role="status" title="What is shown may be old. It is tried again by itself."><i />Offline</span>}
      {!ended && canRun && <button type="button" className="pe-button" disabled={busy !== null || run.state === 'cancelling'} onClick={() => onOrder('stop')}><Icon name="cancelled" size={14} />{run.state === 'cancelling' ? 'Stopping' : 'Stop'}</button>}
      {(run.state === 'failed' || run.state === 'cancelled') && canRun && <button type="button" className="pe-button" disabled={busy !== null} title={again.title} onClick={() => onOrder('retry')}><Icon name="nocache" size={14} />{again.word}</button>}
      {canRun && picture.pipeline && <button type="button" className="pe-button" title="A new run of the same version, with other parameters (R)" onClick={onRerun}><Icon name="run" size={14} />Re-run</button>}
      {other === null
        ? <button type="button" className="pe-ghost" disabled title="There is no earlier run of this pipeline to compare with: run it again"><Icon name="compare" size={14} /><span className="rp-word">Compare</span></button>
        : <a className="pe-ghost" href={`p/${project}/compare?runs=${other},${run.id}`} title="Beside the run before it"><Icon name="compare" size={14} /><span className="rp-word">Compare</span></a>}
      {ended && canEdit && <button type="button" className="pe-iconbutton" disabled={busy !== null} aria-label="Delete the run" title="Delete the run" onClick={() => onOrder('remove')}><Icon name="trash" size={15} /></button>}
    </header>
  );
}
