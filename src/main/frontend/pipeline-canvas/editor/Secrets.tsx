import type { ReactElement } from 'react';
import { Icon } from '../icons';
import type { Path, SecretUse, Step } from '../model';
import { fresh, variableWrong } from '../secrets';
import { useEditor, useTools } from './context';
import { Choice, TextField } from './fields';

/** Which of the project's secrets the step is given, and how. Their values are never here. */
export function Secrets({ path, step }: { path: Path; step: Step }): ReactElement {
  const { draft } = useEditor();
  const { store, commands } = useTools();
  const disabled = !store.editable;
  const known = draft?.secrets ?? [];
  const uses = step.secrets ?? [];
  const set = (next: SecretUse[]) => commands.edit({ is: 'step-changed', path, field: 'secrets', value: next.map((use) => ({ ...use })) });
  const change = (index: number, by: Partial<SecretUse>) => set(uses.map((use, at) => (at === index ? { ...use, ...by } : use)));
  const settings = `p/${encodeURIComponent(store.server.project)}/settings/secrets`;
  return (
    <fieldset>
      <legend>Secrets</legend>
      {uses.map((use, index) => (
        <div key={index} className="pe-secret" role="group" aria-label={`Secret ${use.secret}`}>
          <Choice label="Secret" value={use.secret} disabled={disabled}
            options={[...(known.includes(use.secret) ? [] : [[use.secret, `${use.secret} (not in this project)`] as const]), ...known.map((name) => [name, name] as const)]}
            onChoose={(secret) => change(index, { secret })} {...(known.includes(use.secret) ? {} : { error: 'This project has no such secret.' })} />
          <Choice label="Given as" value={use.file ? 'file' : 'value'} disabled={disabled} options={[['value', 'variable'], ['file', 'file']]}
            onChoose={(way) => change(index, { file: way === 'file' })} />
          <TextField field={`${path}#secret-${index}`} label={use.file ? 'Variable with the file’s path' : 'Variable'} value={use.variable} disabled={disabled} mono
            check={(text) => variableWrong(text.trim(), uses.filter((_, at) => at !== index))}
            onCommit={(text) => change(index, { variable: text.trim() })} />
          <button type="button" className="pe-iconbutton" aria-label={`Take ${use.secret} off`} title="Take it off" disabled={disabled}
            onClick={() => set(uses.filter((_, at) => at !== index))}><Icon name="trash" size={15} /></button>
        </div>
      ))}
      {known.length > 0
        ? <button type="button" className="pe-button" disabled={disabled} onClick={() => set([...uses, fresh(known, uses)])}><Icon name="plus" size={14} />Give a secret</button>
        : <p className="pe-help">This project has no secrets. An owner sets them under <a href={settings}>Settings, Secrets</a>.</p>}
    </fieldset>
  );
}
