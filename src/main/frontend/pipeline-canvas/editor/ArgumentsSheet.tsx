import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import { Icon } from '../icons';
import { at, type Input, type Json, type Kind } from '../model';
import { Refusal, type RunForm, type RunRequest } from '../server';
import { readValue, writeValue } from '../values';
import { Dialog } from './Dialog';
import { FileChoice } from './FileChoice';
import { useKeptText } from './kept';

/** Its name among the executors. */
const LOCAL = 'local';

const kindOf = (input: Input): Kind => (input.type.is === 'parameter' ? input.type.kind : 'STRING');

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
  waiting?: boolean;
  notes?: ReactNode;
  foot?: ReactNode;
  onClose: () => void;
  onStarted: (address: string) => void;
}

/** What a run is given: a field for each parameter, the experiment, the cache. Ctrl-Enter runs. */
export function ArgumentsSheet({
  title, project, inputs: known, experiment: named, load, run: start, cache: first, waiting = false, notes, foot, onClose, onStarted,
}: ArgumentsSheetProps): ReactElement {
  const [form, setForm] = useState<RunForm | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [sending, setSending] = useState<readonly string[]>([]);
  const [cache, setCache] = useState(first);
  const [experiment, setExperiment, forgetExperiment] = useKeptText('#run/experiment', '');
  const [chosen, setChosen] = useState<string | null>(null);
  const [kept, setKept, forgetKept] = useKeptText('#run/arguments', '{}');
  useEffect(() => {
    load().then(setForm, (thrown: unknown) => setFailure(thrown instanceof Error ? thrown.message : String(thrown)));
  }, [load]);
  const inputs = form?.inputs ?? known;
  const executors = form?.executors ?? [];
  const executor = executors.find(({ name }) => name === (chosen ?? form?.executor)) ?? executors[0];
  const typed = JSON.parse(kept) as Record<string, string>;
  const before = (name: string, input: Input): Json => at(form?.last ?? {}, name) ?? input.defaultValue;
  const textOf = (name: string, input: Input): string => at(typed, name) ?? writeValue(kindOf(input), before(name, input));
  const set = (name: string, text: string) => {
    setKept(JSON.stringify({ ...typed, [name]: text }));
    setFields({});
  };
  // A run without the file that is on its way would take the one before.
  const ready = !busy && !waiting && sending.length === 0;
  const run = async () => {
    const { values, wrong } = read(inputs, textOf);
    setFields(wrong);
    setFailure(null);
    const firstWrong = Object.keys(wrong)[0];
    if (firstWrong !== undefined) {
      document.getElementById(`run-${firstWrong}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const { address } = await start({ arguments: values, experiment: experiment || (form?.experiments[0] ?? ''), cache, executor: executor?.name ?? null });
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
        <button type="submit" form="run-form" className="pe-primary" disabled={!ready}><Icon name="run" size={14} />{waiting ? 'Saving…' : sending.length > 0 ? 'Sending…' : 'Run'} <kbd>Ctrl Enter</kbd></button>
      </>
    }>
      <form id="run-form" noValidate onSubmit={(event) => { event.preventDefault(); if (ready) void run(); }}>
        {failure !== null && <p className="pe-error" role="alert">{failure}</p>}
        {notes}
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
          <input id="run-cache" type="checkbox" checked={cache} onChange={(event) => setCache(event.target.checked)} />
          <label htmlFor="run-cache">Reuse results of earlier runs</label>
        </div>
        {foot}
      </form>
    </Dialog>
  );
}

/** The values that the texts mean, and a sentence for each that means none. */
function read(inputs: Record<string, Input>, textOf: (name: string, input: Input) => string) {
  const values: Record<string, Json> = {};
  const wrong: Record<string, string> = {};
  for (const [name, input] of Object.entries(inputs)) {
    const text = textOf(name, input);
    if (text === '' && (input.optional || input.defaultValue !== null) && kindOf(input) !== 'STRING') continue;
    const value = readValue(kindOf(input), text);
    if ('wrong' in value) wrong[name] = text === '' ? 'This parameter has no default: give a value.' : value.wrong;
    else values[name] = value.value;
  }
  return { values, wrong };
}

function ArgumentField({ name, input, text, error, first, onText, children }: {
  name: string; input: Input; text: string; error: string | undefined; first: boolean; onText: (text: string) => void; children?: ReactNode;
}): ReactElement {
  const kind = kindOf(input);
  const id = `run-${name}`;
  const shared = {
    id, className: 'pe-input', 'aria-invalid': error !== undefined, 'aria-describedby': error === undefined ? undefined : `${id}-error`,
    ...(first ? { 'data-first': true } : {}),
  };
  return (
    <div className="pe-field">
      <label htmlFor={id}>{name}{input.defaultValue === null && !input.optional && <span className="pe-required"> required</span>}</label>
      {kind === 'BOOLEAN'
        ? <select {...shared} value={text} onChange={(event) => onText(event.target.value)}>{text === '' && <option value="">choose</option>}<option>true</option><option>false</option></select>
        : kind === 'LIST' || kind === 'STRUCT'
          ? <textarea {...shared} rows={3} value={text} onChange={(event) => onText(event.target.value)} />
          : <input {...shared} autoComplete="off" inputMode={kind === 'STRING' ? 'text' : 'decimal'} value={text} onChange={(event) => onText(event.target.value)} />}
      {children}
      {error !== undefined && <p className="pe-error" id={`${id}-error`} role="alert">{error}</p>}
      {input.description !== '' && <p className="pe-help">{input.description}</p>}
    </div>
  );
}
