import { useRef, type PointerEvent, type ReactElement } from 'react';

const least = 22;
const most = 70;
const clamp = (share: number) => Math.min(most, Math.max(least, share));

/** Between left and right: dragged, or moved by arrows. */
export function Splitter({ share, onShare }: { share: number; onShare: (share: number) => void }): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  const drag = (event: PointerEvent) => {
    const area = ref.current?.parentElement?.getBoundingClientRect();
    if (area && event.currentTarget.hasPointerCapture(event.pointerId)) onShare(clamp((100 * (area.right - event.clientX)) / area.width));
  };
  return (
    <div ref={ref} className="rp-splitter" role="separator" aria-orientation="vertical" aria-label="Width of the details" tabIndex={0}
      aria-valuenow={Math.round(share)} aria-valuemin={least} aria-valuemax={most}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag}
      onDoubleClick={() => onShare(42)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        onShare(clamp(share + (event.key === 'ArrowLeft' ? 2 : -2)));
      }} />
  );
}
