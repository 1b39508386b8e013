import { Fragment, type ReactElement } from 'react';
import type { Json } from '../pipeline-canvas/model';
import { showValue } from '../pipeline-canvas/scene';
import { useRun } from './context';

const shown = (value: Json | null) => (value === null ? 'nothing' : showValue(value));

/** Which run this one was made from, and what was given otherwise. */
export function Rerun(): ReactElement | null {
  const { picture: { run, rerun }, project } = useRun();
  if (run.rerunOf === null) return null;
  if (rerun === null) return <p className="rp-rerun">Re-run of a run that is deleted.</p>;
  return (
    <p className="rp-rerun">
      Re-run of <a href={`p/${project}/runs/${rerun.id}`} title={rerun.title}>#{rerun.number}</a>
      {rerun.changed.length === 0 ? ' with the same parameters.' : ' with other parameters: '}
      {rerun.changed.map(({ name, before, now }, index) => (
        <Fragment key={name}>{index > 0 && ', '}<code>{name}</code> {shown(now)} (was {shown(before)})</Fragment>
      ))}
      {rerun.changed.length > 0 && '.'}
    </p>
  );
}
