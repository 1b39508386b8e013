import { useRef, useState, type ReactElement } from 'react';
import { Icon } from '../icons';
import type { Input, Kind } from '../model';
import { freeName } from '../edits';
import { valueTypes, wrongName } from '../port-types';
import { firstValue } from '../values';
import { useEditor, useTools } from './context';
import { Choice, TextField, ValueField } from './fields';

/** What stands beside the canvas while no step is selected: the pipeline's description and its parameters. */
export function PipelinePanel(): ReactElement | null {
  const { pipeline } = useEditor();
  const { store, commands } = useTools();
  const [fresh, setFresh] = useState<string | null>(null);
  // A parameter that is renamed stays the one that it is: open, and with the focus in it.
  const same = useRef(new Map<string, number>());
  const keyOf = (name: string) => {
    if (!same.current.has(name)) same.current.set(name, counter.current++);
    return same.current.get(name);
  };
  const counter = useRef(0);
  if (!pipeline) return null;
  const names = Object.keys(pipeline.root.inputs);
  const disabled = !store.editable;
  return (
    <section className="pe-inspector-in" aria-label="Pipeline">
      <header className="pe-inspector-head"><h2>Pipeline</h2></header>
      <div className="pe-panel">
        <TextField field="#description" label="Description" multiline value={pipeline.description} disabled={disabled} placeholder="What this pipeline is for"
          onCommit={(value) => commands.edit({ is: 'pipeline-changed', field: 'description', value })} />
        <h3 className="pe-section">Parameters</h3>
        {names.length === 0 && <p className="pe-none">What a person sets for each run: a learning rate, a threshold. Steps take them as inputs.</p>}
        {Object.entries(pipeline.root.inputs).map(([name, input]) => (
          <Parameter key={keyOf(name)} name={name} input={input} names={names} disabled={disabled} fresh={name === fresh} onRenamed={(to) => {
            same.current.set(to, keyOf(name) ?? 0);
            same.current.delete(name);
            if (name === fresh) setFresh(to);
          }} />
        ))}
        <button type="button" className="pe-button" disabled={disabled} onClick={() => {
          const name = freeName(names, 'parameter').replaceAll('-', '_');
          setFresh(name);
          commands.edit({
            is: 'parameter-set', name,
            input: { type: { is: 'parameter', kind: 'DOUBLE' }, defaultValue: 0, optional: false, description: '', foreign: {} },
          }, `Added the parameter ${name}`);
        }}><Icon name="plus" size={14} />Parameter</button>
      </div>
    </section>
  );
}

function Parameter({ name, input, names, disabled, fresh, onRenamed }: {
  name: string; input: Input; names: string[]; disabled: boolean; fresh: boolean; onRenamed: (to: string) => void;
}): ReactElement {
  const { commands } = useTools();
  const kind: Kind = input.type.is === 'parameter' ? input.type.kind : 'STRING';
  const set = (change: Partial<Input>) => commands.edit({ is: 'parameter-set', name, input: { ...input, ...change } });
  const required = input.defaultValue === null;
  return (
    <details className="pe-parameter" open={fresh || undefined}>
      <summary>
        <b>{name}</b>
        <span className="pe-type">{valueTypes.find(([key]) => key === kind)?.[1] ?? kind}</span>
        <span className="pe-default sl-mono">{required ? 'required' : JSON.stringify(input.defaultValue)}</span>
      </summary>
      <div className="pe-two">
        <TextField field={`#parameter/${name}/name`} label="Name" value={name} disabled={disabled} check={(text) => wrongName('The parameter', text, names.filter((other) => other !== name))}
          onCommit={(to) => {
            onRenamed(to);
            commands.edit({ is: 'parameter-renamed', from: name, to }, `Renamed to ${to}`);
          }} />
        <Choice label="Type" value={kind} options={valueTypes} disabled={disabled}
          onChoose={(next) => set({ type: { is: 'parameter', kind: next as Kind }, defaultValue: required ? null : firstValue(next as Kind) })} />
        <Choice label="Each run" value={required ? 'required' : 'default'} disabled={disabled}
          options={[['default', 'may leave it out'], ['required', 'must give it']]}
          onChoose={(next) => set({ defaultValue: next === 'required' ? null : firstValue(kind) })} />
        {!required && <ValueField field={`#parameter/${name}/default`} label="Default" kind={kind} value={input.defaultValue} disabled={disabled}
          onCommit={(defaultValue) => set({ defaultValue })} />}
      </div>
      <TextField field={`#parameter/${name}/description`} label="Description" value={input.description} disabled={disabled} onCommit={(description) => set({ description })} />
      <button type="button" className="pe-ghost" disabled={disabled} onClick={() => commands.edit({ is: 'parameter-removed', name }, `Removed the parameter ${name}`)}>
        <Icon name="trash" size={14} />Remove
      </button>
    </details>
  );
}
