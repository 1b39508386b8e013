import { useEffect, useMemo, useState, type ReactElement } from 'react';
import { useRun } from './context';
import { LogView } from './LogView';
import { wrong, type StepRun } from './run';

/** Under this number the server keeps what was said while the environment of a step was made that could not be. */
export const preparation = 0;

/** Where a step's log would be that was never begun: why there is none, and what was said on the way. */
export function NoLog({ step }: { step: StepRun }): ReactElement {
  const { server, place, go, say } = useRun();
  const log = useMemo(() => server.log(step.id, preparation), [server, step.id]);
  const failed = wrong(step);
  const [said, setSaid] = useState(false);
  useEffect(() => {
    let gone = false;
    if (failed) log.window(0, 0).then(({ total }) => { if (!gone) setSaid(total > 0); }, () => undefined);
    return () => { gone = true; };
  }, [log, failed]);
  return (
    <>
      <p className={`rp-none${said ? ' rp-prepared' : ''}`}>{whyNone(step)}</p>
      {said && <LogView server={log} failed lines={place.lines} onLines={(lines) => go({ ...place, lines })} onSay={say} />}
    </>
  );
}

export function whyNone({ state, reason }: Pick<StepRun, 'state' | 'reason'>): string {
  switch (state) {
    case 'cached': return 'It was not run again: the log is with the run that its results came from.';
    case 'skipped': return 'It was not run, so there is no log.';
    case 'cancelled': return 'It was stopped before it began, so there is no log.';
    case 'failed': case 'lost': return `It did not come as far as to begin${reason === '' ? '.' : `: ${reason}`}`;
    default: return 'It has not begun. Its log appears here as soon as it does.';
  }
}
