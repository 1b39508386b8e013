import '../compare/compare.css';
import '../run-page/run-page.css';
import './logged-run.css';
import { useCallback, useEffect, useId, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import { ChartControls } from '../charts/ChartControls';
import { CurveGrid } from '../charts/CurveGrid';
import { isSystem } from '../charts/system';
import { FilesThere } from '../compare/Artifacts';
import { curveMetrics } from '../compare/rows';
import { artifacts, compare, isThere, latestOnly, type Run } from '../compare/server';
import { Markdown } from '../run-page/Markdown';
import { modelsOf } from '../run-page/models';
import { About } from './About';
import { DataSets } from './DataSets';
import { noteOf, shownTags } from './facts';
import { Files } from './Files';
import { Head, type Deed } from './Head';
import { useCalm, usePlace, useReading } from './hooks';
import { Models, type Wanted } from './Models';
import { around as aroundOf, type Other } from './server';
import { Pairs, Values } from './Values';

/** One run that an MLflow client logged: all that it said, live while it goes on. */
export function LoggedRun({ project, id, news, around: aroundNews, onDeed, onOpen, onName, onRegister }: {
  project: string; id: string; news: number; around: number;
  onDeed: (deed: Deed) => void; onOpen: (address: string) => void; onName: (name: string) => void; onRegister: (wanted: Wanted) => void;
}): ReactElement {
  const [tick, tickAround] = [useCalm(news), useCalm(news + aroundNews)];
  const theirs = isThere(id);
  /* eslint-disable react-hooks/exhaustive-deps -- what is read changes with the news of it */
  const compared = useReading(useCallback(() => compare(project, [id]), [project, id, tick]));
  const others = useReading(useCallback(() => aroundOf(project, id), [project, id, tickAround]));
  const files = useReading(useCallback(() => artifacts(project, [id]).then((all) => all[id] ?? []), [project, id, tick]));
  const models = useReading(useCallback(() => modelsOf(project, id).then(({ logged }) => logged), [project, id, tick]));
  /* eslint-enable react-hooks/exhaustive-deps */
  const [place, go] = usePlace();
  const own = compared.found?.runs[0];
  const run = useMemo(() => (own !== undefined && theirs ? latestOnly(own) : own), [own, theirs]);
  const name = run?.name ?? '';
  useEffect(() => { if (name !== '') onName(name); }, [name]); // eslint-disable-line react-hooks/exhaustive-deps -- told once a name
  if (run === undefined) return <Without id={id} theirs={theirs} waiting={compared.found === null && compared.failed === ''} problem={compared.failed || (compared.found?.problem ?? '')} />;
  const { parent, nested, more, data, mayRun, mayEdit } = others.found ?? { parent: null, nested: [], more: false, data: [], mayRun: false, mayEdit: false };
  const [note, tags, params] = [noteOf(run.tags), shownTags(run.tags), Object.entries(run.params).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))];
  const measured = Object.values(run.metrics).filter(({ metric }) => !isSystem(metric)).length;
  const system = Object.values(run.metrics).some(({ metric }) => isSystem(metric));
  const nothing = params.length === 0 && measured === 0 && !system && (files.found ?? []).length === 0 && (models.found ?? []).length === 0 && data.length === 0 && note === '' && tags.length === 0;
  const known = files.found !== null && models.found !== null && others.found !== null;
  return (
    <div className="lr-page">
      <Head project={project} run={run} mayEdit={mayEdit} onDeed={onDeed} onOpen={onOpen} />
      {compared.failed !== '' && <div className="sl-problem" role="alert"><div>{compared.failed} What is shown may be old.</div></div>}
      {run.deleted && <div className="sl-problem" role="status"><div>This run is deleted: its experiment does not list it any more.{mayEdit && <> <button type="button" className="cp-link" onClick={() => onDeed('restore')}>Restore it</button></>}</div></div>}
      <div className="lr-body">
        <Card title="About" className="lr-about"><About run={run} parent={parent} /></Card>
        <div className="lr-main">
          {note !== '' && <Card title="Note"><Markdown text={note} /></Card>}
          {nothing && known && <Nothing run={run} />}
          {(measured > 0 || params.length > 0) && (
            <div className="lr-two">
              <Card title="Metrics">{measured > 0 ? <Values run={run} fits={(metric) => !isSystem(metric)} /> : <p className="sl-muted">No metric was logged.</p>}</Card>
              <Card title="Parameters">{params.length > 0 ? <Pairs head="Parameter" pairs={params} /> : <p className="sl-muted">No parameter was logged.</p>}</Card>
            </div>
          )}
          <Curves project={project} run={run} tick={tick} settings={place.chart} onChange={(chart) => go({ ...place, chart })} />
          {nested.length > 0 && <Card title="Nested runs"><Nested project={project} nested={nested} more={more} /></Card>}
          {(theirs || (files.found ?? []).length > 0) && (
            <Card title="Files">
              <Files project={project} run={id} files={files.found ?? []} open={place.file} onOpen={(file) => go({ ...place, file })} />
              {theirs && <p className="sl-muted">{(files.found ?? []).length > 0 ? 'They lie' : 'Look for them'} <FilesThere run={run} link />.</p>}
            </Card>
          )}
          {system && <System project={project} run={run} tick={tick} settings={place.chart} />}
        </div>
        <div className="lr-rest">
          {data.length > 0 && <Card title="Data sets"><DataSets data={data} /></Card>}
          {models.found !== null && models.found.length > 0 && <Card title="Models"><Models models={models.found} mayRun={mayRun && !run.deleted} onRegister={onRegister} /></Card>}
          {tags.length > 0 && <Card title="Tags"><dl className="lr-facts">{tags.map(([tag, text]) => <div key={tag}><dt>{tag}</dt><dd>{text}</dd></div>)}</dl></Card>}
        </div>
      </div>
    </div>
  );
}

