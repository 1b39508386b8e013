import { useEffect, useState, type ReactElement } from 'react';
import { ownTag } from '../compare/rows';
import { artifacts, compare, type File, type Run } from '../compare/server';
import { Icon } from '../pipeline-canvas/icons';
import { useRun } from './context';
import { LoggedModels } from './Models';
import { useModels } from './models';
import { bytes, type StepRun } from './run';

/** What an attempt logged by itself with an MLflow client: all but its metrics, which have a tab of their own. */
export function Logged({ step, run }: { step: StepRun; run: string }): ReactElement | null {
  const { project } = useRun();
  const [found, setFound] = useState<{ run: Run; files: File[] } | null>(null);
  useEffect(() => {
    let gone = false;
    // Its tracked run is made when it first logs: mostly there is none.
    compare(project, [run])
      .then(async ({ runs: [own] }) => (own ? { run: own, files: (await artifacts(project, [run]))[run] ?? [] } : null))
      .then((answer) => { if (!gone) setFound(answer); }, () => undefined);
    return () => { gone = true; };
  }, [project, run, step]);
  const models = useModels(run);
  if (!found) return null;
  const { params, tags } = found.run;
  const shown = Object.entries(tags).filter(([name]) => ownTag(name));
  return (
    <section className="rp-logged" aria-label="Logged with MLflow">
      <h3>Logged with MLflow</h3>
      <Pairs title="Parameters" pairs={Object.entries(params)} />
      <Pairs title="Tags" pairs={shown} />
      <LoggedModels models={models?.logged ?? []} />
      {found.files.length > 0 && (
        <>
          <h4>Files</h4>
          <ul className="rp-entries">
            {found.files.map(({ path, title, size, address }) => (
              <li key={path}>
                <span>{title}</span>
                <span className="rp-facts">{size !== null && bytes(size)}{address !== null && <a className="pe-iconbutton" href={address} download router-ignore="" aria-label={`Download ${title}`} title="Download"><Icon name="export" size={15} /></a>}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="rp-beside"><a href={found.run.address}>Open its own tracked run</a></p>
    </section>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: [string, string][] }): ReactElement | null {
  if (pairs.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <dl className="rp-pairs">{pairs.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </>
  );
}
