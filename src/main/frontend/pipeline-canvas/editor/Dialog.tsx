import { useEffect, useId, useRef, type ReactElement, type ReactNode } from 'react';
import { Icon } from '../icons';

/** A modal window: the browser keeps the focus inside, Escape closes, and the focus goes back to where it was. */
export function Dialog({ title, onClose, onConfirm, children, actions, wide, side }: {
  /** Ctrl-Enter, wherever in the window the focus is. */
  onConfirm?: () => void;
  title: string; onClose: () => void; children: ReactNode; actions?: ReactNode; wide?: boolean; side?: boolean;
}): ReactElement {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={ref} className={`pe-dialog${wide === true ? ' pe-wide' : ''}${side === true ? ' pe-sheet' : ''}`} aria-labelledby={id}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (onConfirm && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onConfirm();
        }
      }}
      onPointerDown={(event) => { if (event.target === ref.current) onClose(); }}>
      <div className="pe-dialog-in">
        <header>
          <h2 id={id}>{title}</h2>
          <button type="button" className="pe-iconbutton" aria-label="Close" onClick={onClose}><Icon name="close" /></button>
        </header>
        <div className="pe-dialog-body">{children}</div>
        {actions !== undefined && <footer>{actions}</footer>}
      </div>
    </dialog>
  );
}

export interface Option {
  key: string;
  title: string;
  detail: string;
  /** Why it can't be picked; it is listed nevertheless, so that nobody looks for it in vain. */
  unfit?: string;
  icon?: ReactElement;
}

