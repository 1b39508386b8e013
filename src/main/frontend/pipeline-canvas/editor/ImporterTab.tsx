import type { ReactElement } from 'react';
import type { Component, Importer } from '../model';
import { showValue } from '../scene';
import { useTools } from './context';
import { Choice, Switch, TextField } from './fields';

const kinds = ['Dataset', 'Model', 'Artifact', 'Markdown', 'HTML'].map((name) => [`system.${name}`, name] as const);

/** Where the data of an importer lies, and what is known of it. */
export function ImporterTab({ name, component }: { name: string; component: Component }): ReactElement | null {
  const { store } = useTools();
  const { commands } = useTools();
  const source = component.implementation.is === 'importer' ? component.implementation : null;
  const output = component.outputs['artifact'];
  if (!source) return null;
  const set = (change: Partial<Importer>) =>
    commands.edit({ is: 'component-changed', name, component: { ...component, implementation: { ...source, ...change } } });
  const facts = Object.entries(source.metadata).filter(([key]) => key !== 'preview');
  const preview = source.metadata['preview'];
  return (
    <>
      {source.uri.is === 'literal'
        ? <TextField field={`${name}#uri`} label="Address" mono value={typeof source.uri.value === 'string' ? source.uri.value : showValue(source.uri.value)} disabled={!store.editable}
          placeholder="/data/iris.csv" help="A path below a configured data root. Or drop a file on the canvas."
          onCommit={(text) => set({ uri: { is: 'literal', value: text.trim() } })} />
        : <p className="pe-help">The address comes from an input.</p>}
      {output?.type.is === 'artifact' && (
        <Choice label="It is a" value={output.type.schema} disabled={!store.editable}
          options={kinds.some(([key]) => output.type.is === 'artifact' && key === output.type.schema) ? kinds : [...kinds, [output.type.schema, output.type.schema]]}
          onChoose={(schema) => commands.edit({
            is: 'component-changed', name,
            component: { ...component, outputs: { ...component.outputs, artifact: { ...output, type: { is: 'artifact', schema, version: '0.0.1', list: false } } } },
          })} />
      )}
      {facts.length > 0 && (
        <dl className="pe-facts">
          {facts.map(([key, value]) => <div key={key}><dt>{key}</dt><dd className="sl-mono">{typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}
        </dl>
      )}
      {typeof preview === 'string' && <pre className="pe-preview" tabIndex={0} aria-label="Preview">{preview}</pre>}
      <Switch label="Read anew in each run" checked={source.reimport} disabled={!store.editable} help="Otherwise an artifact with this address is used again."
        onChange={(reimport) => set({ reimport })} />
    </>
  );
}
