import type { ReactElement } from 'react';
import type { OnServer } from './run';

/** How it stands on the team's MLflow server, in a line. */
export function OnServerLine({ onServer }: { onServer: OnServer }): ReactElement {
  const { page, waiting, since, problem, refused, imported } = onServer;
  return (
    <>
      {page !== null && <a href={page} target="_blank" rel="noreferrer">The run there</a>}
      {waiting !== '' && <span role="status" className={problem === '' ? 'rp-muted' : 'rp-warn'}>{page !== null && ' · '}{waiting}{since !== null && <> since <slipway-time clock="" at={since} /></>}{problem !== '' && `, ${problem}`}</span>}
      {page === null && waiting === '' && <span className="rp-muted">Nothing was recorded there</span>}
      {imported && <div className="rp-muted">It was imported from there: what you change of it here stays here.</div>}
      {refused !== '' && <div className="rp-warn">{refused}</div>}
    </>
  );
}
