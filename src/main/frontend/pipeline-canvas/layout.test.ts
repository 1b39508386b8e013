import { describe, expect, it } from 'vitest';
import { apply } from './edits';
import { from, step, training } from './fixtures';
import { answer, portId, portY, question } from './layout';
import { quickLayout } from './quick-layout';
import { buildScene, frameHead, framePadding, middles, reuse, type StepBox } from './scene';
import { neighbour } from './walk';

const box = (boxes: readonly StepBox[], path: string): StepBox => {
  const found = boxes.find((each) => each.path === path);
  if (!found) throw new Error(path);
  return found;
};

describe('the picture', () => {
  const scene = buildScene(training());

  it('holds every step once, a frame before what is in it', () => {
    expect(scene.boxes.map(({ path }) => path)).toEqual(['prepare', 'train', 'evaluate', 'good', 'good/deploy']);
    expect(box(scene.boxes, 'good/deploy').parent).toBe('good');
  });

  it('draws wires across frames from where the value is made', () => {
    const ends = scene.wires.map(({ kind, from: a, to: b }) => `${kind} ${a.path}.${a.name} ${b.path}.${b.name}`);
    expect(ends).toContain('data train.model good/deploy.model');
    expect(ends).toContain('rule evaluate.Output good.');
    expect(ends).toHaveLength(4);
  });

  it('shows constants, parameters, defaults and what is missing', () => {
    const values = box(scene.boxes, 'train').rows.map(({ name, value, valueKind, wired }) => [name, value, valueKind, wired]);
    expect(values).toEqual([['data', '', 'none', true], ['rate', '0.1', 'literal', false], ['model', '', 'none', true]]);
    expect(box(scene.boxes, 'prepare').rows[0]).toMatchObject({ value: 'rows', valueKind: 'parameter' });
    expect(box(scene.boxes, 'good/deploy').rows.find(({ name }) => name === 'note')?.missing).toBe(true);
  });

  it('draws an order without data only where no data says the same', () => {
    const now = buildScene(apply(training(), {
      is: 'steps-added', graph: '', components: {},
      steps: { last: step('evaluate', { model: from('train', 'model') }, { after: ['train', 'prepare'] }) },
    }));
    expect(now.wires.filter(({ kind }) => kind === 'order').map((wire) => wire.from.path)).toEqual(['prepare']);
  });

  it('puts what nobody has placed from left to right, and inside of its frame', () => {
    const [prepare, train, evaluate] = ['prepare', 'train', 'evaluate'].map((path) => box(scene.boxes, path));
    expect(prepare?.x).toBeLessThan(train?.x ?? 0);
    expect(train?.x).toBeLessThan(evaluate?.x ?? 0);
    expect(box(scene.boxes, 'good/deploy')).toMatchObject({ x: framePadding, y: frameHead + framePadding });
    const frame = box(scene.boxes, 'good');
    expect(frame.width).toBeGreaterThan(box(scene.boxes, 'good/deploy').width);
  });

  it('leaves alone what somebody has placed', () => {
    const now = buildScene(apply(training(), { is: 'steps-moved', places: { train: { x: -500, y: 77 } } }));
    expect(box(now.boxes, 'train')).toMatchObject({ x: -500, y: 77 });
  });

  it('keeps the objects of what has not changed', () => {
    const next = buildScene(apply(training(), { is: 'step-changed', path: 'train', field: 'title', value: 'Other' }));
    const kept = reuse(scene.boxes, next.boxes, ({ path }) => path);
    expect(kept.filter((each) => !scene.boxes.includes(each)).map(({ path }) => path)).toEqual(['train']);
  });

  it('draws of a folded step what is connected, and how many ports are left out', () => {
    const folded = buildScene(training(), new Set(['prepare', 'evaluate']));
    expect(box(folded.boxes, 'prepare')).toMatchObject({ folded: true, more: 1 });
    expect(box(folded.boxes, 'prepare').rows.map(({ name }) => name)).toEqual(['data']);
    expect(box(folded.boxes, 'evaluate').rows.map(({ name }) => name)).toEqual(['model', 'Output']);
  });

  it('draws a folded frame as one box that all wires into it lead to', () => {
    const folded = buildScene(training(), new Set(['good']));
    expect(folded.boxes.map(({ path }) => path)).toEqual(['prepare', 'train', 'evaluate', 'good']);
    expect(box(folded.boxes, 'good').more).toBe(1);
    const through = folded.wires.filter(({ kind }) => kind === 'through');
    expect(through.map(({ from: a, to: b }) => [a.path, b])).toEqual([['train', { path: 'good', name: '' }]]);
    expect(folded.wires).toHaveLength(4);
  });

  it('knows where boxes in frames are on the canvas', () => {
    const frame = box(scene.boxes, 'good');
    const inner = box(scene.boxes, 'good/deploy');
    const middle = middles(scene).find(({ path }) => path === 'good/deploy');
    expect(middle?.x).toBe(frame.x + inner.x + inner.width / 2);
  });
});

