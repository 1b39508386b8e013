import { useEffect, useState, type ReactElement } from 'react';
import { short } from '../charts/numbers';
import { isSystem } from '../charts/system';
import { useRun } from './context';
import { besideOf, runEnded, stepEnded, type Figure } from './run';
import { nameFor } from './timeline';

/** What the run measured: the last value of each metric and whose it is, and where it is compared. */
export function Metrics(): ReactElement {
  const { picture, project, server } = useRun();
  const { run } = picture;
  const [figures, setFigures] = useState<Figure[] | null>(null);
  const [failure, setFailure] = useState('');
  // A step's metrics are recorded at its end.
  const ended = picture.steps.filter((step) => stepEnded(step.state)).length;
  useEffect(() => {
    let gone = false;
    server.figures().then((answer) => { if (!gone) { setFigures(answer); setFailure(''); } },
      (thrown: unknown) => { if (!gone) setFailure(thrown instanceof Error ? thrown.message : String(thrown)); });
    return () => { gone = true; };
  }, [server, ended, run.state]);
  const own = (figures ?? []).filter(({ name }) => !isSystem(name));
  const system = (figures ?? []).filter(({ name }) => isSystem(name));
  const other = besideOf(picture);
  return (
    <section className="rp-figures" aria-label="Metrics of the run">
      <h3>Metrics</h3>
      {failure !== '' && <p className="rp-muted">{failure}</p>}
      {figures !== null && figures.length === 0 && <p className="rp-muted">{runEnded(run.state) ? 'Its steps measured nothing.' : 'None yet: they come as steps end.'}</p>}
      {figures !== null && figures.length > 0 && (
        <>
          {own.length > 0 && <Rows figures={own} />}
          {system.length > 0 && <details className="rp-system"><summary>System metrics ({system.length})</summary><Rows figures={system} /></details>}
        </>
      )}
      {figures !== null && figures.length > 0 && (
        <p className="rp-beside">
          {other !== null && <a href={`p/${project}/compare?runs=${other},${run.id}`}>Compare with the run before it</a>}
          <a href={`p/${project}/experiments/${run.experiment}`}>All runs of the experiment</a>
        </p>
      )}
    </section>
  );
}

function Rows({ figures }: { figures: readonly Figure[] }): ReactElement {
  const { picture, select } = useRun();
  return (
    <table className="sl-table">
      <thead><tr><th>Metric</th><th>Step</th><th className="sl-num">Last value</th></tr></thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={`${figure.step}/${figure.name}`}>
            <td>{figure.name}</td>
            <td>{figure.step !== '' && <button type="button" className="rp-link" title={figure.points > 1 ? 'Its curve' : 'What it measured'} onClick={() => select(figure.step, { tab: 'metrics' })}>{nameFor(picture.pipeline, figure.step)}</button>}</td>
            <td className="sl-num" title={String(figure.latest ?? NaN)}>{short(figure.latest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
