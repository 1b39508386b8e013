import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { ago } from '../shell/time';
import { candidates, type Candidate } from './server';

/** A field that finds further runs of the experiment; Enter or a click adds one. */
export function AddRun({ label = 'Add a run…', project, experiment, present, onAdd }: {
  label?: string; project: string; experiment: string; present: readonly string[]; onAdd: (run: string) => void;
}): ReactElement {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Candidate[]>([]);
  const [at, setAt] = useState(0);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open || experiment === '') return undefined;
    let left = false;
    const timer = window.setTimeout(() => {
      candidates(project, experiment, text).then((runs) => { if (!left) { setFound(runs); setAt(0); } }, () => { if (!left) setFound([]); });
    }, 150);
    return () => {
      left = true;
      window.clearTimeout(timer);
    };
  }, [open, project, experiment, text]);

  const offered = found.filter((run) => !present.includes(run.id));
  const take = (run: Candidate | undefined) => {
    if (run === undefined) return;
    onAdd(run.id);
    setText('');
  };
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((before) => Math.max(0, Math.min(offered.length - 1, before + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(offered[at]);
    } else if (event.key === 'Escape') {
      setOpen(false);
    }
  };
  return (
    <div className="cp-add" ref={box} onBlur={(event) => { if (box.current?.contains(event.relatedTarget) !== true) setOpen(false); }}>
      <input type="text" role="combobox" aria-expanded={open && offered.length > 0} aria-controls={list} aria-autocomplete="list" aria-label={label.replace('…', '')}
        aria-activedescendant={open && offered.length > 0 ? `${list}-${at}` : undefined}
        placeholder={label} value={text} onChange={(event) => setText(event.target.value)} onFocus={() => setOpen(true)} onKeyDown={keys} />
      {open && (
        <div className="cp-list" id={list} role={offered.length > 0 ? 'listbox' : 'status'} aria-label="Runs of the experiment">
          {offered.length === 0 ? <p className="sl-muted">No further run of this experiment is called like that.</p> : offered.map((run, index) => (
            <div key={run.id} id={`${list}-${index}`} role="option" aria-selected={index === at} className={index === at ? 'cp-at' : ''}
              onPointerDown={(event) => { event.preventDefault(); take(run); }}>
              <span className="sl-ellipsis">{run.name}</span><span className="sl-muted sl-small">{ago(new Date(run.started), new Date())}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
