import type { ReactElement, ReactNode } from 'react';
import type { Run } from '../compare/server';
import { isThere } from '../compare/server';
import { lasting } from '../shell/time';
import { codeOf, parentOf, sourceOf, userOf } from './facts';
import type { Other } from './server';

function Fact({ word, children }: { word: string; children: ReactNode }): ReactElement {
  return <div><dt>{word}</dt><dd>{children}</dd></div>;
}

/** Which run it is, who ran what when, and what it belongs to. */
export function About({ run, parent }: { run: Run; parent: Other | null }): ReactElement {
  const [user, source, code, around] = [userOf(run.tags, run.user), sourceOf(run.tags), codeOf(run.tags), parentOf(run.tags)];
  return (
    <dl className="lr-facts">
      <Fact word="Run id"><slipway-id value={isThere(run.id) ? run.id.slice('there:'.length) : run.id} /></Fact>
      <Fact word="Started"><slipway-time at={new Date(run.started).toISOString()} /></Fact>
      <Fact word="Duration">{run.ended === null ? <slipway-duration from={new Date(run.countsFrom).toISOString()} to="" /> : lasting(run.ended - run.countsFrom)}</Fact>
      {user !== '' && <Fact word="User">{user}</Fact>}
      <Fact word="Experiment"><a href={run.experimentAddress}>{run.experiment}</a></Fact>
      {around !== '' && <Fact word="Nested in">{parent === null ? <span title={around}>a run that is gone</span> : <a href={parent.address}>{parent.name}</a>}</Fact>}
      {source !== null && <Fact word="Source"><span title={source.whole}>{source.name}</span>{source.type !== '' && <span className="sl-muted"> {source.type}</span>}</Fact>}
      {code !== null && (
        <Fact word="Code version">
          {code.address === null ? <code title={code.whole}>{code.short}</code> : <a href={code.address} target="_blank" rel="noreferrer" title={`${code.whole} in ${code.address}`}><code>{code.short}</code></a>}
          {code.branch !== '' && <span className="sl-muted"> {code.branch}</span>}
        </Fact>
      )}
    </dl>
  );
}
