// Where something new can stand without lying upon anything.

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export type Rect = Point & Size;

/** Between two steps that were placed by themselves. */
export const gap = 32;

/** How many of the nearest are asked for places beside them. */
const near = 12;

/** What lies outside of what can be seen counts as so much farther away. */
const unseen = 100_000;

export const touches = (a: Rect, b: Rect, by = 0): boolean =>
  a.x < b.x + b.width + by && b.x < a.x + a.width + by && a.y < b.y + b.height + by && b.y < a.y + a.height + by;

const holds = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

export function boundsOf(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x, y, width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x, height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}

/** The free place that is nearest to the one that is wished for; one that can be seen, if there is any. */
export function freePlace(wish: Point, { width, height }: Size, taken: readonly Rect[], { seen, least }: { seen?: Rect; least?: Point } = {}): Point {
  const size = { width, height };
  // At the edge of what can be seen it is drawn in, if there is room for it at all.
  const within = (at: number, length: number, from: number, whole: number) => (whole < length ? at : Math.min(Math.max(at, from), from + whole - length));
  const wished = seen ? { x: within(wish.x, width, seen.x, seen.width), y: within(wish.y, height, seen.y, seen.height) } : wish;
  const start = { x: Math.max(wished.x, least?.x ?? -Infinity), y: Math.max(wished.y, least?.y ?? -Infinity) };
  // Pipelines are read from left to right and downwards: to the right and below comes first.
  const along = (way: number) => (way < 0 ? -1.5 * way : way);
  const distance = (at: Point) => Math.hypot(along(at.x - start.x), along(at.y - start.y));
  const beside = taken
    .map((rect) => ({ rect, far: distance({ x: rect.x + rect.width / 2 - width / 2, y: rect.y + rect.height / 2 - height / 2 }) }))
    .sort((a, b) => a.far - b.far).slice(0, near).map(({ rect }) => rect);
  const columns = [start.x, ...beside.flatMap((rect) => [rect.x + rect.width + gap, rect.x, rect.x - width - gap])];
  const rows = [start.y, ...beside.flatMap((rect) => [rect.y + rect.height + gap, rect.y, rect.y - height - gap])];
  let best: { at: Point; cost: number } | undefined;
  for (const x of columns) {
    for (const y of rows) {
      const at = { x: Math.round(x), y: Math.round(y) };
      if (least && (at.x < least.x || at.y < least.y)) continue;
      const cost = distance(at) + (seen && !holds(seen, { ...at, ...size }) ? unseen : 0);
      if (best && cost >= best.cost) continue;
      if (!taken.some((rect) => touches(rect, { ...at, ...size }, gap - 1))) best = { at, cost };
    }
  }
  // So crowded that nothing near is free: under everything.
  return best?.at ?? { x: Math.round(start.x), y: Math.round(Math.max(...taken.map((rect) => rect.y + rect.height)) + gap) };
}
