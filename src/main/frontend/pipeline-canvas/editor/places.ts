import { useEffect, useMemo, useRef, type RefObject } from 'react';
import { cornerOf, innermostFrame, placeIn, type Place } from '../arrange';
import type { FlowHandle } from '../PipelineCanvas';
import type { Path } from '../model';
import { touches, type Point, type Rect } from '../placement';
import { nodeWidth, type Scene, type StepBox } from '../scene';
import { useTools } from './context';

export interface Places {
  /** Where something stands that is let go of at this point of the canvas: under the pointer by its head. */
  under: (point: Point, graph: Path) => Place;
  /** Beside the selected step if there it can be seen, else in the middle of what is seen. */
  next: () => Place;
  /** Where the pointer is, if it was the last to be used on the canvas; else as `next`. */
  here: () => Place;
  /** Beside where it comes from, as near as there is room for it to be seen. */
  same: (graph: Path) => Place;
  /** The arrow keys walk now, wherever the pointer rests. */
  leavePointer: () => void;
}

const head = { x: 24, y: 19 };
const beside = 56;
/** About as large as a step is. */
const usual = { width: nodeWidth, height: 150 };

/** Finds out where on the canvas a person means. */
export function usePlaces(canvas: RefObject<HTMLDivElement | null>, flow: RefObject<FlowHandle | null>, scene: RefObject<Scene>): Places {
  const { store } = useTools();
  const pointer = useRef<{ clientX: number; clientY: number } | null>(null);

  useEffect(() => {
    const area = canvas.current;
    const follow = ({ clientX, clientY }: PointerEvent) => { pointer.current = { clientX, clientY }; };
    const leave = () => { pointer.current = null; };
    area?.addEventListener('pointermove', follow);
    area?.addEventListener('pointerleave', leave);
    return () => {
      area?.removeEventListener('pointermove', follow);
      area?.removeEventListener('pointerleave', leave);
    };
  }, [canvas]);

  return useMemo<Places>(() => {
    const seen = (): Rect | undefined => {
      const area = canvas.current?.getBoundingClientRect();
      const from = area && flow.current?.screenToFlowPosition({ x: area.left + 12, y: area.top + 12 });
      const to = area && flow.current?.screenToFlowPosition({ x: area.right - 12, y: area.bottom - 52 });
      return from && to && { ...from, width: to.x - from.x, height: to.y - from.y };
    };
    const under = (point: Point, graph: Path) => placeIn(scene.current, graph, { x: point.x - head.x, y: point.y - head.y }, seen());
    const besideBox = (path: Path | undefined): Place | undefined => {
      const { boxes } = scene.current;
      const box = boxes.find((found) => found.path === path);
      if (!box) return undefined;
      const corner = cornerOf(boxes, box.parent);
      if (box.kind !== 'frame') return placeIn(scene.current, box.parent, { x: corner.x + box.x + box.width + beside, y: corner.y + box.y }, seen());
      const inside = boxes.filter(({ parent }) => parent === path);
      return {
        graph: box.path, at: { x: Math.max(0, ...inside.map(({ x, width }) => x + width + beside)), y: inside.length === 0 ? 0 : Math.min(...inside.map(({ y }) => y)) },
      };
    };
    const placeOn = ({ parent, x, y }: StepBox): Point => {
      const corner = cornerOf(scene.current.boxes, parent);
      return { x: corner.x + x, y: corner.y + y };
    };
    const next = (): Place => {
      const view = seen();
      const place = besideBox(store.get().selected.at(-1));
      const box = scene.current.boxes.find(({ path }) => path === store.get().selected.at(-1));
      const stands = box && { ...placeOn(box), width: box.width, height: box.height };
      if (place && (!view || !stands || touches(stands, view))) return place;
      // The first one stands on the left: the next come right of it.
      const x = scene.current.boxes.length === 0 ? 40 : ((view?.width ?? 0) - usual.width) / 2;
      const middle = view ? { x: view.x + x, y: view.y + (view.height - usual.height) / 3 } : { x: 0, y: 0 };
      return placeIn(scene.current, '', middle, view);
    };
    const here = (): Place => {
      const at = pointer.current;
      const over = at && document.elementFromPoint(at.clientX, at.clientY);
      const point = at && flow.current?.screenToFlowPosition({ x: at.clientX, y: at.clientY });
      if (!over || !point || !over.closest('.react-flow')) return next();
      const step = over.closest<HTMLElement>('.pc-node')?.dataset.path;
      return (step === undefined ? undefined : besideBox(step)) ?? under(point, innermostFrame(scene.current.boxes, point));
    };
    const same = (graph: Path): Place => ({ ...placeIn(scene.current, graph, { x: 0, y: 0 }, seen()), at: null });
    return { under, next, here, same, leavePointer: () => { pointer.current = null; } };
  }, [canvas, flow, scene, store]);
}
