import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import { useRun } from './context';
import type { PodReport, StepRun } from './run';

// While a pod waits or runs the cluster tells of it at any moment, which changes nothing in the run.
const AGAIN = 3000;

/** What the cluster says of the pod of a try: live while it goes on, kept when it is gone. */
export function PodTab({ step, attempt, loaded }: { step: StepRun; attempt: number | undefined; loaded: boolean }): ReactElement {
  const { server } = useRun();
  const [report, setReport] = useState<PodReport | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    if (attempt === undefined) return undefined;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      server.pod(step.id, attempt).then((found) => {
        if (gone) return;
        setReport(found);
        setFailure('');
        if (found.live) timer = setTimeout(read, AGAIN);
      }, (thrown: unknown) => {
        if (gone) return;
        setFailure(thrown instanceof Error ? thrown.message : String(thrown));
        timer = setTimeout(read, AGAIN);
      });
    };
    read();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [server, step, attempt]);
  if (attempt === undefined) {
    if (!loaded) return <p className="rp-none">Reading…</p>;
    return <p className="rp-none">{step.state === 'cached' || step.state === 'skipped' ? 'It was not run, so it had no pod.' : 'It has not begun. What the cluster says of its pod appears here.'}</p>;
  }
  if (!report) return failure === '' ? <p className="rp-none">Reading…</p> : <p className="rp-none" role="alert">{failure}</p>;
  if (report.namespace === '') return <p className="rp-none">No pod was made for it, or nothing of it was kept.</p>;
  return (
    <div className="rp-pod">
      {failure !== '' && <p className="rp-muted" role="status">It can’t be read just now: {failure}</p>}
      <Command text={report.command} live={report.live} />
      <h3>Events</h3>
      {report.events.length === 0
        ? <p className="rp-muted">{report.live ? 'The cluster has told nothing yet.' : 'The cluster told nothing of it, or forgot it before it was asked.'}</p>
        : (
          <div className="sl-scroll" tabIndex={0} role="region" aria-label="Events">
            <table className="sl-table rp-events">
              <thead><tr><th>Time</th><th>Reason</th><th>Message</th></tr></thead>
              <tbody>
                {report.events.map((event, index) => (
                  <tr key={index}>
                    <td className="rp-when" title={event.at}>{new Date(event.at).toLocaleTimeString()}</td>
                    <td>{event.warning && <Icon name="warning" size={13} />}{event.reason}{event.warning && <span className="sl-hidden-text"> (warning)</span>}{event.count > 1 && ` × ${event.count}`}</td>
                    <td>{event.message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      <h3>YAML</h3>
      {report.yaml === '' ? <p className="rp-muted">There is no pod yet.</p> : <pre tabIndex={0} aria-label="YAML of the pod">{report.yaml}</pre>}
    </div>
  );
}

/** The line that shows the same in a terminal, with a button that copies it. */
function Command({ text, live }: { text: string; live: boolean }): ReactElement {
  const { say } = useRun();
  const copy = () => {
    const refused = () => say('The browser does not let this page copy: select the line and copy it');
    // Over plain HTTP there is none, but on this machine.
    if ('clipboard' in navigator) navigator.clipboard.writeText(text).then(() => say('Copied'), refused);
    else refused();
  };
  return (
    <div className="rp-command">
      <code>{text}</code>
      <button type="button" className="pe-button" onClick={copy}><Icon name="duplicate" size={14} />Copy</button>
      {!live && <p className="rp-muted">Its pod may be gone from the cluster since; what is below was kept.</p>}
    </div>
  );
}
