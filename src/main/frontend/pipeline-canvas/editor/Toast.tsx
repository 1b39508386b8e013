import { useEffect, type ReactElement } from 'react';
import { Icon } from '../icons';

/** A short word on what was done or refused, over the bottom of the page. */
export function Toast({ text, tone, onDone }: { text: string; tone: string; onDone: () => void }): ReactElement {
  useEffect(() => {
    const timer = setTimeout(onDone, tone === 'problem' ? 10_000 : 3_000);
    return () => clearTimeout(timer);
  }, [text, tone, onDone]);
  return <div className="pe-toast" data-tone={tone} role={tone === 'problem' ? 'alert' : 'status'}>{text}<button type="button" className="pe-iconbutton" aria-label="Close" onClick={onDone}><Icon name="close" size={14} /></button></div>;
}

