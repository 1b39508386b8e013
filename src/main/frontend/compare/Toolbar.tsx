import { useState, type ReactElement, type ReactNode } from 'react';
import { Choice } from '../charts/ChartControls';
import type { View, Which } from './view';

const WHICH: readonly Which[] = ['last', 'min', 'max'];
const WORDS: Record<Which, string> = { last: 'Last', min: 'Min', max: 'Max' };

function CopyButton({ kind, label, onCopy }: { kind: 'csv' | 'markdown'; label: string; onCopy: (kind: 'csv' | 'markdown') => void }): ReactElement {
  const [done, setDone] = useState(false);
  const copy = () => {
    onCopy(kind);
    setDone(true);
    window.setTimeout(() => setDone(false), 1500);
  };
  return <button type="button" className="sl-button cp-small" onClick={copy}><span aria-live="polite">{done ? 'Copied' : label}</span></button>;
}

/** What to show of the runs, and what to do with what is shown. */
export function Toolbar({ view, count, onChange, onCopy, add }: {
  view: View; count: number; onChange: (view: View) => void; onCopy: (kind: 'csv' | 'markdown') => void; add: ReactNode;
}): ReactElement {
  return (
    <div className="sl-head cp-head">
      <h1>{count === 1 ? 'One run' : `Compare ${count} runs`}</h1>
      <Choice label="Value of each metric" all={WHICH} value={view.which} word={(which) => WORDS[which]} onChange={(which) => onChange({ ...view, which })} />
      {count > 1 && <label className="ch-check"><input type="checkbox" checked={view.differencesOnly} onChange={(event) => onChange({ ...view, differencesOnly: event.target.checked })} />Differences only</label>}
      <label className="ch-check"><input type="checkbox" checked={view.tags} onChange={(event) => onChange({ ...view, tags: event.target.checked })} />All tags</label>
      <span className="sl-spring" />
      <CopyButton kind="csv" label="Copy CSV" onCopy={onCopy} />
      <CopyButton kind="markdown" label="Copy Markdown" onCopy={onCopy} />
      {add}
    </div>
  );
}
