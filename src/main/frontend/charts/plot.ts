// From curves to what the chart library is told; pure, so that it can be tested without a browser.
import { along, beyond, finite, gaps, positive, smoothed, type Curve, type XAxis } from './curve';
import { exact, short, tick } from './numbers';
import { scaleOf } from './scale';

export interface Settings {
  x: XAxis;
  log: boolean;
  /** 0 to 0.99. */
  smooth: number;
}

export interface Look {
  palette: readonly string[];
  text: string;
  muted: string;
  line: string;
  surface: string;
}

export interface Series {
  id: string;
  name: string;
  type: 'line' | 'scatter';
  /** x and y; where a line has a gap also what was measured there. */
  data: (number | null)[][];
  [option: string]: unknown;
}

const SYMBOLS_UP_TO = 40;

/** The lines of one chart: each curve, under a smoothed one the raw curve faintly, a cross where NaN was logged, and a triangle at the edge where it was infinite. */
export function series(curves: readonly Curve[], settings: Settings, look: Look): Series[] {
  return curves.flatMap((curve) => {
    const placed = along(curve.points, settings.x);
    const raw = finite(settings.log ? positive(placed) : placed);
    const colour = look.palette[curve.colour % look.palette.length] ?? look.text;
    const dash = Math.floor(curve.colour / look.palette.length) % 2 === 1 ? 'dashed' : 'solid';
    const lines: Series[] = [];
    const line = (id: string, data: [number, number | null][], width: number, opacity: number): Series => ({
      id, name: curve.label, type: 'line',
      data: data.map(([x, y], index) => (y === null ? [x, y, placed[index]?.[1] ?? null] : [x, y])),
      showSymbol: data.length <= SYMBOLS_UP_TO && opacity === 1, symbolSize: data.length === 1 ? 7 : 4,
      lineStyle: { width, opacity, type: dash, color: colour }, itemStyle: { color: colour, opacity },
      connectNulls: false, sampling: 'lttb', silent: opacity < 1, emphasis: { disabled: true },
    });
    if (settings.smooth > 0) lines.push(line(`${curve.key} raw`, raw, 1, 0.35));
    lines.push(line(curve.key, smoothed(raw, settings.smooth), 1.75, 1));
    const marks = gaps(placed);
    if (marks.length > 0 && !settings.log) {
      lines.push({
        id: `${curve.key} nan`, name: `${curve.label} (NaN)`, type: 'scatter', data: marks, symbol: 'path://M0 0L8 8M8 0L0 8',
        symbolSize: 7, itemStyle: { color: 'transparent', borderColor: colour, borderWidth: 1.5 }, silent: true, z: 4, tooltip: { show: false },
      });
    }
    const outside = beyond(placed);
    if (outside.length > 0) {
      lines.push({
        id: `${curve.key} infinite`, name: `${curve.label} (infinite)`, type: 'scatter', yAxisIndex: 1, symbol: 'triangle', symbolSize: 8, itemStyle: { color: colour }, silent: true, z: 4, tooltip: { show: false },
        data: outside, symbolRotate: (at: [number, number]) => (at[1] === 1 ? 0 : 180), symbolOffset: (at: [number, number]) => [0, at[1] === 1 ? 4 : -4],
      });
    }
    return lines;
  });
}

/** Relative time in the unit that fits: 12 s, 3 min, 2 h. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${short(seconds)} s`;
  return seconds < 7200 ? `${short(seconds / 60)} min` : `${short(seconds / 3600)} h`;
}

export function axisLabel(x: XAxis, value: number): string {
  if (x === 'step') return short(value);
  return x === 'relative' ? duration(value) : new Date(value).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

interface Pointed {
  seriesId?: string;
  seriesName?: string;
  color?: unknown;
  data: unknown;
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** What hangs at the cursor: one row a curve, the greatest first, NaN said as such. */
export function tooltip(pointed: readonly Pointed[], axis: XAxis): string {
  const rows = pointed
    .filter((item) => !/ (raw|nan|infinite)$/.test(item.seriesId ?? ''))
    .map((item) => ({ item, point: item.data as [number, number | null, (number | null)?] }))
    .map(({ item, point }) => ({ item, x: point[0], value: point[1] ?? point[2] ?? null }))
    .sort((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
  const first = rows[0];
  if (first === undefined) return '';
  const head = axis === 'wall' ? new Date(first.x).toLocaleString() : axis === 'step' ? `step ${short(first.x)}` : `after ${duration(first.x)}`;
  const lines = rows.map(({ item, value }) =>
    `<div class="ch-tip"><i style="background:${typeof item.color === 'string' ? item.color : 'currentColor'}"></i><span>${escape(item.seriesName ?? '')}</span><b>${exact(value)}</b></div>`);
  return `<div class="ch-tip-head">${escape(head)}</div>${lines.join('')}`;
}

/** Everything that the chart library is told. What is set to null is its own to find. */
export function option(curves: readonly Curve[], settings: Settings, look: Look, fromZero = false): Record<string, unknown> {
  const scale = settings.log ? null : scaleOf(curves.flatMap((curve) => curve.points.map(([, , value]) => value)), fromZero);
  const label = { color: look.muted, fontSize: 11 };
  const split = { lineStyle: { color: look.line, width: 1 } };
  return {
    animation: false,
    grid: { left: 8, right: 14, top: 10, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: settings.x === 'wall' ? 'time' : 'value', min: 'dataMin', max: 'dataMax', axisLine: { lineStyle: { color: look.line } }, axisTick: { show: false },
      splitLine: { show: false }, minInterval: settings.x === 'step' ? 1 : 0,
      axisLabel: { ...label, hideOverlap: true, formatter: (value: number) => axisLabel(settings.x, value) },
      axisPointer: { label: { show: false }, lineStyle: { color: look.muted, type: 'solid' } },
    },
    yAxis: [{
      type: settings.log ? 'log' : 'value', scale: true, axisLine: { show: false }, axisTick: { show: false }, splitLine: split, splitNumber: 4, min: scale?.min ?? null, max: scale?.max ?? null, interval: scale?.interval ?? null,
      axisLabel: { ...label, formatter: (value: number) => (scale === null ? short(value) : tick(value, scale.interval)) },
    }, { type: 'value', show: false, min: 0, max: 1 }],
    tooltip: {
      trigger: 'axis', confine: true, transitionDuration: 0, backgroundColor: look.surface, borderColor: look.line, borderWidth: 1, padding: [6, 8],
      textStyle: { color: look.text, fontSize: 12 },
      axisPointer: { type: 'line', snap: false },
      formatter: (pointed: Pointed | Pointed[]) => tooltip(Array.isArray(pointed) ? pointed : [pointed], settings.x),
    },
    series: series(curves, settings, look),
  };
}
