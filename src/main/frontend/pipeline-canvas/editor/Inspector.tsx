import { useId, useState, type ReactElement } from 'react';
import { Icon } from '../icons';
import { componentOf, nameOf, stepAt, titleOf, type Path } from '../model';
import { typeName, typeTone } from '../rules';
import { CodeTab } from './CodeTab';
import { ConditionTab } from './ConditionTab';
import { ContainerTab } from './ContainerTab';
import { useEditor, useTools } from './context';
import { ImporterTab } from './ImporterTab';
import { InputsTab } from './InputsTab';
import { noticesAt } from './Notices';
import { RunTab } from './RunTab';
import { TextField } from './fields';

type Tab = 'rule' | 'inputs' | 'run' | 'code' | 'container' | 'source' | 'outputs' | 'notes';
const words: Record<Tab, string> = {
  rule: 'Rule', inputs: 'Inputs', run: 'Run', code: 'Code', container: 'Container', source: 'Source', outputs: 'Outputs', notes: 'Notes',
};
const kindWords = { python: 'Python function', container: 'Container', importer: 'Data', graph: 'Group', foreign: 'Kept from a file' };

/** Everything about the selected step. */
export function Inspector({ path, focusInput, line }: { path: Path; focusInput: string | undefined; line: { line: number } | undefined }): ReactElement | null {
  const { pipeline, draft, shown } = useEditor();
  const { store, commands } = useTools();
  const [chosen, setChosen] = useState<{ tab: Tab; path: Path }>();
  const setTab = (tab: Tab) => setChosen({ tab, path });
  const [looked, setLooked] = useState<{ line: number }>();
  if (line && line !== looked) {
    setLooked(line);
    setTab('code');
  }
  const id = useId();
  const step = pipeline && stepAt(pipeline, path);
  const component = pipeline ? componentOf(pipeline, path) : undefined;
  if (!pipeline || !step) return null;
  const is = component?.implementation.is ?? 'foreign';
  const tabs: Tab[] = is === 'graph' ? ['rule', 'run', 'notes']
    : is === 'importer' ? ['source', 'outputs', 'run', 'notes']
      : is === 'python' ? ['inputs', 'code', 'run', 'outputs', 'notes']
        : is === 'container' ? ['container', 'inputs', 'run', 'outputs', 'notes'] : ['inputs', 'run', 'outputs', 'notes'];
  // What was chosen stays when another step is selected, where that has it and there is something in it.
  const barren = is === 'container' && Object.keys(component?.inputs ?? {}).length === 0 && chosen?.tab === 'inputs' && chosen.path !== path;
  const first = focusInput !== undefined && tabs.includes('inputs') ? 'inputs' : (tabs[0] ?? 'inputs');
  const tab = chosen && tabs.includes(chosen.tab) && !barren ? chosen.tab : first;
  const readOnly = !store.editable;
  const told = shown ? [] : noticesAt(draft?.notices ?? [], path);
  return (
    <section className="pe-inspector-in" aria-label={`Step ${titleOf(pipeline, path)}`}>
      <header className="pe-inspector-head">
        <TextField key={path} field={`${path}#title`} label="Name of the step" hideLabel value={titleOf(pipeline, path)} disabled={readOnly}
          check={(text) => (text.trim() === '' ? 'A step needs a name.' : undefined)}
          onCommit={(text) => commands.rename(path, text.trim())} />
        <p className="pe-kindline"><Icon name={is === 'graph' ? 'frame' : is} size={14} />{is === 'graph' && step.when !== null ? 'Condition' : kindWords[is]}<span className="sl-mono">{nameOf(path)}</span></p>
        {component?.description !== undefined && component.description !== '' && <p className="pe-description">{component.description}</p>}
        {told.map(({ text }) => <p key={text} className="pe-notice"><Icon name="foreign" size={14} />{text}</p>)}
      </header>
      <div className="pe-tabs" role="tablist" aria-label="Parts of the step" onKeyDown={(event) => {
        const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
        const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length];
        if (by === 0 || next === undefined) return;
        event.preventDefault();
        setTab(next);
        document.getElementById(`${id}-${next}`)?.focus();
      }}>
        {tabs.map((name) => (
          <button key={name} id={`${id}-${name}`} type="button" role="tab" aria-selected={name === tab} aria-controls={`${id}-panel`}
            tabIndex={name === tab ? 0 : -1} onClick={() => setTab(name)}>{words[name]}</button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${tab}`} className={`pe-panel pe-panel-${tab}`}>
        {tab === 'inputs' && component && <InputsTab key={path} path={path} component={component} focusInput={focusInput} />}
        {tab === 'rule' && <ConditionTab key={path} path={path} />}
        {tab === 'source' && component && <ImporterTab key={path} name={step.component} component={component} />}
        {tab === 'container' && component && <ContainerTab key={step.component} name={step.component} component={component} />}
        {tab === 'run' && <RunTab key={path} path={path} step={step} group={is === 'graph'} gets={is === 'python' || is === 'container'} />}
        {tab === 'code' && component && <CodeTab key={step.component} name={step.component} component={component} line={line} />}
        {tab === 'outputs' && (
          <ul className="pe-outputs">
            {Object.entries(component?.outputs ?? {}).map(([name, output]) => (
              <li key={name}>
                <span className={`pe-dot ${output.type.is === 'artifact' ? 'pc-artifact' : 'pc-parameter'}`} style={{ '--pc-tone': `var(--sl-type-${typeTone(output.type)})` }} />
                <b>{name}</b><span>{typeName(output.type)}</span>
                {output.description !== '' && <p>{output.description}</p>}
              </li>
            ))}
            {Object.keys(component?.outputs ?? {}).length === 0 && <li className="pe-none">{is === 'container' ? 'This step gives nothing on. Outputs are added on the Container tab.' : <>This step gives nothing on. A returned value or an <code>Output[…]</code> in its signature appears here.</>}</li>}
          </ul>
        )}
        {tab === 'notes' && (
          <TextField key={path} field={`${path}#notes`} label="Notes (Markdown)" multiline value={step.notes} disabled={readOnly}
            placeholder="What others should know of this step"
            onCommit={(text) => commands.edit({ is: 'step-changed', path, field: 'notes', value: text })} />
        )}
      </div>
    </section>
  );
}
