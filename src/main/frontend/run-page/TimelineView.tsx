import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import { lasting } from '../shell/time';
import { useRun } from './context';
import { moveFocus, useSize } from './hooks';
import { stepWords, type AttemptSpan } from './run';
import { StateWord } from './StateWord';
import { criticalPath, nameFor, ticks, tickWord, timelineOf, type Bar, type Row } from './timeline';

const names = 200;
const noSpans: Record<string, AttemptSpan[]> = {};

/** When each step waited and ran, and which of them decided how long it took. */
export function TimelineView(): ReactElement {
  const { picture, server, now, place, select } = useRun();
  const [spans, setSpans] = useState(noSpans);
  const [failure, setFailure] = useState('');
  const [zoom, setZoom] = useState(1);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  useEffect(() => {
    let gone = false;
    server.timeline().then((answer) => { if (!gone) { setSpans(answer); setFailure(''); } }, (thrown: unknown) => { if (!gone) setFailure(String(thrown)); });
    return () => { gone = true; };
  }, [server, picture.steps]);
  const line = useMemo(() => timelineOf(picture.run, picture.steps, spans, now, picture.pipeline), [picture.run, picture.steps, picture.pipeline, spans, now]);
  const critical = useMemo(() => (picture.pipeline ? criticalPath(picture.pipeline, line.rows) : new Set<string>()), [picture.pipeline, line]);
  const track = Math.max(200, (width - names) * zoom);
  const span = line.to - line.from;
  const first = line.rows.some((row) => row.step.path === place.step) ? place.step : line.rows[0]?.step.path;
  useEffect(() => {
    box.current?.querySelector('.rp-here')?.scrollIntoView({ block: 'nearest' });
  }, [place.step]);
  const onCluster = picture.run.executor !== 'local';
  const zoomBy = (factor: number) => setZoom((before) => Math.min(64, Math.max(1, before * factor)));
  return (
    <div className="rp-timeline">
      <div className="rp-bar">
        <span className="rp-legend"><i data-kind="waiting" />waits for environment or room</span>
        {onCluster && (
          <>
            <span className="rp-legend"><i data-kind="start" />its pod starts</span>
            <span className="rp-legend"><i data-kind="image" />image is pulled</span>
            <span className="rp-legend"><i data-kind="inputs" />files come or go</span>
          </>
        )}
        <span className="rp-legend"><i data-kind="running" />runs</span>
        <span className="rp-legend"><i data-kind="critical" />decided the duration</span>
        <span className="sl-spring" />
        {failure !== '' && <span className="rp-muted">Attempts can’t be read just now.</span>}
        <button type="button" className="pe-iconbutton" aria-label="Zoom out" disabled={zoom <= 1} onClick={() => zoomBy(0.5)}><Icon name="minus" size={15} /></button>
        <button type="button" className="pe-iconbutton" aria-label="Zoom in" onClick={() => zoomBy(2)}><Icon name="plus" size={15} /></button>
        <button type="button" className="pe-ghost" disabled={zoom === 1} onClick={() => setZoom(1)}><Icon name="fit" size={15} />Fit</button>
      </div>
      <div ref={box} className="rp-scroll" onWheel={(event) => { if (event.ctrlKey) zoomBy(event.deltaY < 0 ? 1.25 : 0.8); }}
        onKeyDown={(event) => moveFocus(event, '.rp-rowname', ['ArrowUp', 'ArrowDown'])}>
        <div className="rp-lanes" style={{ width: names + track }}>
          <div className="rp-axis" aria-hidden="true">
            <span className="rp-rowhead" />
            <span className="rp-track">
              {ticks(span, track).map((mark) => <i key={mark} style={{ insetInlineStart: `${(100 * mark) / span}%` }}>{tickWord(mark)}</i>)}
            </span>
          </div>
          <ul aria-label="Steps in time">
            {line.rows.map((row) => (
              <Lane key={row.step.id} row={row} from={line.from} span={span} name={nameFor(picture.pipeline, row.step.path)} critical={critical.has(row.step.path)}
                here={row.step.path === place.step} tabbable={row.step.path === first} onOpen={select} />
            ))}
          </ul>
          {line.rows.length === 0 && <p className="rp-none">This pipeline has no steps.</p>}
        </div>
      </div>
    </div>
  );
}

const barWords: Record<Exclude<Bar['kind'], 'running'>, string> = {
  waiting: 'waited for its environment or room', start: 'its pod started', image: 'its image was pulled', inputs: 'its inputs were brought', upload: 'what it gave was brought back',
};

const barTitle = (bar: Bar, name: string): string => {
  const what = bar.kind === 'running' ? stepWords[bar.state].toLowerCase() : barWords[bar.kind];
  return `${name}${bar.attempt > 0 ? `, attempt ${bar.attempt}` : ''}: ${what}, ${lasting(bar.to - bar.from)}`;
};

function Lane({ row, from, span, name, critical, here, tabbable, onOpen }: {
  row: Row; from: number; span: number; name: string; critical: boolean; here: boolean; tabbable: boolean; onOpen: (path: string) => void;
}): ReactElement {
  const { step, bars } = row;
  const percent = (time: number) => `${(100 * (time - from)) / span}%`;
  const ran = bars.filter((bar) => bar.kind === 'running').reduce((sum, bar) => sum + bar.to - bar.from, 0);
  const waited = bars.filter((bar) => bar.kind === 'waiting').reduce((sum, bar) => sum + bar.to - bar.from, 0);
  const others = (['image', 'inputs', 'upload'] as const).map((kind) => {
    const took = bars.filter((bar) => bar.kind === kind).reduce((sum, bar) => sum + bar.to - bar.from, 0);
    return took > 0 ? `${barWords[kind]} in ${lasting(took)}` : '';
  });
  const words = [stepWords[step.state], ran > 0 ? `ran ${lasting(ran)}` : '', waited > 0 ? `waited ${lasting(waited)}` : '', ...others, critical ? 'decided the duration' : ''];
  return (
    <li className={`rp-lane${here ? ' rp-here' : ''}${critical ? ' rp-critical' : ''}${step.frame ? ' rp-frame' : ''}`} onClick={() => onOpen(step.path)}>
      <span className="rp-rowhead" style={{ paddingInlineStart: 12 + 14 * row.depth }}>
        <StateWord state={step.state} quiet />
        <button type="button" className="rp-rowname" tabIndex={tabbable ? 0 : -1} aria-current={here ? 'true' : undefined} title={step.path}
          aria-label={`${name}: ${words.filter(Boolean).join(', ')}`} onClick={(event) => { event.stopPropagation(); onOpen(step.path); }}>{name}</button>
      </span>
      <span className="rp-track" aria-hidden="true">
        {bars.map((bar) => (
          <i key={`${bar.attempt}${bar.kind}${bar.from}`} data-kind={bar.kind} data-state={bar.state} title={barTitle(bar, name)}
            style={{ insetInlineStart: percent(bar.from), width: `max(2px, ${(100 * (bar.to - bar.from)) / span}%)` }} />
        ))}
        {row.to !== null && ran > 0 && !step.frame && <span className="rp-took" style={{ insetInlineStart: percent(row.to) }}>{lasting(ran)}</span>}
      </span>
    </li>
  );
}
