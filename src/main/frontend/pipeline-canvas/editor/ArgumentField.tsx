import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icons';
import type { Input } from '../model';
import { defaultText, differs, kindOf } from './arguments';

const rowsOf = (text: string, least: number): number => Math.min(8, Math.max(least, text.split('\n').length));

/** A field for one parameter of a run; where it says something else than the default, that is told and can be had back. */
export function ArgumentField({ name, input, text, error, first, onText, children }: {
  name: string; input: Input; text: string; error: string | undefined; first: boolean; onText: (text: string) => void; children?: ReactNode;
}): ReactElement {
  const kind = kindOf(input);
  const id = `run-${name}`;
  const otherwise = differs(input, text) ? defaultText(input) : null;
  const shared = {
    id, className: 'pe-input', 'aria-invalid': error !== undefined, 'aria-describedby': error === undefined ? undefined : `${id}-error`,
    ...(first ? { 'data-first': true } : {}),
  };
  return (
    <div className="pe-field">
      <div className="pe-argument">
        <label htmlFor={id}>{name}{input.defaultValue === null && !input.optional && <span className="pe-required"> required</span>}</label>
        {otherwise !== null && (
          <span className="pe-otherwise">
            <span title={otherwise}>default {otherwise === '' ? <i>empty</i> : <code>{otherwise}</code>}</span>
            <button type="button" className="pe-iconbutton" aria-label={`Use the default of ${name}`} title="Use the default" onClick={() => onText(defaultText(input))}><Icon name="undo" size={13} /></button>
          </span>
        )}
      </div>
      {kind === 'BOOLEAN'
        ? <select {...shared} value={text} onChange={(event) => onText(event.target.value)}>{text === '' && <option value="">choose</option>}<option>true</option><option>false</option></select>
        : kind === 'INTEGER' || kind === 'DOUBLE'
          ? <input {...shared} autoComplete="off" inputMode="decimal" value={text} onChange={(event) => onText(event.target.value)} />
          // A text may have several lines: in a field of one line the breaks would be lost.
          : <textarea {...shared} spellCheck={false} rows={rowsOf(text, kind === 'STRING' ? 1 : 3)} value={text} onChange={(event) => onText(event.target.value)} />}
      {children}
      {error !== undefined && <p className="pe-error" id={`${id}-error`} role="alert">{error}</p>}
      {input.description !== '' && <p className="pe-help">{input.description}</p>}
    </div>
  );
}
