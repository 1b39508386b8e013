// From boxes and wires to what React Flow takes. Sizes and handles are told, so that nothing has to be measured first.
import { MarkerType, Position, type Edge, type NodeHandle } from '@xyflow/react';
import { channels } from './channels';
import { portY } from './layout';
import type { Path } from './model';
import type { Scene, StepBox } from './scene';
import type { BoxNode } from './StepNode';
import type { Wire } from './wires';

const portSize = 12;

const handle = (id: string, side: 'in' | 'out', x: number, y: number): NodeHandle => ({
  id, type: side === 'in' ? 'target' : 'source', position: side === 'in' ? Position.Left : Position.Right,
  x: x - portSize / 2, y: y - portSize / 2, width: portSize, height: portSize,
});

function handles(box: StepBox): NodeHandle[] {
  const middle = box.headHeight / 2;
  const rows = box.rows.map((row, index) =>
    handle(`${row.side}#${row.name}`, row.side, row.side === 'in' ? 0 : box.width, portY(box, index)));
  return [...rows, handle('in#', 'in', 0, middle), handle('out#', 'out', box.width, middle)];
}

const cache = new WeakMap<StepBox, BoxNode>();

/** A node for a box; the same object for the same box, so that nothing is drawn twice. */
export function nodeOf(box: StepBox, editable: boolean): BoxNode {
  const known = cache.get(box);
  if (known && known.draggable === editable) return known;
  const frame = box.kind === 'frame';
  const node: BoxNode = {
    id: box.path,
    type: frame ? 'frame' : 'step',
    position: { x: box.x, y: box.y },
    data: { box },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    handles: handles(box),
    draggable: editable,
    connectable: editable,
    focusable: false,
    zIndex: frame ? -1 : 1,
    ...(box.parent === '' ? {} : { parentId: box.parent }),
    ...(frame ? { dragHandle: '.pc-frame-head' } : {}),
  };
  cache.set(box, node);
  return node;
}

function edgeOf(wire: Wire, level: number | undefined): Edge {
  return {
    id: wire.id,
    source: wire.from.path,
    target: wire.to.path,
    sourceHandle: `out#${wire.from.name}`,
    targetHandle: `in#${wire.to.name}`,
    type: level === undefined ? 'default' : 'way',
    className: `pc-wire pc-wire-${wire.kind}`,
    style: { '--pc-tone': `var(--sl-type-${wire.tone})` },
    focusable: false,
    reconnectable: wire.kind === 'data',
    zIndex: 0,
    ...(wire.kind === 'data' || wire.kind === 'through' ? {} : { markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14 } }),
    data: { wire, level },
  };
}

export function edgesOf(scene: Scene): Edge[] {
  const levels = channels(scene);
  return scene.wires.map((wire) => edgeOf(wire, levels.get(wire.id)));
}

/** The port that a React Flow handle stands for. */
export const portOf = (path: string | null, handleId: string | null | undefined) => ({
  path: path ?? '', name: (handleId ?? '').replace(/^(in|out)#/, ''),
});

/** Takes over what the graph says; a node that is being dragged stays under the pointer. */
export function merge(before: BoxNode[], boxes: StepBox[], chosen: ReadonlySet<Path>, editable: boolean): BoxNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  return boxes.map((box) => {
    const known = old.get(box.path);
    const selected = chosen.has(box.path);
    if (known?.dragging === true) return { ...nodeOf(box, editable), position: known.position, dragging: true, selected };
    if (known?.data.box === box && known.selected === selected && known.draggable === editable
      && known.position.x === box.x && known.position.y === box.y) return known;
    const node = nodeOf(box, editable);
    return selected ? { ...node, selected } : node;
  });
}
