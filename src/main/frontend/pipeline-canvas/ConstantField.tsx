import { useEffect, useRef, useState, type ReactElement } from 'react';
import { readValue, type Constant } from './values';
import type { Json } from './model';

/** A constant that is typed over in its row. Enter takes it, Escape leaves it; what is no value stays, with a word on what is. */
export function ConstantField({ constant, label, onCommit, onLeave }: {
  constant: Constant; label: string; onCommit: (value: Json) => void; onLeave: () => void;
}): ReactElement {
  const { kind } = constant;
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const [text, setText] = useState(constant.text);
  const [wrong, setWrong] = useState<string | null>(null);
  // Taken or left once: then the focus goes, which would take it again.
  const over = useRef(false);
  useEffect(() => {
    field.current?.focus();
    if (field.current?.tagName === 'INPUT') field.current.select();
  }, []);
  const leave = () => {
    over.current = true;
    onLeave();
  };
  const commit = (typed: string) => {
    if (over.current) return;
    const read = typed === constant.text ? null : readValue(kind, typed);
    if (read && 'wrong' in read) {
      setWrong(read.wrong);
      return;
    }
    if (read) onCommit(read.value);
    leave();
  };
  const shared = {
    ref: field, className: 'pc-typing nodrag nopan', 'aria-label': label, 'aria-invalid': wrong !== null, value: text, onBlur: () => commit(text),
    onDoubleClick: (event: React.MouseEvent) => event.stopPropagation(),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) commit(text);
      if (event.key === 'Escape') {
        event.stopPropagation();
        leave();
      }
    },
  };
  return (
    <>
      {kind === 'BOOLEAN'
        ? <select {...shared} onChange={(event) => { setText(event.target.value); commit(event.target.value); }}>{text === '' && <option value="" />}<option>true</option><option>false</option></select>
        : <input {...shared} autoComplete="off" spellCheck={false} onChange={(event) => { setText(event.target.value); setWrong(null); }} />}
      {wrong !== null && <span className="pc-typed-wrong" role="alert">{wrong}</span>}
    </>
  );
}
