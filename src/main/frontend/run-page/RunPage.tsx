import '../pipeline-canvas/editor/editor.css';
import './run-page.css';
import { useCallback, useEffect, useId, useMemo, useState, useSyncExternalStore, type KeyboardEvent, type ReactElement } from 'react';
import { ArgumentsSheet } from '../pipeline-canvas/editor/ArgumentsSheet';
import { keeping, KeptUnder } from '../pipeline-canvas/editor/kept';
import { Toast } from '../pipeline-canvas/editor/Toast';
import { Refusal } from '../pipeline-canvas/server';
import { RunContext, stepOf, type Registered, type RunTools } from './context';
import { GraphView } from './GraphView';
import { Header, type Order } from './Header';
import { moveFocus, useKeptNumber, useNow, usePlace } from './hooks';
import { runEnded, runWords, type RunPicture } from './run';
import { RunPanel } from './RunPanel';
import { RunServer } from './server';
import { Splitter } from './Splitter';
import { StepPanel } from './StepPanel';
import { StepsView } from './StepsView';
import { RunStore } from './store';
import { TimelineView } from './TimelineView';
import { selectStep, views, type Place, type View } from './url';

export interface RunPageProps {
  project: string;
  run: string;
  person: string;
  /** Counts hints that something of the run has changed. */
  news: number;
  /** Counts hints that a step may have logged something. */
  logged: number;
  onOpen: (address: string) => void;
  onRemoved: (title: string) => void;
  onRegister: (model: Registered) => void;
}

/** The page of one run. */
export function RunPage(props: RunPageProps): ReactElement {
  return <OneRun key={`${props.project}/${props.run}/${props.person}`} {...props} />;
}

function OneRun({ project, run, person, news, logged, onOpen, onRemoved, onRegister }: RunPageProps): ReactElement {
  const [server] = useState(() => new RunServer(project, run));
  const [store] = useState(() => new RunStore(server));
  const { picture, failure, offline, skew } = useSyncExternalStore(store.subscribe, store.get);
  useEffect(() => {
    store.open();
    window.addEventListener('online', store.hint);
    window.addEventListener('offline', store.hint);
    window.addEventListener('focus', store.hint);
    return () => {
      window.removeEventListener('online', store.hint);
      window.removeEventListener('offline', store.hint);
      window.removeEventListener('focus', store.hint);
      store.close();
    };
  }, [store]);
  useEffect(() => {
    if (news > 0) store.hint();
  }, [store, news]);
  const kept = useMemo(() => keeping(`run/${project}/${run}/${person}`), [project, run, person]);
  if (failure && (failure.status === 404 || !picture)) return <Failure failure={failure} />;
  if (!picture) return <div className="pe-editor rp-page" aria-busy="true"><div className="pe-top rp-top" /></div>;
  return (
    <KeptUnder.Provider value={kept}>
      <Loaded project={project} server={server} picture={picture} offline={offline} skew={skew} logged={logged} hint={store.hint} onOpen={onOpen} onRemoved={onRemoved} onRegister={onRegister} />
    </KeptUnder.Provider>
  );
}

const viewWords: Record<View, string> = { graph: 'Graph', timeline: 'Timeline', steps: 'Steps' };

