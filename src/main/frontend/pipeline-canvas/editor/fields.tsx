import { useId, useState, type ReactElement, type ReactNode } from 'react';
import type { Json, Kind } from '../model';
import { readValue, writeValue } from '../values';
import { useKeptText } from './kept';

interface FieldProps {
  /** Names the text that is kept while it is typed. */
  field: string;
  label: string;
  hideLabel?: boolean;
  help?: string;
  disabled?: boolean;
  error?: string | undefined;
}

function Frame({ id, label, hideLabel, help, error, children }: {
  id: string; label: string; hideLabel?: boolean | undefined; help?: string | undefined; error?: string | undefined; children: ReactNode;
}): ReactElement {
  return (
    <div className="pe-field">
      <label htmlFor={id} className={hideLabel ? 'sl-hidden-text' : undefined}>{label}</label>
      {children}
      {error !== undefined && <p className="pe-error" id={`${id}-error`} role="alert">{error}</p>}
      {help !== undefined && help !== '' && <p className="pe-help">{help}</p>}
    </div>
  );
}

/** A text that is committed when it is left or Enter is pressed, and kept over a reload until then. */
export function TextField({ field, label, hideLabel, help, disabled, error, value, check, onCommit, multiline, placeholder, mono }: FieldProps & {
  value: string;
  check?: (text: string) => string | undefined;
  onCommit: (text: string) => void;
  multiline?: boolean;
  placeholder?: string;
  mono?: boolean;
}): ReactElement {
  const id = useId();
  const [text, setText, forget, sinceBegun] = useKeptText(field, value);
  const [tried, setTried] = useState(false);
  const wrong = check?.(text);
  const shown = error ?? (tried || text !== value ? wrong : undefined);
  const commit = () => {
    setTried(true);
    if (wrong !== undefined || text === value) return;
    sinceBegun(() => onCommit(text));
    forget();
    setTried(false);
  };
  const shared = {
    id, value: text, disabled, placeholder, 'aria-invalid': shown !== undefined, 'aria-describedby': shown === undefined ? undefined : `${id}-error`,
    className: `pe-input${mono === true ? ' sl-mono' : ''}`, onBlur: commit, spellCheck: false, autoComplete: 'off',
  };
  return (
    <Frame id={id} label={label} hideLabel={hideLabel} help={help} error={shown}>
      {multiline === true
        ? <textarea {...shared} rows={Math.min(8, Math.max(2, text.split('\n').length))} onChange={(event) => setText(event.target.value)} />
        : <input {...shared} onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape' && text !== value) {
              event.stopPropagation();
              forget();
            }
          }} />}
    </Frame>
  );
}

/** A constant of a kind: a switch for Boolean, checked text for the rest. */
export function ValueField({ kind, value, onCommit, placeholder, ...props }: FieldProps & {
  kind: Kind; value: Json; onCommit: (value: Json) => void; placeholder?: string;
}): ReactElement {
  if (kind === 'BOOLEAN') {
    return <Choice label={props.label} {...(props.hideLabel === undefined ? {} : { hideLabel: props.hideLabel })} value={JSON.stringify(value)}
      disabled={props.disabled === true} {...(props.error === undefined ? {} : { error: props.error })}
      options={value === null ? [['null', '—'], ['true', 'true'], ['false', 'false']] : [['true', 'true'], ['false', 'false']]}
      onChoose={(text) => onCommit(text === 'true')} />;
  }
  const text = writeValue(kind, value);
  return (
    <TextField {...props} value={text} multiline={kind === 'LIST' || kind === 'STRUCT' || text.includes('\n')} mono={kind !== 'STRING'}
      {...(placeholder === undefined ? {} : { placeholder })}
      check={(typed) => {
        if (typed === text) return undefined;
        const read = readValue(kind, typed);
        return 'wrong' in read ? read.wrong : undefined;
      }}
      onCommit={(typed) => {
        const read = readValue(kind, typed);
        if ('value' in read) onCommit(read.value);
      }} />
  );
}

export function Choice({ label, hideLabel, help, value, options, onChoose, disabled, error, first }: {
  label: string; hideLabel?: boolean; help?: string; value: string; options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void; disabled?: boolean; error?: string;
  /** Has the focus when the dialog around it opens. */
  first?: boolean;
}): ReactElement {
  const id = useId();
  return (
    <Frame id={id} label={label} hideLabel={hideLabel} help={help} error={error}>
      <select id={id} className="pe-input" data-first={first === true ? true : undefined} value={value} disabled={disabled} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([key, word]) => <option key={key} value={key}>{word}</option>)}
      </select>
    </Frame>
  );
}

export function Switch({ label, help, checked, onChange, disabled }: {
  label: string; help?: string; checked: boolean; onChange: (checked: boolean) => void; disabled?: boolean;
}): ReactElement {
  const id = useId();
  return (
    <div className="pe-field pe-switch">
      <input id={id} type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChange(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
      {help !== undefined && <p className="pe-help">{help}</p>}
    </div>
  );
}
