import { useEffect, useRef, useState, type ReactElement } from 'react';
import './charts.css';
import type { Curve } from './curve';
import { short } from './numbers';
import { resolve, useTheme } from './look';
import { option, type Settings } from './plot';
import type { Chart } from './echarts';
import { isSystem } from './system';

/** What the picture says, for who cannot see it. */
export function spoken(title: string, curves: readonly Curve[]): string {
  const ends = curves.slice(0, 8).map((curve) => `${curve.label} ends at ${short(curve.points.at(-1)?.[2])}`);
  const more = curves.length > 8 ? `, and ${curves.length - 8} more` : '';
  return `${title}: ${curves.length === 1 ? 'one curve' : `${curves.length} curves`}. ${ends.join(', ')}${more}.`;
}

/** One metric, a line for each run. Charts with the same group share the cursor. */
export function LineChart({ title, curves, settings, group = '', height = 200 }: {
  title: string; curves: readonly Curve[]; settings: Settings; group?: string; height?: number;
}): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Chart | null>(null);
  const theme = useTheme();

  useEffect(() => {
    const element = place.current;
    let [made, left]: [Chart | null, boolean] = [null, false];
    const resized = new ResizeObserver(() => made?.resize());
    void import('./echarts').then((library) => {
      if (left || element === null) return;
      made = new library.Chart(element, group);
      resized.observe(element);
      setChart(made);
    });
    return () => {
      left = true;
      resized.disconnect();
      made?.remove();
      setChart(null);
    };
  }, [group]);

  useEffect(() => {
    if (chart !== null && place.current !== null) chart.draw(option(curves, settings, resolve(place.current.parentElement ?? document.body), isSystem(title)));
  }, [chart, title, curves, settings, theme]);

  return <div className="ch-line" style={{ height }} role="img" aria-label={spoken(title, curves)}><div ref={place} className="ch-canvas" /></div>;
}
