// Ways for wires that would run behind steps: a level line between the steps, found in the picture as it is drawn.
import { cornerOf } from './arrange';
import { portY } from './layout';
import type { Scene, StepBox } from './scene';
import type { Rect } from './placement';

/** How far a way keeps from steps; where several go along the same step, each farther by `apart`. */
const clear = 12;
const apart = 8;
const lanes = 4;
/** As far above and below its ends a way is looked for. */
const reach = 600;
/** Beyond this many wires a picture is seen from afar anyway, and finding ways would be waited for. */
const most = 600;

interface End {
  x: number;
  y: number;
}

interface Way {
  from: string;
  left: number;
  right: number;
  y: number;
}

const port = 6;
/** The width of the bend at each end of a way. */
const bend = (from: number, to: number): number => Math.min(64, Math.max(12, (to - from) / 3));

/** The level of each wire that can't go straight, by its id. */
export function channels({ boxes, wires }: Scene): Map<string, number> {
  const levels = new Map<string, number>();
  if (wires.length > most) return levels;
  const placed = new Map(boxes.map((box) => [box.path, { box, ...absolute(boxes, box) }]));
  const solid = [...placed.values()].filter(({ box }) => box.kind !== 'frame' || box.folded);
  const taken: Way[] = [];
  for (const { id, from, to } of wires) {
    const [a, b] = [placed.get(from.path), placed.get(to.path)];
    if (!a || !b) continue;
    const start = { x: a.x + a.width + port, y: a.y + portOf(a.box, 'out', from.name) };
    const end = { x: b.x - port, y: b.y + portOf(b.box, 'in', to.name) };
    if (end.x - start.x < 48) continue;
    const near = solid.filter(({ box, x, y, width, height }) => box !== a.box && box !== b.box && x < end.x && x + width > start.x
      && y < Math.max(start.y, end.y) + reach && y + height > Math.min(start.y, end.y) - reach);
    if (!near.some((rect) => crossed(curve(start, end, (end.x - start.x) / 2), rect))) continue;
    const level = levelOf(start, end, near, taken.filter((way) => way.from !== `${from.path}\n${from.name}` && way.left < end.x && way.right > start.x));
    if (level === undefined) continue;
    levels.set(id, level);
    taken.push({ from: `${from.path}\n${from.name}`, left: start.x, right: end.x, y: level });
  }
  return levels;
}

function absolute(boxes: readonly StepBox[], box: StepBox): Rect {
  const corner = cornerOf(boxes, box.parent);
  return { x: corner.x + box.x, y: corner.y + box.y, width: box.width, height: box.height };
}

function portOf(box: StepBox, side: 'in' | 'out', name: string): number {
  const row = name === '' ? -1 : box.rows.findIndex((each) => each.side === side && each.name === name);
  return row < 0 ? box.headHeight / 2 : portY(box, row);
}

/** Some points of the curve that is drawn between two places. */
function curve(from: End, to: End, pull: number): End[] {
  return Array.from({ length: 17 }, (_, index) => {
    const t = index / 16;
    const [p, q, r, s] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
    return { x: p * from.x + q * (from.x + pull) + r * (to.x - pull) + s * to.x, y: (p + q) * from.y + (r + s) * to.y };
  });
}

const crossed = (points: readonly End[], { x, y, width, height }: Rect): boolean =>
  points.some((point) => point.x > x - 2 && point.x < x + width + 2 && point.y > y - 2 && point.y < y + height + 2);

/** The nearest level on which nothing stands in the way, bends included. */
function levelOf(start: End, end: End, near: readonly Rect[], taken: readonly Way[]): number | undefined {
  const width = bend(start.x, end.x);
  const sides = near.flatMap(({ y, height }) => Array.from({ length: lanes }, (_, lane) => [y - clear - lane * apart, y + height + clear + lane * apart]).flat());
  const far = (y: number) => Math.abs(y - start.y) + Math.abs(y - end.y);
  return [start.y, end.y, ...sides].sort((a, b) => far(a) - far(b)).find((y) => {
    if (taken.some((way) => Math.abs(way.y - y) < apart)) return false;
    const [left, right] = [start.x + width, end.x - width];
    const bends = [...curve(start, { x: left, y }, width / 2), ...curve({ x: right, y }, end, width / 2)];
    return !near.some((rect) => (rect.x < right && rect.x + rect.width > left && rect.y - apart < y && rect.y + rect.height + apart > y) || crossed(bends, rect));
  });
}

/** The shape of a wire on its level. */
export function wayPath(from: End, to: End, level: number): string {
  const width = bend(from.x, to.x);
  const half = width / 2;
  return `M${from.x},${from.y} C${from.x + half},${from.y} ${from.x + half},${level} ${from.x + width},${level} `
    + `L${to.x - width},${level} C${to.x - half},${level} ${to.x - half},${to.y} ${to.x},${to.y}`;
}
