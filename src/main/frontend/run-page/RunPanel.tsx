import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import { at } from '../pipeline-canvas/model';
import { useRun } from './context';
import { PassedList, Value } from './PassedList';
import { Metrics } from './Metrics';
import { OnServerLine } from './OnServer';
import { Rerun } from './Rerun';
import { cacheWords, runEnded, wrong, type Passed } from './run';
import { nameFor } from './timeline';

/** The run as a whole, while no step is selected: why it failed, what it measured, was given and gave. */
export function RunPanel(): ReactElement {
  const { picture, project, server, select } = useRun();
  const { run, pipeline } = picture;
  const [outputs, setOutputs] = useState<Record<string, Passed>>({});
  const ended = runEnded(run.state);
  useEffect(() => {
    let gone = false;
    if (ended) server.outputs().then((answer) => { if (!gone) setOutputs(answer); }, () => undefined);
    return () => { gone = true; };
  }, [server, ended]);
  const failed = picture.steps.filter((step) => wrong(step) && !step.frame);
  const given = Object.entries(run.arguments);
  return (
    <section className="rp-panel-in" aria-label="The run">
      <header className="rp-panel-head"><h2>The run</h2></header>
      <div className="rp-tab" tabIndex={0} role="group" aria-label="About the run">
        {(failed.length > 0 || run.state === 'failed' || run.reason !== '') && <div className="sl-problem"><Icon name="warning" size={16} /><div>{failed.length === 0 ? run.reason || 'It failed.' : (
          <ul className="rp-failed">
            {failed.map((step) => <li key={step.id}><button type="button" className="rp-link" onClick={() => select(step.path, { tab: 'overview' })}>{nameFor(pipeline, step.path)}</button><span>{step.reason}</span></li>)}
          </ul>
        )}</div></div>}
        {picture.kept.map((text) => <p key={text} className="rp-reason rp-note rp-kept"><Icon name="foreign" size={16} /><span>{text}</span></p>)}
        <Rerun />
        <dl className="rp-pairs">
          <div><dt>Pipeline</dt><dd><a href={`p/${project}/pipelines/${run.pipeline}?version=${run.version}`}>{run.pipelineName}, version {run.version}</a></dd></div>
          <div><dt>Executor</dt><dd>{run.executor === 'local' ? 'this machine' : run.executor}</dd></div>
          <div><dt>Experiment</dt><dd><a href={`p/${project}/experiments/${run.experiment}`}>{picture.experimentName || run.experiment}</a></dd></div>
          {picture.onServer !== null && <div><dt>MLflow server</dt><dd><OnServerLine onServer={picture.onServer} /></dd></div>}
          <div><dt>Started</dt><dd><slipway-time at={run.created} /> by {run.startedBy}</dd></div>
          {run.stoppedBy !== '' && <div><dt>Stopped</dt><dd>{run.ended !== null && <slipway-time at={run.ended} />} by {run.stoppedBy}</dd></div>}
          <div><dt>Cache</dt><dd>{cacheWords(picture)}</dd></div>
          <div><dt>Run id</dt><dd><slipway-id value={run.id} /></dd></div>
        </dl>
        <Metrics />
        <h3>Parameters</h3>
        {given.length === 0 && <p className="rp-muted">It takes none.</p>}
        <dl className="rp-pairs">{given.map(([name, value]) => <div key={name}><dt>{name}</dt><dd><Value value={value} /></dd></div>)}</dl>
        {Object.keys(outputs).length > 0 && (
          <>
            <h3>Outputs</h3>
            <PassedList project={project} empty="" ports={Object.entries(outputs).map(([name, passed]) => ({ name, passed, type: at(pipeline?.root.outputs ?? {}, name)?.type }))} />
          </>
        )}
        {pipeline === null && <p className="rp-muted">Its version can’t be read any more, so there is no graph; steps, logs and results are here.</p>}
        <p className="rp-muted">Choose a step to see its log, what went in and what came out.</p>
      </div>
    </section>
  );
}
