import { describe, expect, it } from 'vitest';
import { farPaths } from './far-wires';
import { training } from './fixtures';
import { buildScene } from './scene';

const scene = buildScene(training());
const spots = scene.boxes.map((box) => ({ box, x: box.x, y: box.y }));

describe('wires from afar', () => {
  it('are one shape for each colour, with every wire in it', () => {
    const paths = farPaths(spots, scene.wires);
    expect([...paths.keys()].sort()).toEqual(['dataset', 'model', 'rule']);
    expect([...paths.values()].join('').match(/M/g)).toHaveLength(scene.wires.length);
  });

  it('follow a step that is dragged, in its frame too', () => {
    const before = farPaths(spots, scene.wires);
    const moved = farPaths(spots.map((spot) => (spot.box.path === 'good' ? { ...spot, x: spot.x + 100 } : spot)), scene.wires);
    expect(moved.get('dataset')).toBe(before.get('dataset'));
    expect(moved.get('rule')).not.toBe(before.get('rule'));
    expect(moved.get('model')).not.toBe(before.get('model'));
  });

  it('leave out what leads to a step that is not drawn', () => {
    expect(farPaths(spots.filter(({ box }) => box.path !== 'train'), scene.wires).size).toBe(1);
  });
});
