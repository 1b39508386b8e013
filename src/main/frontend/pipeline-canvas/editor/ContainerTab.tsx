import type { ReactElement } from 'react';
import { textOfVariables, textOfWord, variablesOf, wordOfText, wrongVariables } from '../container';
import { Icon } from '../icons';
import type { Component, Container, Json } from '../model';
import { useTools } from './context';
import { TextField } from './fields';
import { Ports } from './Ports';

/** The image of a container step, the words it is started with, and what goes in and out. */
export function ContainerTab({ name, component }: { name: string; component: Component }): ReactElement | null {
  const { store, commands } = useTools();
  const container = component.implementation.is === 'container' ? component.implementation : null;
  if (!container) return null;
  const disabled = !store.editable;
  const change = (next: Partial<Component>, said?: string) => commands.edit({ is: 'component-changed', name, component: { ...component, ...next } }, said);
  const set = (next: Partial<Container>) => change({ implementation: { ...container, ...next } });
  return (
    <>
      <TextField field={`${name}#image`} label="Image" mono value={container.image} disabled={disabled} placeholder="busybox:1.36"
        check={(text) => (text.trim() === '' ? 'The image that the container is made of is expected, such as busybox:1.36.' : undefined)}
        onCommit={(text) => set({ image: text.trim() })} />
      <Words field={`${name}#command`} label="Command" one="Word of the command" words={container.command} disabled={disabled}
        none="The image’s own entry point is run." onChange={(command) => set({ command })} />
      <Words field={`${name}#args`} label="Arguments" one="Argument" words={container.args} disabled={disabled}
        none="No arguments." onChange={(args) => set({ args })} />
      <TextField field={`${name}#env`} label="Environment" mono multiline value={textOfVariables(container.env)} disabled={disabled} placeholder="NAME=value"
        check={wrongVariables} onCommit={(text) => set({ env: variablesOf(text) })} />
      <Ports way="inputs" title="Inputs" ports={component.inputs} disabled={disabled} field={name}
        blank={(type) => ({ type, defaultValue: null, optional: false, description: '', foreign: {} })} onChange={(inputs, said) => change({ inputs }, said)} />
      <Ports way="outputs" title="Outputs" ports={component.outputs} disabled={disabled} field={name}
        blank={(type) => ({ type, description: '', foreign: {} })} onChange={(outputs, said) => change({ outputs }, said)} />
      <p className="pe-help">On this machine it runs as a process: its program has to be installed here. On a cluster it runs in its image.</p>
    </>
  );
}

/** Words as the program gets them: each in a field of its own, so that spaces and quotes need no care. */
function Words({ field, label, one, words, none, disabled, onChange }: {
  field: string; label: string; one: string; words: Json[]; none: string; disabled: boolean; onChange: (words: Json[]) => void;
}): ReactElement {
  return (
    <fieldset className="pe-words">
      <legend>{label}</legend>
      {words.length === 0 && <p className="pe-none">{none}</p>}
      {words.map((word, index) => (
        <div key={index} className="pe-wordrow">
          <TextField field={`${field}/${index}`} label={`${one} ${index + 1}`} hideLabel mono multiline={textOfWord(word).length > 30 || textOfWord(word).includes('\n')}
            value={textOfWord(word)} disabled={disabled} onCommit={(text) => onChange(words.with(index, wordOfText(text)))} />
          <button type="button" className="pe-iconbutton" disabled={disabled} aria-label={`Remove ${one.toLowerCase()} ${index + 1}`}
            onClick={() => onChange(words.toSpliced(index, 1))}><Icon name="close" size={14} /></button>
        </div>
      ))}
      <button type="button" className="pe-button" disabled={disabled} onClick={() => onChange([...words, ''])}><Icon name="plus" size={14} />Add a word</button>
    </fieldset>
  );
}
