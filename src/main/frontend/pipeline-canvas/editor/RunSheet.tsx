import { useEffect, useState, type ReactElement } from 'react';
import { Icon } from '../icons';
import { at, type Input, type Json, type Kind } from '../model';
import { Refusal, type RunForm } from '../server';
import { readValue, writeValue } from '../values';
import { useEditor, useTools } from './context';
import { Dialog } from './Dialog';
import { useKeptText } from './kept';

const kindOf = (input: Input): Kind => (input.type.is === 'parameter' ? input.type.kind : 'STRING');

/** What a run is given: a field for each parameter, the experiment, the cache. Ctrl-Enter runs. */
export function RunSheet({ onClose, onStarted }: { onClose: () => void; onStarted: (address: string) => void }): ReactElement {
  const { pipeline, draft, waiting } = useEditor();
  const { store } = useTools();
  const [form, setForm] = useState<RunForm | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [fields, setFields] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [cache, setCache] = useState(true);
  const [experiment, setExperiment, forgetExperiment] = useKeptText('#run/experiment', '');
  const [kept, setKept, forgetKept] = useKeptText('#run/arguments', '{}');
  useEffect(() => {
    store.server.runForm().then(setForm, (thrown: unknown) => setFailure(thrown instanceof Error ? thrown.message : String(thrown)));
  }, [store]);
  const inputs = form?.inputs ?? pipeline?.root.inputs ?? {};
  const typed = JSON.parse(kept) as Record<string, string>;
  const start = (name: string, input: Input): Json => at(form?.last ?? {}, name) ?? input.defaultValue;
  const textOf = (name: string, input: Input): string => at(typed, name) ?? writeValue(kindOf(input), start(name, input));
  const set = (name: string, text: string) => {
    setKept(JSON.stringify({ ...typed, [name]: text }));
    setFields({});
  };
  const run = async () => {
    const values: Record<string, Json> = {};
    const wrong: Record<string, string> = {};
    for (const [name, input] of Object.entries(inputs)) {
      const text = textOf(name, input);
      if (text === '' && (input.optional || input.defaultValue !== null) && kindOf(input) !== 'STRING') continue;
      const read = readValue(kindOf(input), text);
      if ('wrong' in read) wrong[name] = text === '' ? 'This parameter has no default: give a value.' : read.wrong;
      else values[name] = read.value;
    }
    setFields(wrong);
    setFailure(null);
    const first = Object.keys(wrong)[0];
    if (first !== undefined) {
      document.getElementById(`run-${first}`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const { address } = await store.server.run({ arguments: values, experiment: experiment || (form?.experiments[0] ?? ''), cache });
      forgetKept();
      forgetExperiment();
      onStarted(address);
    } catch (thrown) {
      if (thrown instanceof Refusal) setFields(thrown.fields);
      setFailure(thrown instanceof Error ? thrown.message : String(thrown));
      setBusy(false);
    }
  };
  const errors = draft?.problems.filter((problem) => problem.severity === 'error').length ?? 0;
  return (
    <Dialog title="Run" side onClose={onClose} actions={
      <>
        <button type="button" className="pe-button" onClick={onClose}>Cancel</button>
        <button type="submit" form="run-form" className="pe-primary" disabled={busy || waiting > 0}><Icon name="run" size={14} />{waiting > 0 ? 'Saving…' : 'Run'} <kbd>Ctrl Enter</kbd></button>
      </>
    }>
      <form id="run-form" noValidate onSubmit={(event) => { event.preventDefault(); if (!busy) void run(); }}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); if (!busy && waiting === 0) void run(); } }}>
        {failure !== null && <p className="pe-error" role="alert">{failure}</p>}
        {errors > 0 && <p className="pe-warning">{errors === 1 ? 'One problem' : `${errors} problems`} of the draft will stop this run: see Problems.</p>}
        {Object.entries(inputs).map(([name, input], index) => {
          const kind = kindOf(input);
          const id = `run-${name}`;
          const error = at(fields, name);
          const shared = { id, className: 'pe-input', 'aria-invalid': error !== undefined, 'aria-describedby': error === undefined ? undefined : `${id}-error`, ...(index === 0 ? { 'data-first': true } : {}) };
          return (
            <div className="pe-field" key={name}>
              <label htmlFor={id}>{name}{input.defaultValue === null && !input.optional && <span className="pe-required"> required</span>}</label>
              {kind === 'BOOLEAN'
                ? <select {...shared} value={textOf(name, input)} onChange={(event) => set(name, event.target.value)}>{textOf(name, input) === '' && <option value="">choose</option>}<option>true</option><option>false</option></select>
                : kind === 'LIST' || kind === 'STRUCT'
                  ? <textarea {...shared} rows={3} value={textOf(name, input)} onChange={(event) => set(name, event.target.value)} />
                  : <input {...shared} autoComplete="off" inputMode={kind === 'STRING' ? 'text' : 'decimal'} value={textOf(name, input)} onChange={(event) => set(name, event.target.value)} />}
              {error !== undefined && <p className="pe-error" id={`${id}-error`} role="alert">{error}</p>}
              {input.description !== '' && <p className="pe-help">{input.description}</p>}
            </div>
          );
        })}
        {Object.keys(inputs).length === 0 && <p className="pe-none">This pipeline has no parameters.</p>}
        <div className="pe-field">
          <label htmlFor="run-experiment">Experiment</label>
          <input id="run-experiment" className="pe-input" list="run-experiments" autoComplete="off" value={experiment} placeholder={form?.experiments[0] ?? pipeline?.name ?? ''}
            onChange={(event) => setExperiment(event.target.value)} />
          <datalist id="run-experiments">{form?.experiments.map((name) => <option key={name} value={name} />)}</datalist>
        </div>
        <div className="pe-field pe-switch">
          <input id="run-cache" type="checkbox" checked={cache} onChange={(event) => setCache(event.target.checked)} />
          <label htmlFor="run-cache">Reuse results of earlier runs</label>
        </div>
        {draft?.saved?.changed !== false && <p className="pe-help">The draft is saved as a version first.</p>}
      </form>
    </Dialog>
  );
}
