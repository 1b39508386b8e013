import { useCallback, useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { useStore } from '@xyflow/react';
import { Icon } from './icons';
import { Live } from './live';
import type { FlowHandle } from './PipelineCanvas';

/** How near the picture is, in whole percent; apart from React's state, so that zooming redraws only what shows it. */
export class Zoom {
  private readonly live = new Live<number>();

  get = (): number => this.live.get('') ?? 100;

  set(percent: number): void {
    this.live.set(new Map([['', percent]]));
  }

  listen = (listener: () => void): (() => void) => this.live.listen('', listener);
}

/** Stands in the canvas and tells how near it is. */
export function ZoomTold({ zoom }: { zoom: Zoom }): null {
  const percent = useStore(useCallback((state: { transform: [number, number, number] }) => Math.round(state.transform[2] * 100), []));
  useEffect(() => zoom.set(percent), [zoom, percent]);
  return null;
}

/** Out, how near it is just now (a click sets 100 %), in. */
export function ZoomButtons({ zoom, flow }: { zoom: Zoom; flow: () => FlowHandle | null }): ReactElement {
  const percent = useSyncExternalStore(zoom.listen, zoom.get);
  return (
    <>
      <button type="button" onClick={() => void flow()?.zoomOut()} className="pe-zoom" aria-label="Zoom out" title="Zoom out"><Icon name="minus" size={15} /></button>
      <button type="button" onClick={() => void flow()?.zoomTo(1)} className="pe-percent" aria-label={`Zoom ${percent} %, set 100 %`} title="Set 100 % (0)">{percent} %</button>
      <button type="button" onClick={() => void flow()?.zoomIn()} className="pe-zoom" aria-label="Zoom in" title="Zoom in"><Icon name="plus" size={15} /></button>
    </>
  );
}
