import { describe, expect, it } from 'vitest';
import { apply } from './edits';
import { training } from './fixtures';
import { buildScene } from './scene';
import { brought, fitted, nudged, opening, rectsOf } from './view';

const scene = buildScene(apply(training(), { is: 'steps-moved', places: { prepare: { x: 0, y: 0 }, train: { x: 2000, y: 300 }, evaluate: { x: 500, y: 0 }, good: { x: 900, y: 0 } } }));

describe('all of a picture', () => {
  it('fills the width that there is but for a small edge', () => {
    const view = fitted(scene, { width: 700, height: 700 });
    const xs = rectsOf(scene).flatMap((rect) => [rect.x, rect.x + rect.width]).map((x) => x * (view?.zoom ?? 0) + (view?.x ?? 0));
    expect([Math.round(Math.min(...xs)), Math.round(Math.max(...xs))]).toEqual([20, 680]);
  });

  it('is never larger than it is, nor is there any of nothing', () => {
    expect(fitted(scene, { width: 9000, height: 9000 })?.zoom).toBe(1);
    expect(fitted({ boxes: [], wires: [] }, { width: 700, height: 700 })).toBeUndefined();
  });
});

describe('a pipeline that is opened', () => {
  it('is seen whole if it can be read so, else from its beginning on', () => {
    expect(opening(scene, { width: 1400, height: 700 })).toEqual(fitted(scene, { width: 1400, height: 700 }));
    const near = opening(scene, { width: 600, height: 700 });
    expect(near).toMatchObject({ zoom: 0.65, x: 20 });
    expect(fitted(scene, { width: 600, height: 700 })?.zoom).toBeLessThan(0.3);
  });
});

describe('a step that is shown', () => {
  const area = { x: 0, y: 0, width: 600, height: 400 };

  it('moves nothing if it can be seen', () => {
    expect(nudged({ x: 10, y: 10, width: 240, height: 100 }, area)).toEqual({ x: 0, y: 0 });
  });

  it('moves the picture no farther than it takes', () => {
    expect(nudged({ x: 500, y: 100, width: 240, height: 100 }, area)).toEqual({ x: -164, y: 0 });
    expect(nudged({ x: -300, y: 350, width: 240, height: 100 }, area)).toEqual({ x: 324, y: -74 });
  });
});

describe('what has just come', () => {
  const room = { width: 1000, height: 800 };

  it('leaves the picture where it is if it can be seen', () => {
    expect(brought({ x: 0, y: 0, zoom: 1 }, { x: 100, y: 100, width: 240, height: 150 }, room)).toEqual({ x: 0, y: 0, zoom: 1 });
  });

  it('moves it no farther than it takes', () => {
    expect(brought({ x: 0, y: 0, zoom: 1 }, { x: 900, y: 100, width: 240, height: 150 }, room)).toEqual({ x: -160, y: 0, zoom: 1 });
  });

  it('goes farther away where it would have no room', () => {
    const view = brought({ x: 0, y: 0, zoom: 1 }, { x: 0, y: 0, width: 1920, height: 150 }, room);
    expect(view.zoom).toBe(0.5);
    expect(view.x).toBeCloseTo(20);
  });
});
