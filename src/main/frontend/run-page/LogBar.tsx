import type { ReactElement, RefObject } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import type { LogSearch } from './useLogSearch';

const many = (finding: LogSearch): string => {
  if (finding.text === '') return '';
  if (finding.busy) return '…';
  const count = `${finding.hits.length.toLocaleString('en')}${finding.more ? '+' : ''}`;
  return finding.hits.length === 0 ? 'none' : `${(finding.at + 1).toLocaleString('en')} of ${count}`;
};

/** Search, follow, first error, wrap, download. */
export function LogBar({ input, finding, follow, live, wrap, raw, failure, onFollow, onWrap, onFirstError, onLeave }: {
  input: RefObject<HTMLInputElement | null>; finding: LogSearch; follow: boolean; live: boolean; wrap: boolean; raw: string; failure: string;
  onFollow: () => void; onWrap: () => void; onFirstError: () => void; onLeave: () => void;
}): ReactElement {
  return (
    <div className="rp-bar" role="toolbar" aria-label="Log">
      <span className="rp-search">
        <Icon name="search" size={14} />
        <input ref={input} aria-label="Search in the whole log" placeholder="Search  /" value={finding.text} spellCheck={false} autoComplete="off"
          onChange={(event) => finding.setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finding.step(event.shiftKey ? -1 : 1);
            else if (event.key === 'Escape') {
              finding.setText('');
              onLeave();
            } else return;
            event.preventDefault();
          }} />
        <span className="rp-count" role="status">{many(finding)}</span>
        <button type="button" className="pe-iconbutton" aria-label="Previous match (Shift Enter)" disabled={finding.hits.length === 0} onClick={() => finding.step(-1)}><Icon name="up" size={14} /></button>
        <button type="button" className="pe-iconbutton" aria-label="Next match (Enter)" disabled={finding.hits.length === 0} onClick={() => finding.step(1)}><Icon name="down" size={14} /></button>
      </span>
      <button type="button" className="pe-ghost" onClick={onFirstError} title="Go to the first line that tells of an error (E)"><Icon name="warning" size={14} /><span className="rp-word">First error</span></button>
      <span className="sl-spring" />
      {failure !== '' && <span className="pe-chip" data-tone="offline" role="status" title={failure}><i />Offline</span>}
      <button type="button" className="rp-chip" aria-pressed={follow} onClick={onFollow} title="Stay at the end (End)">{live ? 'Follow' : 'End'}</button>
      <button type="button" className="rp-chip" aria-pressed={wrap} onClick={onWrap} title="Break long lines (W)">Wrap</button>
      <a className="pe-iconbutton" href={raw} download router-ignore="" aria-label="Download the whole log" title="Download the whole log"><Icon name="export" size={15} /></a>
    </div>
  );
}
