import { useId, useMemo, type ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import { at, componentOf, parentOf, stepAt } from '../pipeline-canvas/model';
import { origin } from '../pipeline-canvas/rules';
import { lasting } from '../shell/time';
import { CodeLine } from './CodeLine';
import { useRun } from './context';
import { moveFocus } from './hooks';
import { Logged } from './Logged';
import { LogView } from './LogView';
import { MetricsTab } from './MetricsTab';
import { NoLog } from './NoLog';
import { Overview } from './Overview';
import { PodTab } from './PodTab';
import { PassedList, type Port } from './PassedList';
import { millis, waitWords, wrong, type StepDetails, type StepRun } from './run';
import { StateWord } from './StateWord';
import { nameFor } from './timeline';
import { tabs as allTabs, type Lines, type Tab } from './url';
import { useDetails } from './useDetails';

const words: Record<Tab, string> = { overview: 'Overview', logs: 'Logs', inputs: 'Inputs', outputs: 'Outputs', metrics: 'Metrics', pod: 'Pod' };

/** In these states the reason says why there is nothing, or not all, to be seen yet. */
const told = new Set<StepRun['state']>(['pending', 'running', 'cancelled']);

/** Everything about the selected step. */
export function StepPanel({ step }: { step: StepRun }): ReactElement {
  const { picture, place, now, go, select } = useRun();
  const { details, failure } = useDetails(step);
  const id = useId();
  const onCluster = picture.run.executor !== 'local';
  const tabs: readonly Tab[] = step.frame ? ['overview', 'outputs'] : allTabs.filter((one) => one !== 'pod' || onCluster);
  const tab = tabs.includes(place.tab) ? place.tab : 'overview';
  const attempts = details?.attempts ?? [];
  const attempt = attempts.find(({ number }) => number === place.attempt) ?? attempts.at(-1);
  const took = step.state === 'cached' || step.state === 'skipped' ? null : millis(step.started, step.ended, now);
  const name = nameFor(picture.pipeline, step.path);
  return (
    <section className="rp-panel-in" aria-label={`Step ${name}`}>
      <header className="rp-panel-head">
        <h2 title={step.path}>{name}</h2>
        <StateWord state={step.state} {...(step.state === 'pending' ? { word: waitWords(step.phase) } : {})} />
        {took !== null && <span className="rp-muted">{lasting(took)}</span>}
        <span className="sl-spring" />
        {attempts.length > 1 && (
          <select className="pe-input rp-attempt" aria-label="Attempt" value={attempt?.number} onChange={(event) => go({ ...place, attempt: Number(event.target.value) === attempts.at(-1)?.number ? 0 : Number(event.target.value), lines: null })}>
            {attempts.map(({ number }) => <option key={number} value={number}>Attempt {number} of {attempts.length}</option>)}
          </select>
        )}
        <button type="button" className="pe-iconbutton" aria-label="Show the run instead" title="Show the run instead" onClick={() => select('')}><Icon name="close" size={14} /></button>
      </header>
      <div className="pe-tabs" role="tablist" aria-label="Parts of the step" onKeyDown={(event) => moveFocus(event, '[role=tab]', ['ArrowLeft', 'ArrowRight'])?.click()}>
        {tabs.map((one) => (
          <button key={one} type="button" role="tab" id={`${id}-${one}`} aria-controls={`${id}-panel`} aria-selected={one === tab} tabIndex={one === tab ? 0 : -1} onClick={() => go({ ...place, tab: one })}>{words[one]}</button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className={`rp-tab rp-tab-${tab}`} tabIndex={tab === 'logs' ? -1 : 0}>
        {failure !== '' && <p className="rp-none" role="alert">{failure}</p>}
        {tab === 'overview' && <Overview step={step} details={details} />}
        {(tab === 'logs' || tab === 'pod') && attempt !== undefined && attempt === attempts.at(-1) && told.has(step.state) && step.reason !== ''
          && <p className="rp-reason rp-note" role="status"><Icon name="warning" size={16} /><span>{step.reason}</span></p>}
        {tab === 'logs' && <Logs key={`${step.id}/${attempt?.number ?? 0}`} step={step} loaded={details !== null} attempt={attempt} />}
        {tab === 'inputs' && <Inputs step={step} details={details} />}
        {tab === 'outputs' && <Outputs step={step} details={details} tracked={attempt?.trackedRun ?? ''} />}
        {tab === 'pod' && <PodTab key={`${step.id}/${attempt?.number ?? 0}`} step={step} attempt={attempt?.number} loaded={details !== null} />}
        {tab === 'metrics' && <MetricsTab key={step.id} step={step} details={details} />}
      </div>
    </section>
  );
}

function Logs({ step, loaded, attempt }: { step: StepRun; loaded: boolean; attempt: StepDetails['attempts'][number] | undefined }): ReactElement {
  const { server, place, go, say } = useRun();
  const number = attempt?.number;
  const log = useMemo(() => (number === undefined ? null : server.log(step.id, number)), [server, step.id, number]);
  // A link to a line is one to its attempt: there may be others later.
  const onLines = useMemo(() => (lines: Lines | null) => go({ ...place, lines, attempt: lines === null ? place.attempt : number ?? place.attempt }), [go, place, number]);
  if (!log) {
    if (!loaded) return <p className="rp-none">Reading…</p>;
    return <NoLog step={step} />;
  }
  return (
    <>
      {attempt && <CodeLine step={step} attempt={attempt} />}
      <LogView server={log} failed={attempt !== undefined && wrong({ ...step, state: attempt.state })} lines={place.lines} onLines={onLines} onSay={say} />
    </>
  );
}

function Inputs({ step, details }: { step: StepRun; details: StepDetails | null }): ReactElement {
  const { project, picture, select } = useRun();
  if (!details) return <p className="rp-none">Reading…</p>;
  const { pipeline } = picture;
  const inputs = (pipeline && componentOf(pipeline, step.path)?.inputs) ?? {};
  const ports = Object.entries(details.inputs).map(([name, passed]): Port => {
    const source = pipeline ? origin(pipeline, parentOf(step.path), at(stepAt(pipeline, step.path)?.arguments ?? {}, name)) : undefined;
    const port: Port = { name, passed, type: at(inputs, name)?.type };
    if (source?.is === 'parameter') return { ...port, note: `parameter ${source.name}` };
    if (source?.is === 'output') {
      const { path, name: output } = source.port;
      return { ...port, note: <>from <button type="button" className="rp-link" onClick={() => select(path, { tab: 'outputs' })}>{nameFor(pipeline, path)}.{output}</button></> };
    }
    return port;
  });
  return <PassedList key={step.id} project={project} ports={ports} empty={step.state === 'pending' ? 'Its inputs are known when it begins.' : 'This step takes nothing.'} />;
}

function Outputs({ step, details, tracked }: { step: StepRun; details: StepDetails | null; tracked: string }): ReactElement {
  const { project, picture } = useRun();
  if (!details) return <p className="rp-none">Reading…</p>;
  const outputs = (picture.pipeline && componentOf(picture.pipeline, step.path)?.outputs) ?? {};
  const ports = Object.entries(details.outputs).map(([name, passed]): Port => ({ name, passed, type: at(outputs, name)?.type }));
  const given = step.state === 'succeeded' || step.state === 'cached';
  return (
    <>
      <PassedList key={step.id} project={project} ports={ports} empty={given ? 'This step gives nothing on.' : 'What it gives appears here when it has succeeded.'} />
      {tracked !== '' && <Logged key={tracked} step={step} run={tracked} />}
    </>
  );
}
