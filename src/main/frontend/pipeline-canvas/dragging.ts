// Steps that are dragged: the frame that they would go into is lit, and where they were let go is told.
import type { MouseEvent as ReactMouseEvent } from 'react';
import type { CanvasLive } from './live';
import type { Path, Position } from './model';
import type { Scene } from './scene';
import type { BoxNode } from './StepNode';

type Pointing = MouseEvent | TouchEvent | ReactMouseEvent;

interface Dragging {
  onNodeDrag: (event: Pointing, node: BoxNode, dragged: BoxNode[]) => void;
  onNodeDragStop: (event: Pointing, node: BoxNode, dragged: BoxNode[]) => void;
  onSelectionDrag: (event: Pointing, dragged: BoxNode[]) => void;
  onSelectionDragStop: (event: Pointing, dragged: BoxNode[]) => void;
}

const pointer = (event: Pointing): { clientX: number; clientY: number } =>
  ('changedTouches' in event ? event.changedTouches[0] ?? { clientX: 0, clientY: 0 } : event);

export function useDragging(
  live: CanvasLive, scene: Scene, frameUnder: (at: { clientX: number; clientY: number }) => Path, letGo: (places: Map<Path, Position>, over: Path) => void,
): Dragging {
  const drag = (event: Pointing, dragged: BoxNode[]) => {
    const over = frameUnder(pointer(event));
    const goes = dragged.every(({ type }) => type === 'step') && dragged.some(({ id }) => scene.boxes.find(({ path }) => path === id)?.parent !== over);
    live.target.set(new Map(goes && over !== '' ? [[over, true]] : []));
  };
  const stop = (event: Pointing, dragged: BoxNode[]) => {
    live.target.set(new Map());
    letGo(new Map(dragged.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }])), frameUnder(pointer(event)));
  };
  return {
    onNodeDrag: (event, _, dragged) => drag(event, dragged),
    onNodeDragStop: (event, _, dragged) => stop(event, dragged),
    onSelectionDrag: drag,
    onSelectionDragStop: stop,
  };
}
