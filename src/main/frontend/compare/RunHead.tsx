import type { ReactElement } from 'react';
import { colourOf } from '../charts/look';
import { Icon } from '../pipeline-canvas/icons';
import { lasting } from '../shell/time';
import { Registered } from './Registered';
import { isThere, type Run } from './server';
import { without, type View } from './view';

declare module 'react' {
  // React looks for the elements of a page in this namespace.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace JSX {
    interface IntrinsicElements {
      'slipway-state': { state: string; 'icon-only'?: string };
      'slipway-time': { at: string; clock?: string };
      'slipway-duration': { from: string; to: string };
    }
  }
}

/** Whose column it is: name, state, when and how long, and which pipeline version it came from. */
export function RunHead({ project, run, colour, view, alone, onChange }: {
  project: string; run: Run; colour: number; view: View; alone: boolean; onChange: (view: View) => void;
}): ReactElement {
  const base = run.id === view.baseline;
  const started = new Date(run.started).toISOString();
  return (
    <th scope="col" className={base ? 'cp-base' : ''}>
      <div className="cp-run">
        <div className="cp-run-name">
          <i className="ch-dot" style={{ background: colourOf(colour) }} />
          <a className="sl-ellipsis" href={run.address} title={run.name}>{run.name}</a>
          {!alone && <button type="button" className="cp-icon" aria-label={`Take ${run.name} out`} title="Take out" onClick={() => onChange(without(view, run.id))}><Icon name="close" size={13} /></button>}
        </div>
        <div className="cp-run-line"><slipway-state state={run.state} />{run.deleted && <b>deleted</b>}</div>
        <div className="cp-run-line sl-muted"><slipway-time at={started} /> · {run.ended === null ? <slipway-duration from={new Date(run.countsFrom).toISOString()} to="" /> : lasting(run.ended - run.countsFrom)}{run.user === '' ? '' : ` · ${run.user}`}</div>
        <div className="cp-run-line">
          {run.version === null ? <a href={run.experimentAddress} title="Its experiment">{run.experiment}</a> : <a href={run.version.address} title="The pipeline version that it came from">{run.version.pipeline} v{run.version.number}</a>}
        </div>
        {run.there !== null && <div className="cp-run-line"><a href={run.there} target="_blank" rel="noreferrer">On the MLflow server</a></div>}
        {!isThere(run.id) && <Registered project={project} run={run.id} />}
        {!alone && (base
          ? <span className="cp-pinned">Baseline</span>
          : <button type="button" className="cp-pin" onClick={() => onChange({ ...view, baseline: run.id })} aria-label={`Make ${run.name} the baseline`}>Make baseline</button>)}
      </div>
    </th>
  );
}
