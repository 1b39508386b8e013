// Whether there is something to run, and what is wrong with it.
import { graphAt } from '../model';
import type { Problem } from '../server';
import { codeProblems, type EditorState } from '../store';

const isEmpty = ({ pipeline }: EditorState): boolean => pipeline !== null && Object.keys(graphAt(pipeline, '').steps).length === 0;

/** Why nothing can be run at all; null if something can. */
export const whyIdle = (state: EditorState): string | null =>
  (isEmpty(state) ? 'There is nothing to run yet: add a step first.' : null);

/** What is wrong with the draft. A canvas on which nothing is drawn yet is no mistake. */
export function problemsOf(state: EditorState): readonly Problem[] {
  if (state.shown) return [];
  const problems = [...codeProblems(state), ...(state.draft?.problems ?? [])];
  return isEmpty(state) ? problems.filter(({ path, input }) => path !== '' || input !== null) : problems;
}
