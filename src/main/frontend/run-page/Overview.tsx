import { useEffect, useState, type ReactElement } from 'react';
import { parse } from './ansi';
import { Icon } from '../pipeline-canvas/icons';
import { ruleInWords } from '../pipeline-canvas/condition';
import { componentOf, stepAt } from '../pipeline-canvas/model';
import { lasting } from '../shell/time';
import { CodeLine } from './CodeLine';
import { useRun } from './context';
import { preparation } from './NoLog';
import { lacking } from './requirements';
import { bytes, millis, waitWords, wrong, type Attempt, type PartKind, type StepDetails, type StepRun } from './run';
import { StateWord } from './StateWord';
import { spent } from './timeline';

/** How a step stands, and why: the reason of a failure first. */
export function Overview({ step, details }: { step: StepRun; details: StepDetails | null }): ReactElement {
  const { picture, project } = useRun();
  const rule = step.frame && picture.pipeline ? ruleInWords(picture.pipeline, step.path) : '';
  const description = picture.pipeline ? picture.pipeline.components[stepAt(picture.pipeline, step.path)?.component ?? '']?.description : undefined;
  const last = details?.attempts.at(-1);
  return (
    <div className="rp-overview">
      {wrong(step) && <div className="sl-problem"><Icon name="warning" size={16} /><div>{step.reason || 'It failed and left no reason: see its log.'}{last && <CodeLine step={step} attempt={last} />}</div></div>}
      {wrong(step) && details && !step.frame && <Tail step={step} attempt={last?.number ?? preparation} />}
      {step.state === 'pending' && <p className="rp-reason"><StateWord state="pending" word={waitWords(step.phase)} />{step.reason}</p>}
      {(step.state === 'running' || step.state === 'cancelled') && step.reason !== '' && <p className="rp-reason rp-note"><Icon name="warning" size={16} /><span>{step.reason}</span></p>}
      {step.state === 'skipped' && <p className="rp-reason">{step.reason || 'It was not to be run.'}</p>}
      {rule !== '' && <p className="rp-rule">{rule}</p>}
      {step.cacheNote !== '' && <p className="rp-cache">{step.cacheNote}. {step.fromRun !== null && step.fromRun !== '' && <a href={`p/${project}/runs/${step.fromRun}?step=${encodeURIComponent(step.path)}`}>Open that run</a>}</p>}
      {description !== undefined && description !== '' && <p className="rp-muted">{description}</p>}
      {details && details.attempts.length > 0 && <Attempts step={step} attempts={details.attempts} />}
      {last && last.interpreter !== '' && <Interpreter step={step} attempt={last} />}
      {last && last.packages.length > 0 && (
        <details className="rp-packages"><summary>{last.packages.length} packages in its environment</summary><pre tabIndex={0}>{last.packages.join('\n')}</pre></details>
      )}
    </div>
  );
}

/** The project's own Python, in which nothing is installed for a step: what it asks for may be missing. */
function Interpreter({ step, attempt }: { step: StepRun; attempt: Attempt }): ReactElement {
  const { picture: { pipeline } } = useRun();
  const implementation = pipeline ? componentOf(pipeline, step.path)?.implementation : undefined;
  const missing = implementation?.is === 'python' ? lacking(implementation.packages, attempt.packages) : [];
  return (
    <div className="rp-interpreter">
      <p className="rp-muted">Ran in the project’s own Python, <code>{attempt.interpreter}</code></p>
      {missing.length > 0 && <p className="pe-warning">Not installed there: {missing.join(', ')}. Slipway installs nothing in a Python of the project’s own.</p>}
    </div>
  );
}

/** The end of a failed attempt's log: mostly that is the answer. */
function Tail({ step, attempt }: { step: StepRun; attempt: number }): ReactElement | null {
  const { server, select } = useRun();
  const [lines, setLines] = useState<string[]>([]);
  useEffect(() => {
    let gone = false;
    const log = server.log(step.id, attempt);
    log.window(0, 0).then(({ total }) => log.window(Math.max(0, total - 8), 8)).then((window) => { if (!gone) setLines(window.lines); }, () => undefined);
    return () => { gone = true; };
  }, [server, step.id, attempt]);
  if (lines.length === 0) return null;
  return (
    <div className="rp-tail">
      <pre tabIndex={0} aria-label="End of the log">{lines.map((line) => parse(line).map(({ text }) => text).join('')).join('\n')}</pre>
      <button type="button" className="rp-link" onClick={() => select(step.path, { tab: 'logs', attempt })}>Open the log</button>
    </div>
  );
}

const partHeads = { start: 'Pod starts', image: 'Image', inputs: 'Inputs', upload: 'Outputs' };
const queueEnd = (attempt: Attempt): string | null => attempt.parts.find(({ kind }) => kind === 'queue')?.to ?? null;

function Attempts({ step, attempts }: { step: StepRun; attempts: Attempt[] }): ReactElement {
  const { now, select } = useRun();
  const took = (from: string | null, to: string | null) => {
    const time = millis(from, to, now);
    return time === null ? '–' : lasting(time);
  };
  const parted = (['start', 'image', 'inputs', 'upload'] as const).filter((kind) => attempts.some(({ parts }) => parts.some((part) => part.kind === kind)));
  const partWord = (attempt: Attempt, kind: PartKind) => {
    const time = spent(attempt.parts, kind, now);
    return time === null ? '–' : lasting(time);
  };
  return (
    <div className="sl-scroll" tabIndex={0} role="region" aria-label="Attempts">
      <table className="sl-table rp-attempts">
        <thead><tr><th>Attempt</th><th>State</th><th className="sl-num">Waited</th>{parted.map((kind) => <th key={kind} className="sl-num">{partHeads[kind]}</th>)}<th className="sl-num">Ran</th><th className="sl-num">CPU</th><th className="sl-num">Memory</th><th className="sl-num">Exit</th></tr></thead>
        <tbody>
          {[...attempts].reverse().map((attempt) => (
            <tr key={attempt.number}>
              <td><button type="button" className="rp-link" onClick={() => select(step.path, { tab: 'logs', attempt: attempt.number })} aria-label={`Log of attempt ${attempt.number}`}>{attempt.number}</button></td>
              <td><StateWord state={attempt.state} />{attempt.reason !== '' && attempt.reason !== step.reason && <p className="rp-muted">{attempt.reason}</p>}</td>
              <td className="sl-num">{took(attempt.created, queueEnd(attempt) ?? attempt.started ?? attempt.ended)}</td>
              {parted.map((kind) => <td key={kind} className="sl-num">{partWord(attempt, kind)}</td>)}
              <td className="sl-num">{took(attempt.started, attempt.ended)}</td>
              <td className="sl-num">{attempt.cpuMillis === null ? '–' : lasting(attempt.cpuMillis)}</td>
              <td className="sl-num">{attempt.peakMemoryBytes === null ? '–' : bytes(attempt.peakMemoryBytes)}</td>
              <td className="sl-num">{attempt.exitCode ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
