import type { FlowHandle } from './PipelineCanvas';
import type { Path } from './model';

/** Moves the picture only if the step can't be seen as it is. */
export function reveal(flow: FlowHandle | null, canvas: HTMLElement | null, path: Path): void {
  const node = flow?.getInternalNode(path);
  const area = canvas?.getBoundingClientRect();
  if (!node || !area || !flow) return;
  const zoom = Math.max(flow.getZoom(), 0.6);
  const { x, y } = node.internals.positionAbsolute;
  const seen = flow.flowToScreenPosition({ x, y });
  const inside = seen.x > area.left && seen.y > area.top && seen.x + 240 * zoom < area.right && seen.y + 60 * zoom < area.bottom;
  if (!inside) void flow.setCenter(x + 120, y + (node.measured.height ?? 80) / 2, { zoom, duration: 0 });
}
