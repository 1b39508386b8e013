import { useEffect, type RefObject } from 'react';
import type { Path } from '../model';
import { useTools } from './context';

/** The keys go to the canvas as soon as there is something on it, and what is looked at stays in sight. */
export function useFocus({ canvas, there, focus, show }: {
  canvas: RefObject<HTMLDivElement | null>; there: boolean; focus: { path: string } | null; show: (path: Path, looked?: boolean) => void;
}): void {
  const { store } = useTools();
  // Not before the draft is there: N would go astray. Unless somebody is typing elsewhere already.
  useEffect(() => {
    if (!there) return undefined;
    const frame = requestAnimationFrame(() => { if (document.activeElement === document.body) canvas.current?.focus(); });
    return () => cancelAnimationFrame(frame);
  }, [canvas, there]);

  useEffect(() => {
    if (!focus || focus.path === '') return undefined;
    // A step that is new is on the canvas only after this.
    const timer = setTimeout(() => show(focus.path, true), 0);
    return () => clearTimeout(timer);
  }, [focus, show]);

  // The code of a step needs room: the step itself stays in sight.
  useEffect(() => {
    const area = canvas.current;
    if (!area) return undefined;
    let width = area.clientWidth;
    const watch = new ResizeObserver(() => {
      const path = store.get().selected.at(-1);
      if (area.clientWidth < width && path !== undefined) show(path);
      width = area.clientWidth;
    });
    watch.observe(area);
    return () => watch.disconnect();
  }, [canvas, store, show]);
}
