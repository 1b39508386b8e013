// Frames make room: what is put into one makes it larger, and whatever stands around it goes aside, in the same edit.
import { apply, type Edit } from './edits';
import { parentOf, stepAt, type Path, type Pipeline, type Position } from './model';
import { freePlace, gap, touches, type Point, type Rect } from './placement';
import { buildScene, frameHead, framePadding, type StepBox } from './scene';

/** In a frame no step stands above or left of this place; in the root graph anywhere. */
export const inGraph = (graph: Path): { least?: Point } => (graph === '' ? {} : { least: { x: framePadding, y: frameHead + framePadding } });

const depth = (path: Path): number => path.split('/').length;
const right = (rect: Rect): number => rect.x + rect.width;
const bottom = (rect: Rect): number => rect.y + rect.height;

/** The edit, and with it the moves of all that would be covered otherwise. */
export function withRoom(pipeline: Pipeline, edit: Edit): Edit {
  const places = roomFor(pipeline, edit);
  if (places.size === 0) return edit;
  const more = Object.fromEntries(places);
  if (edit.is === 'steps-moved') return { ...edit, places: { ...edit.places, ...more } };
  return { is: 'together', edits: [edit, { is: 'steps-moved', places: more }] };
}

/** Where steps have to stand after an edit so that nothing that grew, a frame or a step with more ports, covers them, and nothing sticks out of a frame. */
export function roomFor(pipeline: Pipeline, edit: Edit): Map<Path, Position> {
  const before = new Map(buildScene(pipeline).boxes.map((box) => [box.path, box]));
  const now = apply(pipeline, edit);
  const boxes = new Map(buildScene(now).boxes.map((box): [Path, StepBox] => [box.path, { ...box }]));
  const moved = new Set<Path>();
  const shift = (box: StepBox, x: number, y: number) => {
    box.x += x;
    box.y += y;
    moved.add(box.path);
  };
  const besides = (box: StepBox) => [...boxes.values()].filter((other) => other.parent === box.parent && other !== box);
  /** A frame reaches around all that is in it. */
  const fill = (frame: StepBox, old: StepBox) => {
    const inside = [...boxes.values()].filter(({ parent }) => parent === frame.path);
    if (inside.length === 0) return;
    const x = Math.max(0, framePadding - Math.min(...inside.map((box) => box.x)));
    const y = Math.max(0, frameHead + framePadding - Math.min(...inside.map((box) => box.y)));
    if (x > 0 || y > 0) {
      // What is in the frame stays where it is on the canvas: the corner goes, and they go against it.
      inside.forEach((box) => shift(box, x, y));
      shift(frame, -x, -y);
    }
    frame.width = Math.max(frame.width, ...inside.map((box) => right(box) + framePadding));
    frame.height = Math.max(frame.height, ...inside.map((box) => bottom(box) + framePadding));
    const was = { ...old, x: frame.x + x, y: frame.y + y };
    if (frame.width > old.width || frame.height > old.height || x > 0 || y > 0) goAside(was, frame, besides(frame), shift);
  };
  // Inner ones first: what goes aside in a frame makes that larger.
  for (const box of [...boxes.values()].sort((a, b) => depth(b.path) - depth(a.path))) {
    const old = before.get(box.path);
    if (!old) continue;
    if (box.kind === 'frame') fill(box, old);
    else if (box.placed && box.height > old.height) goAside({ ...box, height: old.height }, box, besides(box), shift);
  }
  return new Map([...moved].map((path): [Path, Position] => {
    const box = boxes.get(path);
    return [path, { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) }];
  }));
}

/** Those on a side on which the frame grew go farther to that side, all of them by the same way: their order stays. */
function goAside(was: Rect, now: Rect, around: readonly StepBox[], shift: (box: StepBox, x: number, y: number) => void): void {
  const push = (beyond: (box: Rect) => boolean, way: (box: Rect) => number, x: number, y: number) => {
    const covered = around.filter((box) => beyond(box) && touches(box, now));
    if (covered.length === 0) return;
    const by = Math.max(...covered.map(way)) + gap;
    around.filter(beyond).forEach((box) => shift(box, x * by, y * by));
  };
  push((box) => box.x >= right(was), (box) => right(now) - box.x, 1, 0);
  push((box) => box.y >= bottom(was), (box) => bottom(now) - box.y, 0, 1);
  push((box) => right(box) <= was.x, (box) => right(box) - now.x, -1, 0);
  push((box) => bottom(box) <= was.y, (box) => bottom(box) - now.y, 0, -1);
}

/** Between a new frame and what stands around it: wires have to come through. */
const aroundFrame = 24;

/** Where those go that would lie under a frame that comes around these steps, or too close to it. */
export function asideOfFrame(pipeline: Pipeline, paths: readonly Path[]): Map<Path, Position> {
  const graph = parentOf(paths[0] ?? '');
  const beside = buildScene(pipeline).boxes.filter(({ parent }) => parent === graph);
  const members = beside.filter(({ path }) => paths.includes(path) && stepAt(pipeline, path)?.position);
  if (members.length === 0) return new Map();
  const x = Math.min(...members.map((box) => box.x)) - framePadding;
  const y = Math.min(...members.map((box) => box.y)) - framePadding - frameHead;
  const frame = {
    x, y, width: Math.max(...members.map(right)) + framePadding - x, height: Math.max(...members.map(bottom)) + framePadding - y,
  };
  const others = beside.filter(({ path }) => !paths.includes(path));
  const standing: Rect[] = [frame, ...others.filter((box) => !touches(box, frame, aroundFrame))];
  return new Map(others.filter((box) => touches(box, frame, aroundFrame)).map((box): [Path, Position] => {
    const place = freePlace(box, box, standing, inGraph(graph));
    standing.push({ ...place, width: box.width, height: box.height });
    return [box.path, place];
  }));
}
