import type { ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import type { State } from '../pipeline-canvas/live';
import { stepWords } from './run';

/** A state with its colour, icon and word. */
export function StateWord({ state, word, quiet = false }: { state: State; word?: string; quiet?: boolean }): ReactElement {
  const text = word ?? stepWords[state];
  return (
    <span className="sl-state" data-state={state} title={quiet ? text : undefined}>
      <Icon name={state} size={15} />
      <span className={quiet ? 'sl-hidden-text' : undefined}>{text}</span>
    </span>
  );
}