function Loaded({ project, server, picture, offline, skew, logged, hint, onOpen, onRemoved, onRegister }: {
  project: string; server: RunServer; picture: RunPicture; offline: boolean; skew: number; logged: number; hint: () => void;
  onOpen: (address: string) => void; onRemoved: (title: string) => void; onRegister: (model: Registered) => void;
}): ReactElement {
  const { run, pipeline } = picture;
  const [place, go] = usePlace();
  const now = useNow(skew, !runEnded(run.state) && !offline);
  const [toast, setToast] = useState<{ text: string; tone: string } | null>(null);
  const [sheet, setSheet] = useState(false);
  const [busy, setBusy] = useState<Order | null>(null);
  const [share, setShare] = useKeptNumber('slipway.run.share', 42);
  const id = useId();
  const say = useCallback((text: string, tone: 'done' | 'problem' = 'done') => setToast({ text, tone }), []);
  const select = useCallback((path: string, more: Partial<Place> = {}) => go({ ...selectStep(place, path), ...more }, path !== place.step), [go, place]);
  const tools = useMemo<RunTools>(() => ({ project, server, picture, logged, now, place, go, select, say, open: onOpen, register: onRegister }),
    [project, server, picture, logged, now, place, go, select, say, onOpen, onRegister]);

  const attempt = async (what: () => Promise<unknown>): Promise<boolean> => {
    try {
      await what();
      hint();
      return true;
    } catch (thrown) {
      say(thrown instanceof Refusal ? thrown.message : String(thrown), 'problem');
      return false;
    }
  };
  const order = async (wanted: Order) => {
    setBusy(wanted);
    const done = await attempt({ stop: server.stop, retry: server.retry, remove: server.remove }[wanted]);
    setBusy(null);
    if (done && wanted === 'remove') onRemoved(run.title);
  };
  const onKey = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if ((event.key === 'r' || event.key === 'R') && picture.canRun && pipeline) {
      event.preventDefault();
      setSheet(true);
    }
  };
  const view: View = pipeline === null && place.view === 'graph' ? 'steps' : place.view;
  const shownViews = views.filter((one) => one !== 'graph' || pipeline !== null);
  const step = stepOf(picture, place.step);
  const close = useCallback(() => setSheet(false), []);
  const quiet = useCallback(() => setToast(null), []);
  return (
    <RunContext.Provider value={tools}>
      <div className="pe-editor rp-page" onKeyDown={onKey}>
        <Header offline={offline} busy={busy} onOrder={(wanted) => void order(wanted)} onRerun={() => setSheet(true)} onRename={(title) => void attempt(() => server.rename(title))} />
        <div className="rp-body" style={{ '--rp-share': `${share}%` }}>
          <div className="rp-left">
            <div className="pe-tabs">
              <div className="pe-tablist" role="tablist" aria-label="Ways to see the run" onKeyDown={(event) => moveFocus(event, '[role=tab]', ['ArrowLeft', 'ArrowRight'])?.click()}>
                {shownViews.map((one) => (
                  <button key={one} type="button" role="tab" id={`${id}-${one}`} aria-controls={`${id}-view`} aria-selected={one === view} tabIndex={one === view ? 0 : -1} onClick={() => go({ ...place, view: one })}>{viewWords[one]}</button>
                ))}
              </div>
              <span className="sl-spring" />
              <Counts picture={picture} />
            </div>
            <div className="rp-view" role="tabpanel" id={`${id}-view`} aria-labelledby={`${id}-${view}`}>
              {view === 'graph' && pipeline && <GraphView pipeline={pipeline} />}
              {view === 'timeline' && <TimelineView />}
              {view === 'steps' && <StepsView />}
            </div>
          </div>
          <Splitter share={share} onShare={setShare} />
          <aside className="rp-panel" aria-label="Details">{step ? <StepPanel key={step.id} step={step} /> : <RunPanel />}</aside>
        </div>
        {sheet && (
          <ArgumentsSheet title={`Run ${run.pipelineName} v${run.version} again`} project={server.project} inputs={pipeline?.root.inputs ?? {}} experiment={picture.experimentName} cache={run.cache} systemMetrics={run.systemMetrics}
            load={server.form} run={server.rerun} onClose={close} onStarted={onOpen} foot={<p className="pe-help">This makes a new run; this one stays as it is.</p>} />
        )}
        {toast && <Toast text={toast.text} tone={toast.tone} onDone={quiet} />}
        <div className="sl-hidden-text" aria-live="polite">{`The run: ${runWords[run.state]}`}</div>
      </div>
    </RunContext.Provider>
  );
}

/** How many steps are done, of how many; failures, and what took no time because it was there, by number. */
function Counts({ picture }: { picture: RunPicture }): ReactElement {
  const steps = picture.steps.filter((step) => !step.frame);
  const done = steps.filter((step) => step.state !== 'pending' && step.state !== 'running').length;
  const failed = steps.filter((step) => step.state === 'failed' || step.state === 'lost').length;
  const cached = steps.filter((step) => step.state === 'cached').length;
  return <span className="rp-counts">{failed > 0 && <b>{failed} failed · </b>}{done} of {steps.length} ended{cached > 0 && `, ${cached} from the cache`}</span>;
}

function Failure({ failure }: { failure: Refusal }): ReactElement {
  return (
    <div className="pe-failure" role="alert">
      <h2>{failure.status === 404 ? 'There is no such run here' : failure.passing ? 'The server is not there just now' : 'This run can’t be shown'}</h2>
      <p>{failure.status === 404 ? 'It may have been deleted, or you are not a member of its project.' : failure.message}</p>
      {failure.passing && <p>It is tried again by itself.</p>}
    </div>
  );
}
