// While a wire is drawn: what fits is lit, and what does not says why beside the pointer.
import { useCallback, useContext, useEffect, useState, type ReactElement } from 'react';
import { useConnection, type Connection, type Edge, type OnConnectEnd, type OnConnectStart } from '@xyflow/react';
import { innermostFrame } from './arrange';
import { portOf } from './flow-nodes';
import { portId } from './layout';
import { LiveContext, type CanvasLive } from './live';
import type { Path, Pipeline } from './model';
import type { CanvasActions } from './PipelineCanvas';
import { whyNot, type Port } from './rules';
import type { Scene } from './scene';

interface Connecting {
  onConnect: (link: Connection) => void;
  onConnectStart: OnConnectStart;
  onConnectEnd: OnConnectEnd;
  isValidConnection: (link: Connection | Edge) => boolean;
}

const sideOf = (handleType: string | null | undefined) => (handleType === 'target' ? 'in' as const : 'out' as const);

export function useConnecting(
  graph: Pipeline, scene: Scene, live: CanvasLive, actions: CanvasActions | undefined, toFlow: (at: { clientX: number; clientY: number }) => { x: number; y: number },
): Connecting {
  const reason = useCallback((from: Port, side: 'in' | 'out', other: Port) => (side === 'out' ? whyNot(graph, from, other) : whyNot(graph, other, from)), [graph]);
  /** Let go over a step: over a port that is meant, over the rest of it the only one that fits. */
  const onStep = (path: Path, name: string | undefined, from: Port, side: 'in' | 'out') => {
    const rows = scene.boxes.find((box) => box.path === path)?.rows.filter((row) => row.side !== side) ?? [];
    const tried = rows.filter((row) => name === undefined || row.name === name)
      .map((row) => ({ port: { path, name: row.name }, why: reason(from, side, { path, name: row.name }) }));
    const fit = tried.filter(({ why }) => why === null);
    const [first] = fit;
    if (path === from.path) return;
    if (first && fit.length === 1) actions?.connected(...(side === 'out' ? [from, first.port] as const : [first.port, from] as const));
    else if (first) actions?.refused('Several ports fit: let go over the one that is meant');
    else if (name !== undefined && tried[0]) actions?.refused(`${name} ${tried[0].why ?? 'does not fit'}`);
    else actions?.refused(`No ${side === 'out' ? 'input' : 'output'} of this step fits`);
  };
  return {
    onConnect: (link) => actions?.connected(portOf(link.source, link.sourceHandle), portOf(link.target, link.targetHandle)),
    isValidConnection: useCallback((link: Connection | Edge) =>
      whyNot(graph, portOf(link.source, link.sourceHandle), portOf(link.target, link.targetHandle)) === null, [graph]),
    onConnectStart: useCallback<OnConnectStart>((_, start) => {
      const from = portOf(start.nodeId, start.handleId);
      const side = sideOf(start.handleType);
      const fits = new Map<string, string>();
      for (const box of scene.boxes) {
        for (const row of box.rows) {
          if (row.side !== side) fits.set(portId(box.path, row.side, row.name), reason(from, side, { path: box.path, name: row.name }) ?? '');
        }
      }
      live.fits.set(fits);
    }, [live, reason, scene]),
    onConnectEnd: (event, end) => {
      live.fits.set(new Map());
      if (!end.fromHandle) return;
      const side = sideOf(end.fromHandle.type);
      const from = portOf(end.fromHandle.nodeId, end.fromHandle.id);
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (end.isValid === true || !point) return;
      const under = document.elementFromPoint(point.clientX, point.clientY);
      const other = under?.closest<HTMLElement>('.pc-node')?.dataset.path;
      const name = under?.closest<HTMLElement>('[data-port]')?.dataset.name;
      if (other === undefined) actions?.wireDropped(from, side, toFlow(point), innermostFrame(scene.boxes, toFlow(point)));
      else onStep(other, name, from, side);
    },
  };
}

/** Why the port under the pointer does not fit, whole, beside the pointer. */
export function WhyNote(): ReactElement | null {
  const { fits } = useContext(LiveContext);
  const connecting = useConnection((connection) => connection.inProgress);
  const [note, setNote] = useState<{ x: number; y: number; text: string } | null>(null);
  useEffect(() => {
    if (!connecting) return undefined;
    const follow = ({ clientX: x, clientY: y }: PointerEvent) => {
      const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-port]');
      const why = row?.dataset.port === undefined ? undefined : fits.get(row.dataset.port);
      setNote(why ? { x, y, text: `${row?.dataset.name ?? ''} ${why}` } : null);
    };
    window.addEventListener('pointermove', follow);
    return () => {
      window.removeEventListener('pointermove', follow);
      setNote(null);
    };
  }, [connecting, fits]);
  return note && <div className="pc-why-note" role="status" style={{ left: Math.min(note.x + 14, window.innerWidth - 300), top: note.y + 18 }}>{note.text}</div>;
}
