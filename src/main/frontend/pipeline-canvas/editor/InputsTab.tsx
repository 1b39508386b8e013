import { useEffect, useRef, type ReactElement } from 'react';
import { at, parentOf, stepAt, titleOf, type Component, type Input, type Json, type Path } from '../model';
import { misfit, origin, typeName, typeTone, type Port } from '../rules';
import { firstValue } from '../values';
import { useEditor, useTools } from './context';
import { Choice, ValueField } from './fields';

/** For each input of the step: a constant, a parameter of the pipeline, or what another step gives. */
export function InputsTab({ path, component, focusInput }: { path: Path; component: Component; focusInput: string | undefined }): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusInput === undefined) return;
    const field = list.current?.querySelector<HTMLElement>(`[data-for="${CSS.escape(focusInput)}"]`);
    (field?.querySelector<HTMLElement>('.pe-input:not(select)') ?? field?.querySelector<HTMLElement>('select'))?.focus();
  }, [focusInput]);
  const { pipeline } = useEditor();
  const { store, commands } = useTools();
  const entries = Object.entries(component.inputs);
  const given = (pipeline && stepAt(pipeline, path)?.arguments) ?? {};
  const stale = Object.keys(given).filter((name) => at(component.inputs, name) === undefined);
  return (
    <div ref={list}>
      {entries.map(([name, input]) => <InputField key={name} path={path} name={name} input={input} />)}
      {stale.map((name) => (
        <div key={name} className="pe-input-field" data-for={name}>
          <div className="pe-input-head"><b>{name}</b><span className="pe-type">no such input any more</span></div>
          <button type="button" className="pe-button" disabled={!store.editable} onClick={() => commands.setArgument(path, name, null)}>Remove its value</button>
        </div>
      ))}
      {entries.length === 0 && <p className="pe-none">{component.implementation.is === 'container' ? 'This step takes nothing. Inputs are added on the Container tab.' : 'This step takes nothing. Arguments in its function’s signature appear here.'}</p>}
    </div>
  );
}

const ways = { none: 'default', empty: 'nothing yet', literal: 'constant', parameter: 'parameter', output: 'from step', foreign: 'from the file' };

function InputField({ path, name, input }: { path: Path; name: string; input: Input }): ReactElement | null {
  const { pipeline, draft } = useEditor();
  const { store, commands } = useTools();
  if (!pipeline) return null;
  const graph = parentOf(path);
  const argument = at(stepAt(pipeline, path)?.arguments ?? {}, name);
  const source = origin(pipeline, graph, argument);
  const problem = draft?.problems.find((found) => found.path === path && found.input === name);
  const kind = input.type.is === 'parameter' ? input.type.kind : undefined;
  const way = source === undefined ? (input.defaultValue === null ? 'empty' : 'none')
    : source.is === 'first' ? 'output' : source.is;
  const parameters = Object.entries(pipeline.root.inputs).filter(([, other]) => misfit(other.type, input.type) === null);
  const steps = commands.partners({ path, name }, 'in').filter(({ why }) => why === null);
  const choose = (next: string) => {
    if (next === 'none' || next === 'empty') commands.setArgument(path, name, null);
    else if (next === 'literal' && kind) commands.setArgument(path, name, { is: 'literal', value: input.defaultValue ?? firstValue(kind) });
    else if (next === 'parameter' && parameters[0]) commands.connect({ path: '', name: parameters[0][0] }, { path, name });
    else if (next === 'output' && steps[0]) commands.connect(steps[0].port, { path, name });
  };
  const options = [
    input.defaultValue === null ? 'empty' : 'none',
    ...(kind ? ['literal'] : []),
    ...(parameters.length > 0 || way === 'parameter' ? ['parameter'] : []),
    ...(steps.length > 0 || way === 'output' ? ['output'] : []),
    ...(way === 'foreign' ? ['foreign'] : []),
  ] as (keyof typeof ways)[];
  const disabled = !store.editable;
  return (
    <div className="pe-input-field" data-for={name}>
      <div className="pe-input-head">
        <span className={`pe-dot ${input.type.is === 'artifact' ? 'pc-artifact' : 'pc-parameter'}`} style={{ '--pc-tone': `var(--sl-type-${typeTone(input.type)})` }} />
        <b>{name}</b>
        <span className="pe-type">{typeName(input.type)}</span>
        <Choice label={`Where ${name} comes from`} hideLabel value={way} disabled={disabled} options={options.map((option) => [option, ways[option]] as const)} onChoose={choose} />
      </div>
      {/* One field for both: somebody else may give the input a value while one is typed here. */}
      {(way === 'literal' || way === 'none' || way === 'empty') && kind && (
        <ValueField field={`${path}#${name}`} label={name} hideLabel kind={kind} disabled={disabled} error={problem?.text}
          value={source?.is === 'literal' ? source.argument.value : kind === 'BOOLEAN' ? input.defaultValue : null}
          placeholder={input.defaultValue === null ? 'required' : `default ${JSON.stringify(input.defaultValue)}`}
          onCommit={(value: Json) => commands.setArgument(path, name, { is: 'literal', value })} />
      )}
      {way === 'empty' && !kind && <p className="pe-error">{problem?.text ?? (steps.length > 0 ? 'Take it from a step.' : 'No step gives this yet: add one that does, or drop a file.')}</p>}
      {way === 'parameter' && source?.is === 'parameter' && (
        <Choice label={`Parameter for ${name}`} hideLabel value={source.name} disabled={disabled}
          options={[...(parameters.some(([key]) => key === source.name) ? [] : [[source.name, `${source.name} (does not fit)`] as const]), ...parameters.map(([key]) => [key, key] as const)]}
          onChoose={(key) => commands.connect({ path: '', name: key }, { path, name })} />
      )}
      {way === 'output' && source && (source.is === 'output' || source.is === 'first') && (
        <Choice label={`Output for ${name}`} hideLabel disabled={disabled} value={source.is === 'output' ? keyOf(source.port) : ''}
          options={[
            ...(source.is === 'first' ? [['', `first of ${source.ports.map((port) => titleOf(pipeline, port.path)).join(', ')}`] as const] : []),
            ...(source.is === 'output' && !steps.some(({ port }) => keyOf(port) === keyOf(source.port)) ? [[keyOf(source.port), wordOf(source.port)] as const] : []),
            ...steps.map(({ port }) => [keyOf(port), `${titleOf(pipeline, port.path)}.${port.name}`] as const),
          ]}
          onChoose={(key) => {
            const chosen = steps.find(({ port }) => keyOf(port) === key);
            if (chosen) commands.connect(chosen.port, { path, name });
          }} />
      )}
      {input.description !== '' && <p className="pe-help">{input.description}</p>}
    </div>
  );
}

const keyOf = (port: Port) => `${port.path}\n${port.name}`;
const wordOf = (port: Port) => `${port.path}.${port.name}`;
