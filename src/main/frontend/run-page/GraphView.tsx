import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import type { StepStatus } from '../pipeline-canvas/live';
import type { Path, Pipeline } from '../pipeline-canvas/model';
import { PipelineCanvas, type FlowHandle } from '../pipeline-canvas/PipelineCanvas';
import { middles, type Scene } from '../pipeline-canvas/scene';
import { nodeId } from '../pipeline-canvas/StepNode';
import { fit, reveal } from '../pipeline-canvas/view';
import { neighbour } from '../pipeline-canvas/walk';
import { Zoom, ZoomButtons } from '../pipeline-canvas/Zoom';
import { lasting } from '../shell/time';
import { useRun } from './context';
import { millis, type StepRun } from './run';

/** The word beside the state on a node: how long it took, or what it waits for. */
export function noteOf(step: StepRun, now: number): string | undefined {
  if (step.state === 'pending') return step.phase === 'preparing' || step.phase === 'queued' ? step.phase : undefined;
  if (step.state === 'cached' || step.state === 'skipped') return undefined;
  const took = millis(step.started, step.ended, now);
  return took === null ? undefined : lasting(took);
}

/** The picture of the editor, coloured by state. The graph is drawn once; only states are told again. */
export function GraphView({ pipeline }: { pipeline: Pipeline }): ReactElement {
  const { picture, now, place, select } = useRun();
  const flow = useRef<FlowHandle | null>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const scene = useRef<Scene>({ boxes: [], wires: [] });
  const [zoom] = useState(() => new Zoom());
  const status = useMemo(() => new Map<Path, StepStatus>(picture.steps.map((step) => {
    const note = noteOf(step, now);
    return [step.path, note === undefined ? { state: step.state } : { state: step.state, note }];
  })), [picture.steps, now]);
  const selected = useMemo(() => (place.step === '' ? [] : [place.step]), [place.step]);
  const show = useCallback((path: Path) => reveal(flow.current, canvas.current, path), []);
  useEffect(() => {
    if (place.step !== '') show(place.step);
  }, [place.step, show]);
  const onSelect = useCallback((paths: Path[]) => {
    // A click beside the steps leaves what is looked at on the right, so that a moved picture loses nothing.
    const last = paths.at(-1);
    if (last !== undefined) select(last);
  }, [select]);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.startsWith('Arrow')) {
      const next = neighbour(middles(scene.current), place.step === '' ? undefined : place.step, event.key);
      if (next !== undefined) select(next);
    } else if (event.key === 'Enter') {
      document.querySelector<HTMLElement>('.rp-panel [role=tab][aria-selected=true]')?.focus();
    } else if (event.key === 'Escape') select('');
    else if (event.key === '1') fit(flow.current, canvas.current, scene.current);
    else if (event.key === '0') void flow.current?.zoomTo(1);
    else return;
    event.preventDefault();
  };
  return (
    <div className="rp-graph">
      <div ref={canvas} className="pe-canvas" tabIndex={0} role="application" aria-roledescription="graph of the run" onKeyDown={onKey}
        aria-label="Graph of the run. Arrows walk from step to step, Enter goes to its details, Escape to the run."
        aria-activedescendant={place.step === '' ? undefined : nodeId(place.step)}>
        <PipelineCanvas graph={pipeline} status={status} selected={selected} onSelect={onSelect} readOnly
          onOpen={(path) => select(path, { tab: 'logs' })}
          onReady={(handle) => {
            flow.current = handle;
            if (place.step !== '') setTimeout(() => show(place.step), 0);
          }}
          onScene={(next) => { scene.current = next; }} zoom={zoom} />
      </div>
      <div className="pe-tools" role="toolbar" aria-label="View">
        <button type="button" onClick={() => fit(flow.current, canvas.current, scene.current)} title="Fit (1)"><Icon name="fit" size={15} />Fit</button>
        <ZoomButtons zoom={zoom} flow={() => flow.current} />
      </div>
    </div>
  );
}