describe('tidying up', () => {
  it('asks with boxes in boxes and ports where they are drawn', () => {
    const scene = buildScene(training());
    const asked = question(scene);
    const good = asked.children?.find(({ id }) => id === 'good');
    expect(good?.children?.map(({ id }) => id)).toEqual(['good/deploy']);
    const train = box(scene.boxes, 'train');
    const port = asked.children?.find(({ id }) => id === 'train')?.ports?.find(({ id }) => id === portId('train', 'in', 'rate'));
    expect(port).toMatchObject({ x: 0, y: portY(train, 1) });
    expect(asked.edges?.map(({ sources, targets }) => [sources[0], targets[0]])).toContainEqual([portId('evaluate', 'out', 'Output'), 'good']);
  });

  it('reads the answer on a grid, each place relative to its frame', () => {
    const places = answer({ id: 'r', children: [{ id: 'a', x: 13, y: 3 }, { id: 'f', x: 100, y: 0, children: [{ id: 'f/b', x: 21, y: 60 }] }] });
    expect(Object.fromEntries(places)).toEqual({ a: { x: 16, y: 0 }, f: { x: 104, y: 0 }, 'f/b': { x: 24, y: 64 } });
  });
});

describe('a quick layout', () => {
  const item = (id: string, ...before: string[]) => ({ id, width: 100, height: 50, before });

  it('has a column for each distance from the start', () => {
    const places = quickLayout([item('c', 'a', 'b'), item('a'), item('b', 'a')]);
    expect(['a', 'b', 'c'].map((id) => places.get(id)?.x)).toEqual([0, 188, 376]);
  });

  it('places everything although there is a circle', () => {
    expect(quickLayout([item('a', 'b'), item('b', 'a'), item('c', 'c')]).size).toBe(3);
  });

  it('lays nothing upon something else', () => {
    const places = [...quickLayout(Array.from({ length: 20 }, (_, i) => item(`s${i}`, ...(i > 3 ? [`s${i % 4}`] : [])))).values()];
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(20);
  });
});

describe('an arrow key', () => {
  const boxes = [{ path: 'a', x: 0, y: 0 }, { path: 'b', x: 300, y: 20 }, { path: 'c', x: 200, y: 400 }, { path: 'd', x: 0, y: 300 }];

  it('leads to the nearest straight ahead', () => {
    expect(neighbour(boxes, 'a', 'ArrowRight')).toBe('b');
    expect(neighbour(boxes, 'a', 'ArrowDown')).toBe('d');
    expect(neighbour(boxes, 'b', 'ArrowLeft')).toBe('a');
  });

  it('leads nowhere at the edge, and to the first step from nowhere', () => {
    expect(neighbour(boxes, 'a', 'ArrowUp')).toBeUndefined();
    expect(neighbour(boxes, undefined, 'ArrowUp')).toBe('a');
  });
});
