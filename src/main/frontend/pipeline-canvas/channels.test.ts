import { describe, expect, it } from 'vitest';
import { channels, wayPath } from './channels';
import { fn, from, input, output, parameter, pipeline, step } from './fixtures';
import { buildScene } from './scene';

const text = parameter('STRING');
/** a, b and c stand in a row; c takes something of a, and b of a where it is in the way. */
const row = (y: number) => buildScene(pipeline({
  a: step('give', {}, { position: { x: 0, y: 0 } }),
  b: step('give', {}, { position: { x: 320, y } }),
  c: step('take', { text: from('a', 'Output') }, { position: { x: 640, y: 0 } }),
}, { give: fn({}, { Output: output(text) }), take: fn({ text: input(text) }, {}) }));

describe('a wire', () => {
  it('goes straight where nothing stands in its way', () => {
    expect(channels(row(400)).size).toBe(0);
  });

  it('goes around a step, on the nearer side and clear of it', () => {
    const scene = row(-10);
    const box = scene.boxes.find(({ path }) => path === 'b');
    const [level] = channels(scene).values();
    expect(box && level !== undefined && (level <= box.y - 8 || level >= box.y + box.height + 8)).toBe(true);
    expect(Math.abs((level ?? 0) - 60)).toBeLessThan(80);
  });

  it('keeps its level between two bends', () => {
    expect(wayPath({ x: 0, y: 0 }, { x: 300, y: 10 }, 90)).toBe('M0,0 C32,0 32,90 64,90 L236,90 C268,90 268,10 300,10');
  });
});
