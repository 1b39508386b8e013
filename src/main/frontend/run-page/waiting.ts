// What a run waits for while nothing of it runs.
import { runEnded, waitWords, type RunPicture, type StepRun } from './run';
import { nameFor } from './timeline';

export interface Wait {
  /** The step that waits, and that tells more. */
  path: string;
  text: string;
}

const urgency: StepRun['phase'][] = ['queued', 'preparing', 'waiting', ''];

/** Null while something runs, where nothing is waited for that a person could look after, and at the end. */
export function waitOf({ run, steps, pipeline }: RunPicture): Wait | null {
  if (runEnded(run.state) || run.state === 'cancelling') return null;
  const own = steps.filter((step) => !step.frame);
  if (own.some((step) => step.state === 'running')) return null;
  const held = own
    .filter((step) => step.state === 'pending' && (step.phase === 'queued' || step.phase === 'preparing' || step.reason !== ''))
    .sort((a, b) => urgency.indexOf(a.phase) - urgency.indexOf(b.phase));
  const first = held[0];
  if (first === undefined) return null;
  const others = held.length === 1 ? '' : held.length === 2 ? ', and one more step waits' : `, and ${held.length - 1} more steps wait`;
  return { path: first.path, text: `${nameFor(pipeline, first.path)}: ${lowered(first.reason || waitWords(first.phase))}${others}` };
}

const lowered = (sentence: string): string => (/^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence);
