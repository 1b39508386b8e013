import { useMemo, useState, type ReactElement } from 'react';
import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import { ChartControls } from './ChartControls';
import { CurveGrid } from './CurveGrid';
import './charts.css';
import type { Settings } from './plot';
import { systemLast } from './system';

interface Given {
  id: string;
  label: string;
}

function Panel({ project, runs, metrics, tick }: { project: string; runs: Given[]; metrics: string[]; tick: number }): ReactElement {
  const [settings, setSettings] = useState<Settings>({ x: 'step', log: false, smooth: 0 });
  const lines = useMemo(() => runs.map((run, colour) => ({ ...run, colour })), [runs]);
  const named = useMemo(() => systemLast(metrics, (name) => name).map((title) => ({ title, names: Object.fromEntries(runs.map(({ id }) => [id, title])) })), [runs, metrics]);
  return (
    <section className="ch-panel" aria-label="Curves">
      <ChartControls settings={settings} onChange={setSettings} />
      <CurveGrid project={project} lines={lines} metrics={named} settings={settings} tick={tick} group="slipway-curves" />
    </section>
  );
}

/** The curves beside a table of runs; the only file here that knows Vaadin. */
class CurvesElement extends ReactAdapterElement {
  protected override render(hooks: RenderHooks): ReactElement | null {
    const [project] = hooks.useState<string>('project', '');
    const [runs] = hooks.useState<Given[]>('runs', []);
    const [metrics] = hooks.useState<string[]>('metrics', []);
    const [tick] = hooks.useState<number>('tick', 0);
    return project === '' ? null : <Panel project={project} runs={runs} metrics={metrics} tick={tick} />;
  }
}

customElements.define('slipway-curves', CurvesElement);
