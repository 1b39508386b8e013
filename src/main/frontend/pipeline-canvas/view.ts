// Where the picture stands: all of it at once, or one step of it.
import type { Path } from './model';
import type { FlowHandle } from './PipelineCanvas';
import { boundsOf, type Rect, type Size } from './placement';
import { middles, type Scene } from './scene';

export interface View {
  x: number;
  y: number;
  zoom: number;
}

/** Around the picture, in pixels of the screen; under it stand the tools. */
const edge = { x: 20, top: 20, bottom: 56 };

/** Below this zoom a single step can't be read: to show one goes nearer. */
const readable = 0.45;

/** Where every box stands on the canvas. */
export function rectsOf(scene: Scene): Rect[] {
  const places = new Map(middles(scene).map((middle) => [middle.path, middle]));
  return scene.boxes.map(({ path, width, height, kind }) => {
    const middle = places.get(path) ?? { x: 0, y: 0 };
    return { x: middle.x - width / 2, y: middle.y - (kind === 'frame' ? 20 : height / 2), width, height };
  });
}

/** All of the picture, as large as there is room for but never larger than it is; undefined if nothing is drawn. */
export function fitted(scene: Scene, room: Size): View | undefined {
  const bounds = boundsOf(rectsOf(scene));
  if (!bounds || room.width === 0 || room.height === 0) return undefined;
  const width = Math.max(1, room.width - 2 * edge.x);
  const height = Math.max(1, room.height - edge.top - edge.bottom);
  const zoom = Math.max(0.05, Math.min(1, width / bounds.width, height / bounds.height));
  return {
    zoom,
    x: edge.x + (width - bounds.width * zoom) / 2 - bounds.x * zoom,
    y: edge.top + (height - bounds.height * zoom) / 2 - bounds.y * zoom,
  };
}

/** Above this zoom names and wires can be told: enough to see what a pipeline is. */
const recognisable = 0.33;

/** Of so many steps a person wants to see the whole first, of fewer what they are. */
const few = 30;

/** What is seen when a pipeline is opened: all of it if that can be recognised, else where it begins. */
export function opening(scene: Scene, room: Size): View | undefined {
  const whole = fitted(scene, room);
  const bounds = boundsOf(rectsOf(scene));
  if (!whole || !bounds || whole.zoom >= recognisable || scene.boxes.length > few) return whole;
  const zoom = 0.65;
  return { zoom, x: edge.x - bounds.x * zoom, y: Math.max(edge.top, (room.height - edge.bottom - bounds.height * zoom) / 2) - bounds.y * zoom };
}

/** How far the picture has to move so that this can be seen; nothing if it can. */
export function nudged(seen: Rect, area: Rect, margin = 24): { x: number; y: number } {
  const along = (from: number, size: number, start: number, length: number) => {
    const [low, high] = [start + margin, start + length - margin];
    if (from < low || size > high - low) return low - from;
    return from + size > high ? high - from - size : 0;
  };
  const outside = seen.x < area.x || seen.y < area.y || seen.x + seen.width > area.x + area.width || seen.y + seen.height > area.y + area.height;
  return outside ? { x: along(seen.x, seen.width, area.x, area.width), y: along(seen.y, seen.height, area.y, area.height) } : { x: 0, y: 0 };
}

/** Shows all of these, going farther away only if they have no room otherwise. */
export function bring(flow: FlowHandle | null, canvas: HTMLElement | null, scene: Scene, paths: readonly Path[]): void {
  const rects = rectsOf(scene);
  const bounds = boundsOf(scene.boxes.flatMap(({ path }, index) => (paths.includes(path) ? rects[index] ?? [] : [])));
  if (!flow || !canvas || !bounds) return;
  void flow.setViewport(brought(flow.getViewport(), bounds, { width: canvas.clientWidth, height: canvas.clientHeight }));
}

/** The view in which this can be seen that differs least from the present one. */
export function brought(view: View, bounds: Rect, room: Size): View {
  const area = { x: 0, y: 0, width: room.width, height: room.height - (edge.bottom - edge.top) };
  const zoom = Math.max(0.05, Math.min(view.zoom, (area.width - 2 * edge.x) / bounds.width, (area.height - 2 * edge.top) / bounds.height));
  // What is in the middle stays there.
  const middle = { x: (room.width / 2 - view.x) / view.zoom, y: (room.height / 2 - view.y) / view.zoom };
  const nearer = { x: room.width / 2 - middle.x * zoom, y: room.height / 2 - middle.y * zoom };
  const by = nudged({ x: bounds.x * zoom + nearer.x, y: bounds.y * zoom + nearer.y, width: bounds.width * zoom, height: bounds.height * zoom }, area, edge.top);
  return { zoom, x: nearer.x + by.x, y: nearer.y + by.y };
}

export function fit(flow: FlowHandle | null, canvas: HTMLElement | null, scene: Scene): void {
  const view = canvas && fitted(scene, { width: canvas.clientWidth, height: canvas.clientHeight });
  if (view) void flow?.setViewport(view);
}

/** Moves the picture only as far as it takes to see the step; one that is looked for is shown large enough to be read. */
export function reveal(flow: FlowHandle | null, canvas: HTMLElement | null, path: string, looked = false): void {
  const node = flow?.getInternalNode(path);
  if (!node || !canvas || !flow) return;
  const { x, y } = node.internals.positionAbsolute;
  const [width, height] = [node.measured.width ?? 240, Math.min(node.measured.height ?? 80, 240)];
  const view = flow.getViewport();
  if (looked && view.zoom < readable) {
    void flow.setCenter(x + width / 2, y + height / 2, { zoom: 0.8, duration: 0 });
    return;
  }
  const by = nudged({ x: x * view.zoom + view.x, y: y * view.zoom + view.y, width: width * view.zoom, height: height * view.zoom },
    { x: 0, y: 0, width: canvas.clientWidth, height: canvas.clientHeight });
  if (by.x !== 0 || by.y !== 0) void flow.setViewport({ ...view, x: view.x + by.x, y: view.y + by.y });
}
