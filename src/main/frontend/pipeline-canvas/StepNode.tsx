import { memo, useContext, useState, type ReactElement } from 'react';
import { Handle, Position, useStore, type Node, type NodeProps } from '@xyflow/react';
import { ConstantField } from './ConstantField';
import { Icon } from './icons';
import { portId } from './layout';
import { LiveContext, useFit, useMarks, useStatus, useTarget, type Mark, type StepStatus } from './live';
import type { Row, StepBox } from './scene';
import type { Constant } from './values';

export type BoxNode = Node<{ box: StepBox }>;

/** Below this zoom a step is a box with its name: texts would not be readable, and drawing many stays quick. */
export const detailZoom = (steps: number): number => (steps > 60 ? 0.45 : 0.3);

const stateWords: Record<StepStatus['state'], string> = {
  pending: 'Pending', running: 'Running', succeeded: 'Succeeded', cached: 'Cached', skipped: 'Skipped',
  failed: 'Failed', cancelled: 'Cancelled', lost: 'Lost',
};

export const nodeId = (path: string): string => `step-${path.replaceAll(/[^A-Za-z0-9_-]/g, '_')}`;

const problemWords = (marks: Mark): string => {
  const word = marks < 0 ? 'warning' : 'problem';
  return Math.abs(marks) === 1 ? `1 ${word}` : `${Math.abs(marks)} ${word}s`;
};

function describe(box: StepBox, marks: Mark, status: StepStatus | undefined): string {
  const words = [box.title, box.kind === 'frame' ? box.rule : box.subtitle];
  if (status) words.push(stateWords[status.state]);
  if (marks !== 0) words.push(problemWords(marks));
  return words.filter((word) => word !== '').join(', ');
}

function Badges({ path }: { path: string }): ReactElement | null {
  const marks = useMarks(path);
  const status = useStatus(path);
  return (
    <>
      {status && (
        <span className="pc-state" data-state={status.state} title={stateWords[status.state]}>
          {status.note !== undefined && <span className="pc-note">{status.note}</span>}
          <Icon name={status.state} size={15} />
        </span>
      )}
      {marks !== 0 && <span className={`pc-mark${marks < 0 ? ' pc-warned' : ''}`} title={problemWords(marks)}>{Math.abs(marks)}</span>}
    </>
  );
}

function PortRow({ box, row }: { box: StepBox; row: Row }): ReactElement {
  const { readOnly, constants } = useContext(LiveContext);
  const id = portId(box.path, row.side, row.name);
  const fit = useFit(id);
  const [typing, setTyping] = useState<Constant | null>(null);
  const state = fit === undefined ? '' : fit === '' ? ' fits' : ' misfit';
  const inward = row.side === 'in';
  return (
    <div className={`pc-row pc-${row.side}${state}`} data-input={inward ? row.name : undefined} data-port={id} data-name={row.name}
      title={fit === undefined ? [`${row.name}: ${row.type}`, row.description].filter(Boolean).join('\n') : undefined}
      onDoubleClick={(event) => {
        const constant = inward && !readOnly ? constants?.read(box.path, row.name) : undefined;
        if (!constant) return;
        event.stopPropagation();
        setTyping(constant);
      }}>
      <Handle
        id={`${row.side}#${row.name}`}
        type={inward ? 'target' : 'source'}
        position={inward ? Position.Left : Position.Right}
        isConnectable={!readOnly}
        className={`pc-port ${row.artifact ? 'pc-artifact' : 'pc-parameter'}${row.missing ? ' pc-missing' : ''}${row.wired ? ' pc-wired' : ''}`}
        style={{ '--pc-tone': `var(--sl-type-${row.tone})` }}
      />
      <span className="pc-port-name">{row.name}</span>
      {typing ? (
        <ConstantField constant={typing} label={`${row.name} of ${box.title}`} onCommit={(value) => constants?.set(box.path, row.name, value)}
          onLeave={() => {
            setTyping(null);
            toCanvas(box);
          }} />
      ) : row.value !== '' ? <span className={`pc-value pc-${row.valueKind}`}>{row.value}</span> : <span className="pc-type">{row.type}</span>}
    </div>
  );
}