function Card({ title, className = '', children }: { title: string; className?: string; children: ReactNode }): ReactElement {
  const id = useId();
  return <section className={`sl-card lr-card ${className}`} aria-labelledby={id}><h2 id={id}>{title}</h2>{children}</section>;
}

interface Charted {
  project: string;
  run: Run;
  tick: number;
  settings: Parameters<typeof ChartControls>[0]['settings'];
}

const charted = (run: Run, system: boolean) => curveMetrics([run]).filter(({ names }) => Object.values(names).some((name) => isSystem(name) === system));

function Curves({ project, run, tick, settings, onChange }: Charted & { onChange: (settings: Charted['settings']) => void }): ReactElement | null {
  const metrics = useMemo(() => charted(run, false), [run]);
  const lines = useMemo(() => [{ id: run.id, label: run.name, colour: 0 }], [run.id, run.name]);
  if (metrics.length === 0) return null;
  return (
    <section className="cp-curves" aria-label="Curves">
      <div className="cp-curves-head"><h2>Curves</h2><ChartControls settings={settings} onChange={onChange} /></div>
      <CurveGrid project={project} lines={lines} metrics={metrics} settings={settings} tick={tick} group="slipway-logged-run" />
    </section>
  );
}

/** What the machine was used: drawn when somebody wants to know. */
function System({ project, run, tick, settings }: Charted): ReactElement {
  const [open, setOpen] = useState(false);
  const metrics = useMemo(() => charted(run, true), [run]);
  const lines = useMemo(() => [{ id: run.id, label: run.name, colour: 0 }], [run.id, run.name]);
  return (
    <details className="sl-card lr-card lr-system" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary><h2>System metrics</h2></summary>
      {open && <><Values run={run} fits={isSystem} />{metrics.length > 0 && <CurveGrid project={project} lines={lines} metrics={metrics} settings={settings} tick={tick} group="slipway-logged-run" />}</>}
    </details>
  );
}

function Nested({ project, nested, more }: { project: string; nested: readonly Other[]; more: boolean }): ReactElement {
  return (
    <>
      <ul className="lr-nested">{nested.map(({ id, name, state, address }) => <li key={id}><slipway-state state={state} icon-only="" /><a href={address}>{name}</a></li>)}</ul>
      <p className="lr-foot">
        {more && <span className="sl-muted">The first {nested.length} are shown. </span>}
        {nested.length > 1 && <a href={`p/${project}/compare?runs=${nested.map(({ id }) => id).join(',')}`}>Compare them</a>}
      </p>
    </>
  );
}

function Nothing({ run }: { run: Run }): ReactElement {
  return (
    <div className="sl-notice lr-nothing">
      <h2>Nothing is logged yet</h2>
      <p>Parameters, metrics with their curves, data sets, models and files appear here as soon as a program logs them.</p>
      {run.state === 'running' && !isThere(run.id) && <pre className="md-code">{`with mlflow.start_run(run_id="${run.id}"):\n    mlflow.log_metric("accuracy", 0.9, step=1)`}</pre>}
    </div>
  );
}

function Without({ id, theirs, waiting, problem }: { id: string; theirs: boolean; waiting: boolean; problem: string }): ReactElement {
  if (waiting) return <div className="lr-page" aria-busy="true">{theirs && <p className="sl-muted" role="status">Asking the MLflow server…</p>}{Array.from({ length: 8 }, (_, index) => <div key={index} className="sl-waiting" />)}</div>;
  return (
    <div className="lr-page">
      <div className="sl-problem" role="alert"><div>{problem !== '' ? `This run can’t be shown now: ${problem}.` : `There is no run ${id.replace(/^there:/, '')}: it may have been deleted for good.`}</div></div>
    </div>
  );
}
