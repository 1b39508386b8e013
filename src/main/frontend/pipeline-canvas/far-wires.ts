// Wires seen from afar, where no single one can be hit: one path for all of a colour instead of a component for each.
import { getBezierPath, Position } from '@xyflow/react';
import { portY } from './layout';
import type { StepBox } from './scene';
import type { Wire } from './wires';

/** As many wires may be drawn one by one however far the picture is away. */
export const fewWires = 150;

const portHalf = 6;

export interface Spot {
  box: StepBox;
  /** Relative to the frame around it, where it is just now. */
  x: number;
  y: number;
}

/** The wires' shapes by the class that colours them. */
export function farPaths(spots: readonly Spot[], wires: readonly Wire[]): Map<string, string> {
  const corners = new Map<string, { box: StepBox; x: number; y: number }>();
  for (const { box, x, y } of spots) {
    const around = corners.get(box.parent);
    corners.set(box.path, { box, x: x + (around?.x ?? 0), y: y + (around?.y ?? 0) });
  }
  const end = (path: string, side: 'in' | 'out', name: string) => {
    const corner = corners.get(path);
    if (!corner) return undefined;
    const row = name === '' ? -1 : corner.box.rows.findIndex((each) => each.side === side && each.name === name);
    const x = side === 'in' ? corner.x - portHalf : corner.x + corner.box.width + portHalf;
    return { x, y: corner.y + (row < 0 ? corner.box.headHeight / 2 : portY(corner.box, row)) };
  };
  const paths = new Map<string, string[]>();
  for (const { from, to, tone, kind } of wires) {
    const [a, b] = [end(from.path, 'out', from.name), end(to.path, 'in', to.name)];
    if (!a || !b) continue;
    const [path] = getBezierPath({
      sourceX: a.x, sourceY: a.y, sourcePosition: Position.Right, targetX: b.x, targetY: b.y, targetPosition: Position.Left,
    });
    const key = kind === 'data' || kind === 'through' ? tone : kind;
    const known = paths.get(key);
    if (known) known.push(path); else paths.set(key, [path]);
  }
  return new Map([...paths].map(([key, parts]) => [key, parts.join('')]));
}
