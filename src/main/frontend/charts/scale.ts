// The y axis as plain values: where it begins and ends, and how far its ticks are apart.
import { infinite } from './numbers';

export interface Scale {
  min: number;
  max: number;
  interval: number;
}

const TICKS = 4;

/** The next of 1, 2, 5 and 10 times a power of ten. */
function round(distance: number): number {
  const power = 10 ** Math.floor(Math.log10(distance));
  const part = distance / power;
  return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
}

/**
 * From the finite values; null where there are none, or where only the chart library can say. What cannot be below
 * zero is easier to judge from zero.
 */
export function scaleOf(values: Iterable<number | null>, fromZero: boolean): Scale | null {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null || infinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return null;
  if (fromZero) [low, high] = [Math.min(low, 0), Math.max(high, 0)];
  // Nearer than numbers can tell apart is a straight line, in the middle.
  if (high - low <= Math.abs(high) * 1e-12) [low, high] = high === 0 ? [0, 1] : [low - Math.abs(low) / 2, high + Math.abs(high) / 2];
  const interval = round((high - low) / TICKS);
  // A value on a tick ends the axis, also where a division says that it is a trace beside it; no value is outside.
  const [first, last] = [Math.floor(low / interval + 1e-6), Math.ceil(high / interval - 1e-6)];
  const scale = { min: Math.min(low, first * interval), max: Math.max(high, last * interval), interval };
  return interval > 0 && !Object.values(scale).some(infinite) ? scale : null;
}
