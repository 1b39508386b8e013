import type { ReactElement } from 'react';
import { short } from '../charts/numbers';
import { Long } from '../compare/Long';
import { metricsOf } from '../compare/metrics';
import { label } from '../compare/rows';
import type { Measured, Run } from '../compare/server';

const whole = (value: number | null | undefined): string | undefined => (value === undefined ? undefined : String(value ?? NaN));

function Number({ value }: { value: number | null | undefined }): ReactElement {
  return <td className={value === null ? 'sl-num lr-nan' : 'sl-num'} title={whole(value)}>{short(value)}</td>;
}

/** The last value of each metric; the least and the greatest say more only of one with several points, and of others' runs nobody knows them. */
export function Values({ run, fits }: { run: Run; fits: (metric: string) => boolean }): ReactElement {
  const rows = metricsOf([run]).filter(({ name }) => fits(name));
  const extremes = ({ points, min, max }: Measured) => points > 1 && (min !== undefined || max !== undefined);
  const any = Object.entries(run.metrics).some(([, measured]) => fits(measured.metric) && extremes(measured));
  return (
    <div className="sl-scroll lr-high" tabIndex={0} role="region" aria-label="Values of metrics">
      <table className="sl-table">
        <thead><tr><th scope="col">Metric</th><th scope="col" className="sl-num">Last</th>{any && <><th scope="col" className="sl-num">Min</th><th scope="col" className="sl-num">Max</th></>}</tr></thead>
        <tbody>
          {rows.map((metric) => {
            const measured = run.metrics[metric.of[run.id] ?? ''];
            if (measured === undefined) return null;
            return (
              <tr key={metric.key}>
                <td><Long text={label(metric)} /></td>
                <Number value={measured.last} />
                {extremes(measured) ? <><Number value={measured.min} /><Number value={measured.max} /></> : any && <><td /><td /></>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Names and what stands for each, as it was logged. */
export function Pairs({ head, pairs }: { head: string; pairs: readonly (readonly [string, string])[] }): ReactElement {
  return (
    <div className="sl-scroll lr-high" tabIndex={0} role="region" aria-label={`${head}s with their values`}>
      <table className="sl-table lr-pairs">
        <thead><tr><th scope="col">{head}</th><th scope="col">Value</th></tr></thead>
        <tbody>{pairs.map(([name, text]) => <tr key={name}><td><Long text={name} /></td><td>{text}</td></tr>)}</tbody>
      </table>
    </div>
  );
}
