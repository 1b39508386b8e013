import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { LineChart } from '../charts/LineChart';
import { short } from '../charts/numbers';
import { isSystem } from '../charts/system';
import { useRun } from './context';
import { measured, together } from './metrics';
import { stepEnded, type Curve, type StepDetails, type StepRun } from './run';

const settings = { x: 'step', log: false, smooth: 0 } as const;

/** What a step measured, and what it took of its machine: a number each, and a curve where there are more. */
export function MetricsTab({ step, details }: { step: StepRun; details: StepDetails | null }): ReactElement {
  const { server, logged: hints } = useRun();
  const [logged, setLogged] = useState<Curve[] | null>(null);
  const [failure, setFailure] = useState('');
  const live = stepEnded(step.state) ? 0 : hints;
  useEffect(() => {
    let gone = false;
    server.metrics(step.id).then((answer) => { if (!gone) { setLogged(answer); setFailure(''); } },
      (thrown: unknown) => { if (!gone) setFailure(thrown instanceof Error ? thrown.message : String(thrown)); });
    return () => { gone = true; };
  }, [server, step, live]);
  const curves = useMemo(() => (logged && details ? together(measured(details.outputs), logged) : null), [logged, details]);
  if (curves === null) return <p className="rp-none">{failure || 'Reading…'}</p>;
  if (curves.length === 0) return <p className="rp-none">This step measured nothing. What it writes to an <code>Output[Metrics]</code> or logs with <code>mlflow.log_metric</code> appears here.</p>;
  const own = curves.filter(({ name }) => !isSystem(name));
  const system = curves.filter(({ name }) => isSystem(name));
  return (
    <div className="rp-metrics">
      {own.length > 0 && <Values head="Metric" curves={own} />}
      {system.length > 0 && (
        <section className="rp-system" aria-label="System">
          <h3>System</h3>
          <Values head="System metric" curves={system} />
        </section>
      )}
    </div>
  );
}

function Values({ head, curves }: { head: string; curves: readonly Curve[] }): ReactElement {
  return (
    <>
      <table className="sl-table">
        <thead><tr><th>{head}</th><th className="sl-num">Last value</th></tr></thead>
        <tbody>{curves.map((curve) => <tr key={curve.name}><td>{curve.name}</td><td className="sl-num" title={String(curve.latest ?? NaN)}>{short(curve.latest)}</td></tr>)}</tbody>
      </table>
      {curves.filter((curve) => curve.points.length > 1).map((curve) => <OneCurve key={curve.name} curve={curve} />)}
    </>
  );
}

function OneCurve({ curve }: { curve: Curve }): ReactElement {
  const lines = useMemo(() => [{
    key: curve.name, label: curve.name, colour: 0,
    points: curve.points.map(([step, value]) => [step, 0, Number.isFinite(value) ? value : null] as const),
  }], [curve]);
  return <section><h3>{curve.name}</h3><LineChart title={curve.name} curves={lines} settings={settings} height={180} /></section>;
}
