import { describe, expect, it } from 'vitest';
import { freePlace, gap, touches, type Rect } from './placement';

const box = (x: number, y: number, width = 240, height = 100): Rect => ({ x, y, width, height });
const size = { width: 240, height: 100 };

describe('a free place', () => {
  it('is where it was asked for if nothing stands there', () => {
    expect(freePlace({ x: 10, y: 20 }, size, [])).toEqual({ x: 10, y: 20 });
    expect(freePlace({ x: 500, y: 20 }, size, [box(0, 0)])).toEqual({ x: 500, y: 20 });
  });

  it('is beside what stands there, in line with it', () => {
    expect(freePlace({ x: 200, y: 0 }, size, [box(0, 0)])).toEqual({ x: 240 + gap, y: 0 });
    expect(freePlace({ x: 0, y: 90 }, size, [box(0, 0)])).toEqual({ x: 0, y: 100 + gap });
  });

  it('touches nothing, however often something is put to the same place', () => {
    const taken: Rect[] = [];
    for (let n = 0; n < 40; n++) {
      const place = { ...freePlace({ x: 0, y: 0 }, size, taken), ...size };
      expect(taken.filter((other) => touches(other, place, gap - 1))).toEqual([]);
      taken.push(place);
    }
  });

  it('can be seen if there is any that can', () => {
    const seen = { x: 0, y: 0, width: 600, height: 300 };
    const place = freePlace({ x: 330, y: 0 }, size, [box(300, 0)], { seen });
    expect(place.x + size.width <= 600 && place.y + size.height <= 300).toBe(true);
  });

  it('is drawn in at the edge of what can be seen', () => {
    const seen = { x: 0, y: 0, width: 600, height: 300 };
    expect(freePlace({ x: -400, y: 280 }, size, [], { seen })).toEqual({ x: 0, y: 200 });
    expect(freePlace({ x: -400, y: 280 }, size, [], { seen: { ...seen, width: 100 } })).toEqual({ x: -400, y: 200 });
  });

  it('in a frame is neither above nor left of where its steps begin', () => {
    const least = { x: 20, y: 60 };
    expect(freePlace({ x: 0, y: 0 }, size, [], { least })).toEqual(least);
    const place = freePlace({ x: 0, y: 0 }, size, [box(20, 60)], { least });
    expect(place.x >= 20 && place.y >= 60).toBe(true);
  });
});
