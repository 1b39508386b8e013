import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { LineChart } from '../charts/LineChart';
import { short } from '../charts/numbers';
import { useRun } from './context';
import { measured, together } from './metrics';
import type { Curve, StepDetails, StepRun } from './run';

const settings = { x: 'step', log: false, smooth: 0 } as const;

/** What a step measured: a number each, and a curve where there are more. */
export function MetricsTab({ step, details }: { step: StepRun; details: StepDetails | null }): ReactElement {
  const { server } = useRun();
  const [logged, setLogged] = useState<Curve[] | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let gone = false;
    server.metrics(step.id).then((answer) => { if (!gone) { setLogged(answer); setFailure(''); } },
      (thrown: unknown) => { if (!gone) setFailure(thrown instanceof Error ? thrown.message : String(thrown)); });
    return () => { gone = true; };
  }, [server, step]);
  const curves = useMemo(() => (logged && details ? together(measured(details.outputs), logged) : null), [logged, details]);
  if (curves === null) return <p className="rp-none">{failure || 'Reading…'}</p>;
  if (curves.length === 0) return <p className="rp-none">This step measured nothing. What it writes to an <code>Output[Metrics]</code> or logs with <code>mlflow.log_metric</code> appears here.</p>;
  return (
    <div className="rp-metrics">
      <table className="sl-table">
        <thead><tr><th>Metric</th><th className="sl-num">Last value</th></tr></thead>
        <tbody>{curves.map((curve) => <tr key={curve.name}><td>{curve.name}</td><td className="sl-num" title={String(curve.latest ?? NaN)}>{short(curve.latest)}</td></tr>)}</tbody>
      </table>
      {curves.filter((curve) => curve.points.length > 1).map((curve) => <OneCurve key={curve.name} curve={curve} />)}
    </div>
  );
}

function OneCurve({ curve }: { curve: Curve }): ReactElement {
  const lines = useMemo(() => [{
    key: curve.name, label: curve.name, colour: 0,
    points: curve.points.map(([step, value]) => [step, 0, Number.isFinite(value) ? value : null] as const),
  }], [curve]);
  return <section><h3>{curve.name}</h3><LineChart title={curve.name} curves={lines} settings={settings} height={180} /></section>;
}