/** What the step is called; a double click lets it be typed over in its place. */
function Title({ box, className }: { box: StepBox; className: string }): ReactElement {
  const { readOnly, rename } = useContext(LiveContext);
  const [typing, setTyping] = useState(false);
  if (typing) {
    return <ConstantField constant={{ kind: 'STRING', text: box.title }} label={`Name of ${box.title}`} onLeave={() => {
      setTyping(false);
      toCanvas(box);
    }} onCommit={(value) => { if (typeof value === 'string' && value.trim() !== '') rename?.(box.path, value.trim()); }} />;
  }
  return (
    <span className={className} title={box.title} onDoubleClick={(event) => {
      if (readOnly || !rename) return;
      event.stopPropagation();
      setTyping(true);
    }}>{box.title}</span>
  );
}

const toCanvas = (box: StepBox) => document.getElementById(nodeId(box.path))?.closest<HTMLElement>('.pe-canvas')?.focus({ preventScroll: true });

function Fold({ box }: { box: StepBox }): ReactElement | null {
  const { fold } = useContext(LiveContext);
  if (!fold) return null;
  const word = `${box.folded ? 'Unfold' : 'Fold'} ${box.title}`;
  // By keyboard: H.
  return (
    <button type="button" className="pc-fold nodrag" tabIndex={-1} aria-label={word} title={`${word} (H)`} onClick={(event) => { event.stopPropagation(); fold(box.path); }}
      onDoubleClick={(event) => event.stopPropagation()}><Icon name={box.folded ? 'down' : 'up'} size={13} /></button>
  );
}

function StepNodeView({ data, selected }: NodeProps<BoxNode>): ReactElement {
  const { box } = data;
  const marks = useMarks(box.path);
  const status = useStatus(box.path);
  const detailed = useStore((state) => state.transform[2] >= detailZoom(state.nodes.length));
  const state = status?.state;
  return (
    <div id={nodeId(box.path)} className={`pc-node pc-kind-${box.kind}${selected ? ' pc-selected' : ''}${marks > 0 ? ' pc-wrong' : ''}`}
      data-state={state} data-path={box.path} role="group" aria-label={describe(box, marks, status)}>
      {detailed ? (
        <>
          <header className="pc-head" style={{ height: box.headHeight }}>
            <span className="pc-kind"><Icon name={box.kind} size={16} /></span>
            <span className="pc-titles">
              <Title box={box} className="pc-title" />
              {box.subtitle !== '' && <span className="pc-subtitle" title={box.subtitle}>{box.subtitle}</span>}
            </span>
            {!box.cache && <span className="pc-nocache" title="Its results are not reused"><Icon name="nocache" size={13} /></span>}
            <Badges path={box.path} />
            {(box.rows.length > 0 || box.folded) && <Fold box={box} />}
          </header>
          {(box.rows.length > 0 || box.more > 0) && (
            <div className="pc-rows">
              {box.rows.map((row) => <PortRow key={`${row.side}#${row.name}`} box={box} row={row} />)}
              {box.more > 0 && <div className="pc-more">{box.more} more</div>}
            </div>
          )}
        </>
      ) : <span className="pc-far">{box.title}</span>}
    </div>
  );
}

function FrameNodeView({ data, selected }: NodeProps<BoxNode>): ReactElement {
  const { box } = data;
  const marks = useMarks(box.path);
  const status = useStatus(box.path);
  const target = useTarget(box.path);
  return (
    <div id={nodeId(box.path)} className={`pc-frame${box.folded ? ' pc-folded' : ''}${selected ? ' pc-selected' : ''}${marks > 0 ? ' pc-wrong' : ''}${target ? ' pc-target' : ''}`}
      data-state={status?.state} data-path={box.path} role="group" aria-label={describe(box, marks, status)}>
      <header className="pc-frame-head">
        <Icon name="frame" size={15} />
        <span className="pc-titles">
          <span className="pc-rule" title={box.rule}>{box.rule}</span>
          <Title box={box} className="pc-frame-name" />
        </span>
        <Badges path={box.path} />
        <Fold box={box} />
      </header>
      {box.folded && <p className="pc-more">{box.more === 1 ? '1 step' : `${box.more} steps`}</p>}
    </div>
  );
}

export const StepNode = memo(StepNodeView);
export const FrameNode = memo(FrameNodeView);
