import { useMemo, useState, type ReactElement } from 'react';
import type { State } from '../pipeline-canvas/live';
import { lasting } from '../shell/time';
import { useRun } from './context';
import { moveFocus } from './hooks';
import { millis, stepWords, type StepRun } from './run';
import { StateWord } from './StateWord';
import { nameFor } from './timeline';

type Group = 'all' | 'failed' | 'going' | 'done' | 'skipped';
const groups: [Group, string, (state: State) => boolean][] = [
  ['all', 'All', () => true],
  ['failed', 'Failed', (state) => state === 'failed' || state === 'lost' || state === 'cancelled'],
  ['going', 'Not ended', (state) => state === 'pending' || state === 'running'],
  ['done', 'Done', (state) => state === 'succeeded' || state === 'cached'],
  ['skipped', 'Skipped', (state) => state === 'skipped'],
];

/** Every step in a list: what the graph shows, for reading, filtering and keys. */
export function StepsView(): ReactElement {
  const { picture, now, place, select } = useRun();
  const [group, setGroup] = useState<Group>('all');
  const [text, setText] = useState('');
  const shown = useMemo(() => {
    const fits = groups.find(([name]) => name === group)?.[2];
    const wanted = text.trim().toLowerCase();
    return picture.steps.filter((step) => fits?.(step.state) !== false
      && `${step.path} ${nameFor(picture.pipeline, step.path)} ${step.reason}`.toLowerCase().includes(wanted));
  }, [picture, group, text]);
  const first = shown.some((step) => step.path === place.step) ? place.step : shown[0]?.path;
  return (
    <div className="rp-steps">
      <div className="rp-bar" role="toolbar" aria-label="Which steps">
        {groups.map(([name, word, has]) => {
          const count = picture.steps.filter((step) => !step.frame && has(step.state)).length;
          return <button key={name} type="button" className="rp-chip" aria-pressed={group === name} onClick={() => setGroup(name)}>{word} <b>{count}</b></button>;
        })}
        <input className="pe-input rp-filter" type="search" aria-label="Filter steps by name or reason" placeholder="Filter" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="rp-scroll" onKeyDown={(event) => moveFocus(event, '.rp-stepname', ['ArrowUp', 'ArrowDown'])}>
        {shown.length === 0
          ? <p className="rp-none">{picture.steps.length === 0 ? 'This pipeline has no steps.' : 'No step fits this filter.'}</p>
          : (
            <table className="sl-table">
              <thead><tr><th>Step</th><th>State</th><th className="sl-num">Attempts</th><th className="sl-num">Duration</th><th>Why</th></tr></thead>
              <tbody>{shown.map((step) => <StepRow key={step.id} step={step} now={step.ended === null ? now : 0} name={nameFor(picture.pipeline, step.path)} here={step.path === place.step}
                tabbable={step.path === first} onOpen={select} />)}</tbody>
            </table>
          )}
      </div>
    </div>
  );
}

function StepRow({ step, now, name, here, tabbable, onOpen }: {
  step: StepRun; now: number; name: string; here: boolean; tabbable: boolean; onOpen: (path: string) => void;
}): ReactElement {
  const took = step.state === 'cached' || step.state === 'skipped' ? null : millis(step.started, step.ended, now);
  const word = step.state === 'pending' && step.phase === 'preparing' ? 'Preparing' : step.state === 'pending' && step.phase === 'queued' ? 'Queued' : stepWords[step.state];
  return (
    <tr className={here ? 'rp-here' : undefined} onClick={() => onOpen(step.path)}>
      <td style={{ paddingInlineStart: 12 + 18 * (step.path.split('/').length - 1) }}>
        <button type="button" className="rp-stepname" tabIndex={tabbable ? 0 : -1} aria-current={here ? 'true' : undefined} title={step.path} onClick={(event) => { event.stopPropagation(); onOpen(step.path); }}>{name}</button>
      </td>
      <td><StateWord state={step.state} word={word} /></td>
      <td className="sl-num">{step.attempts > 0 ? step.attempts : '–'}</td>
      <td className="sl-num">{took === null ? '–' : lasting(took)}</td>
      <td className="rp-why"><span title={step.reason || step.cacheNote}>{step.reason || step.cacheNote}</span></td>
    </tr>
  );
}
