import { useEffect, useId, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Option } from './Dialog';
import { findOptions } from './pick';

/** A search field with a list under it: arrows choose, Enter takes. */
export function PickList({ label, options, onPick, empty }: {
  label: string; options: Option[]; onPick: (key: string) => void; empty: string;
}): ReactElement {
  const id = useId();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const found = useMemo(() => findOptions(options, text), [options, text]);
  const field = useRef<HTMLInputElement>(null);
  // Also the second list of a dialog, which opens in the place of the first.
  useEffect(() => field.current?.focus(), []);
  const here = Math.min(index, found.length - 1);
  const pick = (option: Option | undefined) => { if (option && option.unfit === undefined) onPick(option.key); };
  return (
    <div className="pe-pick">
      <label htmlFor={id} className="sl-hidden-text">{label}</label>
      <input ref={field} id={id} data-first className="pe-input" role="combobox" aria-expanded="true" aria-controls={`${id}-list`} placeholder={label}
        aria-activedescendant={found[here] ? `${id}-${here}` : undefined} autoComplete="off" spellCheck={false} value={text}
        onChange={(event) => { setText(event.target.value); setIndex(0); }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            const next = Math.max(0, Math.min(found.length - 1, here + (event.key === 'ArrowDown' ? 1 : -1)));
            setIndex(next);
            document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
          } else if (event.key === 'Enter') {
            event.preventDefault();
            pick(found[here]);
          }
        }} />
      <ul id={`${id}-list`} role="listbox" aria-label={label}>
        {found.map((option, at) => (
          // The field above has the keys; the list follows it.
          <li key={option.key} id={`${id}-${at}`} role="option" aria-selected={at === here} aria-disabled={option.unfit !== undefined}
            onPointerMove={() => setIndex(at)} onClick={() => pick(option)}>
            {option.icon}
            <span className="pe-option-title">{option.title}</span>
            <span className="pe-option-detail">{option.unfit ?? option.detail}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="pe-none">{text === '' ? empty : `Nothing is called “${text}”.`}</p>}
    </div>
  );
}
