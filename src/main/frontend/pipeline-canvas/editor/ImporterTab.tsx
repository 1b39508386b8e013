import '../../run-page/run-page.css';
import type { ReactElement } from 'react';
import { PreviewPane } from '../../run-page/PreviewPane';
import { bytes } from '../../run-page/run';
import type { Component, Importer, Json } from '../model';
import { artifactTypes, typeOfKey, withChosen } from '../port-types';
import { showValue } from '../scene';
import { useTools } from './context';
import { Choice, Switch, TextField } from './fields';

/** A size in words, a digest as long as it takes to tell it from others. */
function factOf(key: string, value: Json): string {
  if (key === 'size' && typeof value === 'number') return bytes(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return key === 'digest' ? text.replace(/^sha256:/, '').slice(0, 12) : text;
}

/** Sent up by somebody: where Slipway keeps it is its own matter. */
const wasSentUp = (source: Importer, uri: string): boolean => uri.includes('/uploads/') && 'digest' in source.metadata && 'size' in source.metadata;

/** Where the data of an importer lies, and what is known of it. */
export function ImporterTab({ name, component }: { name: string; component: Component }): ReactElement | null {
  const { store, commands } = useTools();
  const source = component.implementation.is === 'importer' ? component.implementation : null;
  const output = component.outputs['artifact'];
  if (!source) return null;
  const set = (change: Partial<Importer>) =>
    commands.edit({ is: 'component-changed', name, component: { ...component, implementation: { ...source, ...change } } });
  const facts = Object.entries(source.metadata).filter(([key]) => key !== 'preview');
  const uri = source.uri.is === 'literal' && typeof source.uri.value === 'string' ? source.uri.value : '';
  return (
    <>
      {source.uri.is === 'literal'
        ? wasSentUp(source, uri) ? <p className="pe-uploaded"><b>{uri.slice(uri.lastIndexOf('/') + 1)}</b><span className="pe-help">A file that was sent up; Slipway keeps it. Drop another on the canvas for a step that reads that.</span></p> : <TextField field={`${name}#uri`} label="Address" mono value={typeof source.uri.value === 'string' ? source.uri.value : showValue(source.uri.value)} disabled={!store.editable}
          placeholder="/data/iris.csv" help="A path below a configured data root. Or drop a file on the canvas."
          onCommit={(text) => set({ uri: { is: 'literal', value: text.trim() } })} />
        : <p className="pe-help">The address comes from an input.</p>}
      {output?.type.is === 'artifact' && (
        <Choice label="It is a" value={output.type.schema} disabled={!store.editable}
          options={withChosen(artifactTypes, output.type.schema)}
          onChoose={(schema) => commands.edit({
            is: 'component-changed', name,
            component: { ...component, outputs: { ...component.outputs, artifact: { ...output, type: typeOfKey(schema) } } },
          })} />
      )}
      {facts.length > 0 && (
        <dl className="pe-facts">
          {facts.map(([key, value]) => <div key={key}><dt>{key}</dt><dd className="sl-mono" title={typeof value === 'string' ? value : JSON.stringify(value)}>{factOf(key, value)}</dd></div>)}
        </dl>
      )}
      {uri.startsWith('/') && (
        <section className="pe-data" aria-label="Preview">
          <h3 className="pe-section">Preview</h3>
          <PreviewPane key={uri} project={store.server.project} uri={uri} name={uri.slice(uri.lastIndexOf('/') + 1)}
            schema={output?.type.is === 'artifact' ? output.type.schema : ''} />
        </section>
      )}
      <Switch label="Read anew in each run" checked={source.reimport} disabled={!store.editable} help="Otherwise an artifact with this address is used again."
        onChange={(reimport) => set({ reimport })} />
    </>
  );
}
