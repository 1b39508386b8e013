import { describe, expect, it } from 'vitest';
import { arranged, forFiles } from './arrange';
import { apply, newStep, type Edit } from './edits';
import { training } from './fixtures';
import type { Path, Pipeline, Position } from './model';
import { touches, type Rect } from './placement';
import { asideOfFrame, withRoom } from './room';
import { buildScene, type StepBox } from './scene';

/** The sample of the fixtures with a place for each step: the frame at 1000, 0 and a step right of and one below it. */
const placed = (more: Record<Path, Position> = {}): Pipeline => apply(training(), {
  is: 'steps-moved', places: {
    prepare: { x: 0, y: 0 }, train: { x: 300, y: 0 }, good: { x: 1000, y: 0 }, 'good/deploy': { x: 20, y: 60 }, evaluate: { x: 1320, y: 0 }, ...more,
  },
});
const added = (graph: Path): Edit & { is: 'steps-added' } => ({ is: 'steps-added', graph, steps: { fresh: newStep('train', 'Fresh', null) }, components: {} });
const boxes = (pipeline: Pipeline) => new Map(buildScene(pipeline).boxes.map((box) => [box.path, box]));
const at = (pipeline: Pipeline, path: Path): StepBox => {
  const found = boxes(pipeline).get(path);
  if (!found) throw new Error(path);
  return found;
};
const overlapping = (pipeline: Pipeline): string[] => {
  const all = [...boxes(pipeline).values()];
  return all.flatMap((a, index) => all.slice(index + 1).filter((b) => a.parent === b.parent && touches(a as Rect, b as Rect)).map((b) => `${a.path} ${b.path}`));
};

describe('a step whose function gets more ports', () => {
  it('pushes down what it would cover, and only that', () => {
    const train = placed({ evaluate: { x: 300, y: 220 }, prepare: { x: 0, y: 220 } });
    const { component } = train.root.implementation.is === 'graph' ? train.root.implementation.steps.train ?? { component: '' } : { component: '' };
    const old = train.components[component];
    if (!old) throw new Error(component);
    const inputs = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`more_${n}`, { type: { is: 'parameter' as const, kind: 'STRING' as const }, description: '', defaultValue: 'x', optional: false, foreign: {} }]));
    const edit = withRoom(train, { is: 'component-changed', name: component, component: { ...old, inputs: { ...old.inputs, ...inputs } } });
    const after = apply(train, edit);
    expect(overlapping(after)).toEqual([]);
    expect(at(after, 'evaluate').y).toBeGreaterThan(220);
    expect(at(after, 'evaluate').x).toBe(300);
    expect(at(after, 'good').x).toBe(1000);
  });
});

describe('a new step', () => {
  it('covers nothing, and nothing else moves', () => {
    const before = placed();
    const edit = arranged(before, added(''), { graph: '', at: { x: 310, y: 10 } });
    expect(edit.is).toBe('steps-added');
    expect(overlapping(apply(before, edit))).toEqual([]);
  });

  it('makes its frame larger and what stands around it goes aside, in one edit', () => {
    const before = placed();
    const edit = arranged(before, added('good'), { graph: 'good', at: { x: 300, y: 60 } });
    expect(edit.is).toBe('together');
    const after = apply(before, edit);
    expect(at(after, 'good').width).toBeGreaterThan(at(before, 'good').width);
    expect(overlapping(after)).toEqual([]);
    expect(at(after, 'evaluate').y).toBe(0);
    expect(at(after, 'train').x).toBe(300);
  });

  it('leaves steps that nobody has placed where they were drawn', () => {
    const before = training();
    const after = apply(before, arranged(before, added(''), { graph: '', at: { x: 0, y: 900 } }));
    for (const path of ['prepare', 'train', 'evaluate', 'good']) expect([path, at(after, path).x, at(after, path).y]).toEqual([path, at(before, path).x, at(before, path).y]);
  });

  it('of a file goes beside that of the file dropped with it', () => {
    const spots = forFiles(placed(), 3, { graph: '', at: { x: 0, y: 500 } });
    expect(new Set(spots.map(({ x, y }) => `${x},${y}`)).size).toBe(3);
    expect(spots.every(({ moves }) => Object.keys(moves).length === 0)).toBe(true);
    expect(Object.keys(forFiles(placed(), 1, { graph: 'good', at: { x: 300, y: 60 } })[0]?.moves ?? {})).toEqual(['evaluate']);
  });
});

describe('a move', () => {
  it('in a frame is one move of all that has to go aside', () => {
    const before = placed();
    const edit = withRoom(before, { is: 'steps-moved', places: { 'good/deploy': { x: 400, y: 60 } } });
    expect(edit).toMatchObject({ is: 'steps-moved' });
    expect(overlapping(apply(before, edit))).toEqual([]);
  });

  it('out of the upper left corner takes the corner along; the step stays under the pointer', () => {
    const before = placed();
    const after = apply(before, withRoom(before, { is: 'steps-moved', places: { 'good/deploy': { x: -40, y: 10 } } }));
    expect([at(after, 'good').x + at(after, 'good/deploy').x, at(after, 'good').y + at(after, 'good/deploy').y]).toEqual([960, 10]);
    expect(at(after, 'good/deploy')).toMatchObject({ x: 20, y: 60 });
    expect(overlapping(after)).toEqual([]);
  });

  it('of the frame itself onto something is what the person wanted', () => {
    const before = placed();
    expect(withRoom(before, { is: 'steps-moved', places: { good: { x: 310, y: 0 } } })).toEqual({ is: 'steps-moved', places: { good: { x: 310, y: 0 } } });
  });
});

describe('a frame that comes around steps', () => {
  it('lies upon no other: what stands too near goes aside', () => {
    const before = placed({ prepare: { x: 300, y: -70 } });
    const places = asideOfFrame(before, ['train']);
    expect([...places.keys()]).toEqual(['prepare']);
    expect((places.get('prepare')?.y ?? 0) + at(before, 'prepare').height <= -60 || (places.get('prepare')?.x ?? 0) + 240 <= 280).toBe(true);
    expect(asideOfFrame(placed(), ['train']).size).toBe(0);
  });
});
