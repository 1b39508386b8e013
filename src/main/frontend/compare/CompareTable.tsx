import type { ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import { turned } from './direction';
import { Artifacts } from './Artifacts';
import type { Section } from './exports';
import { Long } from './Long';
import { RunHead } from './RunHead';
import { label, type Cell, type Row } from './rows';
import type { File, Run } from './server';
import type { Direction, View } from './view';

const ARROW: Record<Direction, string> = { up: '↑', down: '↓', none: '·' };
const SAID: Record<Direction, string> = { up: 'higher is better', down: 'lower is better', none: 'neither is better' };

/** The name of a metric with the way in which it gets better, which a click turns. */
function Name({ row, onTurn }: { row: Row; onTurn: () => void }): ReactElement {
  if (row.direction === undefined) return <span className="cp-long" title={row.name}><Long text={row.name} /></span>;
  return (
    <span className="cp-name">
      <span className="cp-long" title={label(row)}><Long text={row.name} />{row.step !== undefined && <span className="cp-step">{row.step}</span>}</span>
      <button type="button" className="cp-direction" title={`${SAID[row.direction]}; click to change`} aria-label={`${label(row)}: ${SAID[row.direction]}. Change`} onClick={onTurn}>{ARROW[row.direction]}</button>
    </span>
  );
}

function Value({ cell, base, numeric }: { cell: Cell; base: boolean; numeric: boolean }): ReactElement {
  const kind = `${numeric ? 'cp-num ' : ''}${cell.absent ? 'cp-absent ' : ''}${!base && cell.differs ? 'cp-differs ' : ''}${cell.best === true ? 'cp-best' : ''}`;
  return (
    <td className={kind} title={cell.why ?? cell.text}>
      <span className={cell.text === 'NaN' ? 'cp-value cp-nan' : 'cp-value'}>{cell.text}{cell.best === true && <span className="sl-hidden-text"> (best)</span>}</span>
      {cell.step !== undefined && <span className="cp-step" title="The step that measured it in this run">{cell.step}</span>}
      {!base && cell.delta !== undefined && (
        <span className="cp-delta" data-verdict={cell.verdict}>{cell.delta}{(cell.verdict === 'better' || cell.verdict === 'worse') && <span className="sl-hidden-text"> {cell.verdict}</span>}</span>
      )}
    </td>
  );
}

/** The head and the first two columns stay in sight: the names, and the baseline. */
export function CompareTable({ project, runs, files, colours, sections, view, onChange }: {
  project: string; files: Readonly<Record<string, File[]>>; runs: readonly Run[]; colours: ReadonlyMap<string, number>; sections: readonly Section[]; view: View; onChange: (view: View) => void;
}): ReactElement {
  return (
    <div className="cp-frame" style={{ width: runs.length < 4 ? `min(100cqw - 48px, ${220 + 500 * runs.length}px)` : 220 + 210 * runs.length, minWidth: 170 + 190 * runs.length }}>
      <table className="cp-table" aria-label="Runs side by side">
        <colgroup><col className="cp-first" />{runs.map((run) => <col key={run.id} />)}</colgroup>
        <thead>
          <tr>
            <th scope="col"><span className="sl-hidden-text">What</span></th>
            {runs.map((run) => <RunHead key={run.id} project={project} run={run} colour={colours.get(run.id) ?? 0} view={view} alone={runs.length < 2} onChange={onChange} />)}
          </tr>
        </thead>
        {sections.map((section) => (
          <tbody key={section.title}>
            <tr className="cp-section"><th scope="colgroup" colSpan={runs.length + 1}><span>{section.title}</span></th></tr>
            {section.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row"><Name row={row} onTurn={() => onChange(turned(view, row.key, row.name))} /></th>
                {row.cells.map((cell, index) => <Value key={runs[index]?.id} cell={cell} base={index === 0} numeric={row.direction !== undefined} />)}
              </tr>
            ))}
            {section.rows.length === 0 && (
              <tr><td className="sl-muted cp-none" colSpan={runs.length + 1}>
                {view.differencesOnly && runs.length > 1 ? <><Icon name="check" size={14} /> No {section.title.toLowerCase()} differ.</> : `No ${section.title.toLowerCase()}.`}
              </td></tr>
            )}
          </tbody>
        ))}
        <Artifacts files={files} runs={runs} view={view} />
      </table>
    </div>
  );
}
