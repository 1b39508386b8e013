import { useMemo, useState, type ReactElement } from 'react';
import { LineChart } from './LineChart';
import { lonely, type Curve } from './curve';
import { toldApart, type Line } from './lines';
import { colourOf } from './look';
import { usePoints, type Points } from './points';
import type { Settings } from './plot';

/** A chart of its own: what it is called, and under which name each run holds it. */
export interface NamedCurve {
  title: string;
  /** By run; a run that has none is left out. */
  names: Readonly<Record<string, string>>;
}

const FIRST = 12;

const curvesOf = (points: Points, names: NamedCurve['names'], lines: readonly Line[]): Curve[] =>
  lines.flatMap((line) => {
    const found = points[names[line.id] ?? '']?.[line.id];
    return found === undefined || found.length === 0 ? [] : [{ key: line.id, label: line.label, colour: line.colour, points: found }];
  });

/** The dots that say which colour is which run. */
function Legend({ lines }: { lines: readonly Line[] }): ReactElement {
  return (
    <ul className="ch-legend" aria-label="Runs in the charts">
      {lines.map((line) => <li key={line.id} title={line.label}><i style={{ background: colourOf(line.colour) }} />{line.label}</li>)}
    </ul>
  );
}

/** A chart for each metric, all with the same runs, axis and cursor, under the names of the runs that have a curve. Metrics that no run has two points of are left out. */
export function CurveGrid({ project, lines: given, metrics, settings, tick, group }: {
  project: string; lines: readonly Line[]; metrics: readonly NamedCurve[]; settings: Settings; tick: number; group: string;
}): ReactElement {
  const [all, setAll] = useState(false);
  const drawn = useMemo(() => (all ? metrics : metrics.slice(0, FIRST)), [all, metrics]);
  const lines = useMemo(() => toldApart(given), [given]);
  const ids = useMemo(() => lines.map((line) => line.id), [lines]);
  const asked = useMemo(() => [...new Set(drawn.flatMap(({ names }) => Object.values(names)))], [drawn]);
  const { points, failed } = usePoints(project, ids, asked, tick);
  const charts = useMemo(
    () => drawn
      .map(({ title, names }) => ({ title, known: Object.values(names).every((name) => points[name] !== undefined), curves: curvesOf(points, names, lines) }))
      .filter((chart) => !chart.known || !lonely(chart.curves)),
    [drawn, points, lines],
  );
  const present = useMemo(() => {
    const seen = new Set(charts.flatMap(({ curves }) => curves.map(({ key }) => key)));
    return seen.size > 0 ? lines.filter(({ id }) => seen.has(id)) : lines;
  }, [charts, lines]);
  return (
    <>
      <Legend lines={present} />
      {failed !== '' && <div className="sl-problem" role="alert"><div>{failed}</div></div>}
      <div className="ch-grid">
        {charts.map(({ title, curves }) => (
          <figure key={title} className="ch-figure">
            <figcaption title={title}>{title}</figcaption>
            <LineChart title={title} curves={curves} settings={settings} group={group} />
          </figure>
        ))}
      </div>
      {charts.length === 0 && <p className="sl-muted">No metric of these runs has more than one point. Log one with a step to see its curve here.</p>}
      {!all && metrics.length > FIRST && <button type="button" className="ch-more" onClick={() => setAll(true)}>Show all {metrics.length} metrics</button>}
    </>
  );
}
