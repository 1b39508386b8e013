// New steps get places: near where they were asked for, upon nothing that stands there already.
import { apply, newStep, type Edit } from './edits';
import { at, join, nameOf, type Path, type Pipeline, type Position } from './model';
import { boundsOf, freePlace, type Point, type Rect } from './placement';
import { inGraph, withRoom } from './room';
import { importer } from './samples';
import { buildScene, type Scene, type StepBox } from './scene';

/** Where something is asked for, in the coordinates of the graph that it goes into. */
export interface Place {
  graph: Path;
  /** Its upper left corner; null keeps the places that it brings along, if they are free. */
  at: Point | null;
  /** What can be seen of that graph. */
  seen?: Rect;
}

type Added = Edit & { is: 'steps-added' };

/** The same edit with free places, and with room made for it: in a frame that grows, around that frame. */
export function arranged(pipeline: Pipeline, added: Added, place: Place): Edit {
  const there = buildScene(pipeline).boxes.filter(({ parent }) => parent === added.graph);
  const fresh = buildScene(apply(pipeline, added)).boxes.filter(({ parent, path }) => parent === added.graph && at(added.steps, nameOf(path)));
  const bounds = boundsOf(fresh);
  if (!bounds) return added;
  const free = freePlace(place.at ?? bounds, bounds, there, { ...(place.seen ? { seen: place.seen } : {}), ...inGraph(added.graph) });
  const steps = { ...added.steps };
  for (const box of fresh) {
    const step = at(steps, nameOf(box.path));
    if (step) steps[nameOf(box.path)] = { ...step, position: { ...step.position, x: box.x + free.x - bounds.x, y: box.y + free.y - bounds.y } };
  }
  return pinned(withRoom(pipeline, { ...added, steps }), there);
}

/** Steps that were drawn where nobody put them stay there: else the next layout would move them. */
function pinned(edit: Edit, there: readonly StepBox[]): Edit {
  const places = Object.fromEntries(unplaced({ boxes: [...there], wires: [] }));
  if (Object.keys(places).length === 0) return edit;
  const [first, ...more] = edit.is === 'together' ? edit.edits : [edit];
  return first ? { is: 'together', edits: [first, { is: 'steps-moved', places }, ...more] } : edit;
}

/** Steps that stand where nobody put them. */
export const unplaced = (scene: Scene): [Path, Position][] =>
  scene.boxes.filter((box) => !box.placed).map((box) => [box.path, { x: box.x, y: box.y }]);

/** The corner of a graph on the canvas. */
export function cornerOf(boxes: readonly StepBox[], graph: Path): Point {
  let [x, y] = [0, 0];
  for (let frame = graph; frame !== ''; frame = frame.slice(0, Math.max(0, frame.lastIndexOf('/')))) {
    const box = boxes.find(({ path }) => path === frame);
    x += box?.x ?? 0;
    y += box?.y ?? 0;
  }
  return { x, y };
}

/** The path of the innermost frame around a point of the canvas; '' is the root. */
export function innermostFrame(boxes: readonly StepBox[], point: { x: number; y: number }): Path {
  let found = '';
  for (const box of boxes) {
    if (box.kind !== 'frame' || box.folded || box.path.length < found.length) continue;
    const { x, y } = cornerOf(boxes, box.path);
    if (point.x >= x && point.x <= x + box.width && point.y >= y && point.y <= y + box.height) found = box.path;
  }
  return found;
}

/** A place on the canvas as one in a graph. */
export function placeIn(scene: Scene, graph: Path, point: Point, seen?: Rect): Place {
  const corner = cornerOf(scene.boxes, graph);
  return {
    graph, at: { x: point.x - corner.x, y: point.y - corner.y },
    ...(seen ? { seen: { ...seen, x: seen.x - corner.x, y: seen.y - corner.y } } : {}),
  };
}

/** The paths that an edit adds. */
export const addedPaths = (edit: Added): Path[] => Object.keys(edit.steps).map((name) => join(edit.graph, name));

/** Where a file's step goes, and what goes aside for it. */
export interface Spot extends Point {
  moves: Record<Path, Position>;
}

/** Places for the steps of files that are dropped together; the steps themselves are made by the server. */
export function forFiles(pipeline: Pipeline, count: number, place: Place): Spot[] {
  const spots: Spot[] = [];
  let now = pipeline;
  for (let n = 0; n < count; n++) {
    const name = ` file ${n}`;
    const edit = arranged(now, { is: 'steps-added', graph: place.graph, steps: { [name]: newStep(name, 'file', null) }, components: { [name]: importer('file') } }, place);
    const all = edit.is === 'together' ? edit.edits : [edit];
    const position = all[0]?.is === 'steps-added' ? at(all[0].steps, name)?.position : null;
    const moves = Object.fromEntries(all.flatMap((one) => (one.is === 'steps-moved' ? Object.entries(one.places) : [])).filter(([path]) => !path.includes(name)));
    spots.push({ x: position?.x ?? 0, y: position?.y ?? 0, moves });
    now = apply(now, edit);
  }
  return spots;
}
