// From step to step by arrow keys.
import type { Path } from './model';

/** Which way an arrow key points. */
export function direction(key: string): [x: number, y: number] {
  switch (key) {
    case 'ArrowLeft': return [-1, 0];
    case 'ArrowRight': return [1, 0];
    case 'ArrowUp': return [0, -1];
    case 'ArrowDown': return [0, 1];
    default: return [0, 0];
  }
}

/** The step that an arrow key leads to: the nearest in that direction, those straight ahead first. */
export function neighbour(
  boxes: readonly { path: Path; x: number; y: number }[], from: Path | undefined, key: string,
): Path | undefined {
  const here = boxes.find((box) => box.path === from);
  if (!here) return boxes[0]?.path;
  const [dx, dy] = direction(key);
  let best: { path: Path; cost: number } | undefined;
  for (const box of boxes) {
    const [x, y] = [box.x - here.x, box.y - here.y];
    const along = x * dx + y * dy;
    const across = Math.abs(x * dy) + Math.abs(y * dx);
    if (box.path === from || along <= 0) continue;
    const cost = along + 2.5 * across;
    if (!best || cost < best.cost) best = { path: box.path, cost };
  }
  return best?.path;
}
