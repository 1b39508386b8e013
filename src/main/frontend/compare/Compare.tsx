import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { ChartControls } from '../charts/ChartControls';
import { CurveGrid } from '../charts/CurveGrid';
import { isSystem } from '../charts/system';
import { copyText } from '../shell/shell';
import { AddRun } from './AddRun';
import './compare.css';
import { CompareTable } from './CompareTable';
import { csv, markdown } from './exports';
import { useFiles } from './files';
import { Results } from './Results';
import { curveMetrics, metricRows, ownTag, shown, textRows } from './rows';
import { compare, isThere, latestOnly, type Comparison, type Run } from './server';
import { Toolbar } from './Toolbar';
import { withRun, without, type View } from './view';

const EMPTY: Comparison = { runs: [], missing: [], problem: '' };

function useComparison(project: string, runs: string, tick: number): { found: Comparison | null; failed: string } {
  const [found, setFound] = useState<Comparison | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    let left = false;
    const settle = (comparison: Comparison) => {
      if (left) return;
      setFound(comparison);
      setFailed('');
    };
    const asked = runs === '' ? Promise.resolve(EMPTY) : compare(project, runs.split(','));
    asked.then(settle, (refusal: unknown) => { if (!left) setFailed(refusal instanceof Error ? refusal.message : String(refusal)); });
    return () => { left = true; };
  }, [project, runs, tick]);
  return { found, failed };
}

/** Own runs, and those of the team's server as soon as it answers. */
function useBoth(project: string, runs: readonly string[], tick: number): { found: Comparison | null; failed: string; theirs: string } {
  const own = useComparison(project, runs.filter((run) => !isThere(run)).join(','), tick);
  const there = useComparison(project, runs.filter(isThere).join(','), 0);
  const found = useMemo(() => (own.found === null ? null : {
    runs: [...own.found.runs, ...(there.found?.runs ?? []).map(latestOnly)],
    missing: [...own.found.missing, ...(there.found?.missing ?? [])],
    problem: '',
  }), [own.found, there.found]);
  const asking = there.found === null && runs.some(isThere);
  return { found, failed: own.failed, theirs: there.failed !== '' ? there.failed : asking ? 'asking' : there.found?.problem ?? '' };
}

const ownTags = (run: Run) => Object.fromEntries(Object.entries(run.tags).filter(([tag]) => ownTag(tag)));

/** Runs side by side: the baseline first, what differs marked, better and worse coloured, curves under it. */
export function Compare({ project, view, tick, onChange }: {
  project: string; view: View; tick: number; onChange: (view: View) => void;
}): ReactElement {
  const { found, failed, theirs } = useBoth(project, view.runs, tick);
  const runs = useMemo(() => {
    const all = (found ?? EMPTY).runs.filter((run) => view.runs.includes(run.id));
    return [...all.filter((run) => run.id === view.baseline), ...all.filter((run) => run.id !== view.baseline)];
  }, [found, view.runs, view.baseline]);
  const files = useFiles(project, runs);
  const colours = useMemo(() => new Map(view.runs.map((id, index) => [id, index])), [view.runs]);
  const lines = useMemo(() => runs.map((run) => ({ id: run.id, label: run.name, colour: colours.get(run.id) ?? 0 })), [runs, colours]);
  const sections = useMemo(() => {
    const measured = shown(metricRows(runs, view), view, runs.length);
    const taken = measured.filter(({ name }) => isSystem(name));
    return [
      { title: 'Metrics', rows: measured.filter(({ name }) => !isSystem(name)) },
      { title: 'Parameters', rows: shown(textRows(runs, view.baseline, (run) => run.params), view, runs.length) },
      { title: 'Tags', rows: shown(textRows(runs, view.baseline, view.tags ? (run) => run.tags : ownTags), view, runs.length) },
      ...(taken.length > 0 ? [{ title: 'System metrics', rows: taken }] : []),
    ];
  }, [runs, view]);
  const metrics = useMemo(() => curveMetrics(runs), [runs]);
  const add = useCallback((run: string) => onChange(withRun(view, run)), [onChange, view]);
  const missing = (found?.missing ?? []).filter((id) => view.runs.includes(id));

  if (failed !== '' && found === null) return <div className="cp-page"><div className="sl-problem" role="alert"><div>{failed}</div></div></div>;
  if (found !== null && view.runs.length === 0) {
    return (
      <div className="cp-page"><div className="sl-notice">
        <h2>Nothing to compare yet</h2>
        <p>Select two or more runs in an experiment’s table and choose Compare. This page then shows their parameters, metrics and curves side by side.</p>
        <div className="sl-bar"><a href={`p/${project}/experiments`}>Go to the experiments</a></div>
      </div></div>
    );
  }
  const others = theirs === '' ? null : theirs === 'asking'
    ? <div className="sl-muted" role="status">Asking the MLflow server for the runs of others…</div>
    : <div className="sl-problem" role="status"><div>The runs that others logged can’t be shown now: {theirs}.</div></div>;
  if (found !== null && runs.length === 0) {
    return (
      <div className="cp-page">
        {others}
        {missing.map((id) => <div key={id} className="sl-problem" role="status"><div>There is no run {id}: it may have been deleted for good, or belong to another project.</div></div>)}
        <div className="sl-bar"><a href={`p/${project}/experiments`}>Go to the experiments</a></div>
      </div>
    );
  }
  return (
    <div className="cp-page">
      <Toolbar view={view} count={found === null ? view.runs.length : runs.length} onChange={onChange}
        onCopy={(kind) => copyText(kind === 'csv' ? csv(runs, sections) : markdown(runs, sections))}
        add={<AddRun project={project} experiment={runs[0]?.experimentAddress.split('/').at(-1) ?? ''} present={view.runs} onAdd={add} />} />
      {failed !== '' && <div className="sl-problem" role="alert"><div>{failed} What is shown may be old.</div></div>}
      {others}
      {missing.map((id) => (
        <div key={id} className="sl-problem" role="status"><div>
          There is no run {id}: it may have been deleted for good, or belong to another project. <button type="button" className="cp-link" onClick={() => onChange(without(view, id))}>Take it out of this view</button>
        </div></div>
      ))}
      {found === null ? <div className="cp-waiting" aria-busy="true">{Array.from({ length: 8 }, (_, index) => <div key={index} className="sl-waiting" />)}</div>
        : <CompareTable project={project} files={files} runs={runs} colours={colours} sections={sections} view={view} onChange={onChange} />}
      <Results project={project} runs={runs} lines={lines} files={files} view={view} />
      {metrics.length > 0 && (
        <section className="cp-curves" aria-label="Curves">
          <div className="cp-curves-head"><h2>Curves</h2><ChartControls settings={view.chart} onChange={(chart) => onChange({ ...view, chart })} /></div>
          <CurveGrid project={project} lines={lines} metrics={metrics} settings={view.chart} tick={tick} group="slipway-compare" />
        </section>
      )}
    </div>
  );
}
