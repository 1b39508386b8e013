import type { ReactElement } from 'react';
import { Dialog } from './Dialog';

const keys: [string, string][] = [
  ['N', 'Add a step'], ['Arrows', 'Walk to the nearest step'], ['Alt Arrows', 'Move the selected steps'], ['Enter', 'Open the step'],
  ['C', 'Connect from the step, by list'], ['F', 'Find a step'], ['A / Shift A', 'Select downstream / upstream'], ['Ctrl A', 'Select all'],
  ['Del / Ctrl Del', 'Delete / delete and rejoin'], ['Ctrl D', 'Duplicate'], ['Ctrl G', 'Frame under a condition'], ['Ctrl C / X / V', 'Copy, cut, paste'],
  ['Ctrl Z / Ctrl Y', 'Undo, redo'], ['T', 'Tidy up'], ['H', 'Fold: hide unconnected ports'], ['1 / 0', 'Fit / 100 %'], ['O / P', 'Outline / problems'],
  ['Ctrl S', 'Save version'], ['Ctrl Enter', 'Run'], ['Esc', 'Back to the canvas, deselect'], ['?', 'This list'],
];

export function KeysDialog({ onClose }: { onClose: () => void }): ReactElement {
  return (
    <Dialog title="Keys" wide onClose={onClose}>
      <dl className="pe-keys">
        {keys.map(([key, word]) => <div key={key}><dt>{word}</dt><dd>{key.split(' / ').map((one) => <kbd key={one}>{one}</kbd>)}</dd></div>)}
      </dl>
    </Dialog>
  );
}
