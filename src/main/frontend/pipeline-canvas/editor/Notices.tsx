import { useState, type ReactElement } from 'react';
import { Icon } from '../icons';
import type { Path } from '../model';
import type { Notice, Problem } from '../server';
import { useTools } from './context';

/** What is told nowhere else: a step that can't run is among the problems already. */
export const untold = (notices: readonly Notice[], problems: readonly Problem[]): Notice[] =>
  notices.filter(({ steps }) => steps.length === 0 || steps.some((step) => !problems.some(({ path, severity }) => path === step && severity === 'error')));

export const noticesAt = (notices: readonly Notice[], path: Path): Notice[] => notices.filter(({ steps }) => steps.includes(path));

const read = (key: string): string => {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
};

/** Over the canvas: what the pipeline contains that does not run yet. Gone when a person has read it, until there is more. */
export function NoticeBanner({ notices, onAll }: { notices: readonly Notice[]; onAll: () => void }): ReactElement | null {
  const { store, jump } = useTools();
  const key = `slipway.notices/${store.key}`;
  const text = notices.map((notice) => notice.text).join('\n');
  const [seen, setSeen] = useState(() => read(key));
  if (notices.length === 0 || text === seen) return null;
  const dismiss = () => {
    setSeen(text);
    try {
      localStorage.setItem(key, text);
    } catch {
      // Storage is full or off: it comes again with the next visit.
    }
  };
  return (
    <aside className="pe-notices" aria-label="Kept, not run yet">
      <Icon name="foreign" size={15} />
      <div>
        <b>Some of this does not run here yet</b>
        <ul>
          {notices.slice(0, 3).map((notice) => (
            <li key={notice.text}>{notice.steps[0] === undefined ? notice.text
              : <button type="button" onClick={() => jump(notice.steps[0] ?? '')}>{notice.text}</button>}</li>
          ))}
          {notices.length > 3 && <li><button type="button" onClick={onAll}>and {notices.length - 3} more</button></li>}
        </ul>
      </div>
      <button type="button" className="pe-iconbutton" aria-label="Dismiss" title="Dismiss; they stay listed under Problems" onClick={dismiss}><Icon name="close" size={14} /></button>
    </aside>
  );
}

/** Among the problems, as information. */
export function NoticeLines({ notices }: { notices: readonly Notice[] }): ReactElement {
  const { jump } = useTools();
  return (
    <>
      {notices.map(({ text, steps }) => (
        <li key={text}>
          <button type="button" data-severity="info" onClick={() => jump(steps[0] ?? '')}>
            <Icon name="foreign" size={14} />
            <b>Kept</b>
            <span>{text}</span>
          </button>
        </li>
      ))}
    </>
  );
}
