import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { Icon } from '../icons';
import { at, type Input } from '../model';
import { Refusal, type RunForm, type RunRequest } from '../server';
import { ArgumentField } from './ArgumentField';
import { asBefore, defaultText, differs, readArguments, readTyped, textOf as textIn } from './arguments';
import { Dialog } from './Dialog';
import { FileChoice } from './FileChoice';
import { useKeptText } from './kept';

/** Its name among the executors. */
const LOCAL = 'local';

export interface ArgumentsSheetProps {
  title: string;
  project: string;
  /** What is asked for while the form is still on its way. */
  inputs: Record<string, Input>;
  /** Stands in the experiment's field while nothing is known. */
  experiment: string;
  load: () => Promise<RunForm>;
  run: (request: RunRequest) => Promise<{ address: string }>;
  /** Cache switch to begin with. */
  cache: boolean;
  /** The same of system metrics; what the form says where this is left out. */
  systemMetrics?: boolean;
  /** An edit is on its way: what the form says is older. */
  waiting?: boolean;
  notes?: ReactNode;
  foot?: ReactNode;
  onClose: () => void;
  onStarted: (address: string) => void;
}

/** What a run is given: a field for each parameter, the experiment, the cache. Ctrl-Enter runs. */
export function ArgumentsSheet({
  title, project, inputs: known, experiment: named, load, run: start, cache: first, systemMetrics: sampledBefore, waiting = false, notes, foot, onClose, onStarted,
}: ArgumentsSheetProps): ReactElement {
  const [form, setForm] = useState<RunForm | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [sending, setSending] = useState<readonly string[]>([]);
  const [cache, setCache] = useState(first);
  const [sampled, setSampled] = useState<boolean | null>(null);
  const [experiment, setExperiment, forgetExperiment] = useKeptText('#run/experiment', '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [kept, setKept, forgetKept] = useKeptText('#run/arguments', '{}');
  useEffect(() => {
    let gone = false;
    // What is read while an edit is on its way would offer the default from before it.
    setForm(null);
    if (!waiting) load().then((read) => { if (!gone) setForm(read); }, (thrown: unknown) => { if (!gone) setFailure(thrown instanceof Error ? thrown.message : String(thrown)); });
    return () => { gone = true; };
  }, [load, waiting]);
  const inputs = form?.inputs ?? known;
  const executors = form?.executors ?? [];
  const executor = executors.find(({ name }) => name === (chosen ?? form?.executor)) ?? executors[0];
  const typed = readTyped(kept);
  const last = form?.last ?? {};
  const textOf = (name: string, input: Input): string => textIn(name, input, typed, last);
  const type = (texts: [name: string, text: string][]) => {
    const said = texts.flatMap(([name, text]) => {
      const input = at(inputs, name);
      return input ? [[name, { text, instead: defaultText(input) }] as const] : [];
    });
    setKept(JSON.stringify({ ...typed, ...Object.fromEntries(said) }));
    setFields({});
  };
  const set = (name: string, text: string) => type([[name, text]]);
  const other = Object.entries(inputs).filter(([name, input]) => differs(input, textOf(name, input)));
  const repeats = Object.entries(inputs).some(([name, input]) => asBefore(name, input, typed, last));
  const systemMetrics = sampled ?? sampledBefore ?? form?.systemMetrics ?? null;
  const reuse = form?.reuse !== false;
  // A run without the file that is on its way would take the one before.
  const ready = !busy && !waiting && sending.length === 0;
  const run = async () => {
    const { values, wrong } = readArguments(inputs, textOf);
    setFields(wrong);
    setFailure(null);
    const firstWrong = Object.keys(wrong)[0];
    if (firstWrong !== undefined) {
      document.getElementById(`run-${firstWrong}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const { address } = await start({ arguments: values, experiment: experiment || (form?.experiments[0] ?? ''), cache, systemMetrics, executor: executor?.name ?? null });
      forgetKept();
      forgetExperiment();
      onStarted(address);
    } catch (thrown) {
      if (thrown instanceof Refusal) setFields(thrown.fields);
      setFailure(thrown instanceof Error ? thrown.message : String(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} side onClose={onClose} onConfirm={() => { if (ready) void run(); }} actions={
      <>
        <button type="button" className="pe-button" onClick={onClose}>Cancel</button>
        <button type="submit" form="run-form" className="pe-primary" disabled={!ready} {...(Object.keys(inputs).length === 0 ? { 'data-first': true } : {})}><Icon name="run" size={14} />{waiting ? 'Saving…' : sending.length > 0 ? 'Sending…' : 'Run'} <kbd>Ctrl Enter</kbd></button>
      </>
    }>
      <form id="run-form" noValidate onSubmit={(event) => { event.preventDefault(); if (ready) void run(); }}>
        {failure !== null && <p className="pe-error" role="alert">{failure}</p>}
        {notes}
        {repeats && form?.lastNumber != null && (
          <p className="pe-asbefore">As in run #{form.lastNumber}
            {other.length > 0 && <button type="button" className="pe-ghost" onClick={() => type(other.map(([name, input]) => [name, defaultText(input)]))}>Use defaults</button>}
          </p>
        )}
        {Object.entries(inputs).map(([name, input], index) => (
          <ArgumentField key={name} name={name} input={input} first={index === 0} text={textOf(name, input)} error={at(fields, name)} onText={(text) => set(name, text)}>
            {form?.data.includes(name) && <FileChoice project={project} name={name} onStored={(uri) => set(name, uri)}
              onGoing={(going) => setSending((before) => (going ? [...before, name] : before.filter((other) => other !== name)))} />}
          </ArgumentField>
        ))}
        {Object.keys(inputs).length === 0 && <p className="pe-none">This pipeline has no parameters.</p>}
        <div className="pe-field">
          <label htmlFor="run-experiment">Experiment</label>
          <input id="run-experiment" className="pe-input" list="run-experiments" autoComplete="off" value={experiment} placeholder={form?.experiments[0] ?? named}
            onChange={(event) => setExperiment(event.target.value)} />
          <datalist id="run-experiments">{form?.experiments.map((name) => <option key={name} value={name} />)}</datalist>
        </div>
        {(executors.length > 1 || executor?.whyNot != null) && (
          <div className="pe-field">
            <label htmlFor="run-executor">Runs on</label>
            <select id="run-executor" className="pe-input" value={executor?.name} aria-describedby="run-executor-help" onChange={(event) => setChosen(event.target.value)}>
              {executors.map(({ name }) => <option key={name} value={name}>{name === LOCAL ? 'this machine' : name}</option>)}
            </select>
            {executor?.whyNot != null && <p className="pe-error" id="run-executor-help" role="status">{executor.whyNot}</p>}
          </div>
        )}
        <div className="pe-field pe-switch">
          <input id="run-cache" type="checkbox" checked={cache && reuse} disabled={!reuse} aria-describedby={reuse ? undefined : 'run-cache-help'} onChange={(event) => setCache(event.target.checked)} />
          <label htmlFor="run-cache">Reuse results of earlier runs</label>
          {!reuse && <p className="pe-help" id="run-cache-help">Off for this project (Settings, Execution): every step is run.</p>}
        </div>
        <div className="pe-field pe-switch">
          <input id="run-system-metrics" type="checkbox" checked={systemMetrics === true} aria-describedby="run-system-metrics-help" onChange={(event) => setSampled(event.target.checked)} />
          <label htmlFor="run-system-metrics">Record system metrics</label>
          <p className="pe-help" id="run-system-metrics-help">CPU, memory and GPU of each step while it runs, as <code>system/…</code> metrics.</p>
        </div>
        {foot}
      </form>
    </Dialog>
  );
}
