import type { ReactElement } from 'react';
import type { Place } from '../arrange';
import type { Path } from '../model';
import type { Port } from '../rules';
import { AddDialog, ConnectDialog, FindDialog } from './dialogs';
import { ClashDialog } from './ClashDialog';
import { FrameDialog } from './FrameDialog';
import { KeysDialog } from './KeysDialog';
import type { Offer } from './Palette';
import { RunSheet } from './RunSheet';
import type { Panel } from './TopBar';
import type { NewStep } from './useNewSteps';
import { SaveDialog, VersionsDialog } from './Versions';

/** What is open over the editor, and what it is about. */
export type Opened =
  | { panel: Exclude<Panel, 'add' | 'connect'> }
  | { panel: 'add'; place: Place }
  | { panel: 'connect'; path: Path; place: Place; wire?: { port: Port; side: 'in' | 'out' } };

export function Panels({ open, onClose, onAdd, onNew, onOpen, onVersion, onProblems }: {
  open: Opened | null; onClose: () => void; onAdd: (offer: Offer, place: Place) => void; onNew: (step: NewStep, wire: { port: Port; side: 'in' | 'out' }, place: Place) => void; onOpen: (address: string) => void; onVersion: (version: number | null) => void; onProblems: () => void;
}): ReactElement {
  return <>{open && opened()}<ClashDialog /></>;

  function opened(): ReactElement | undefined {
    switch (open?.panel) {
      case 'add': return <AddDialog onClose={onClose} onPick={(offer) => onAdd(offer, open.place)} />;
      case 'connect': return <ConnectDialog path={open.path} {...(open.wire ? { start: open.wire } : {})} onNew={(step, wire) => onNew(step, wire, open.place)} onClose={onClose} />;
      case 'find': return <FindDialog onClose={onClose} />;
      case 'frame': return <FrameDialog onClose={onClose} />;
      case 'run': return <RunSheet onClose={onClose} onStarted={onOpen} onProblems={onProblems} />;
      case 'save': return <SaveDialog onClose={onClose} />;
      case 'versions': return <VersionsDialog onClose={onClose} onShow={onVersion} />;
      case 'keys': return <KeysDialog onClose={onClose} />;
      case undefined: return undefined;
    }
  }
}
