// Whether there is something to run, and what is wrong with it.
import type { Mark } from '../live';
import { graphAt, type Path } from '../model';
import type { Problem } from '../server';
import { bodyProblems, codeProblems } from '../code-problems';
import type { EditorState } from '../store';

function isEmpty({ pipeline, shown }: EditorState): boolean {
  const seen = shown?.pipeline ?? pipeline;
  return seen !== null && Object.keys(graphAt(seen, '').steps).length === 0;
}

/** Why nothing can be run at all; null if something can. */
export const whyIdle = (state: EditorState): string | null =>
  (isEmpty(state) ? 'There is nothing to run yet: add a step first.' : null);

/** What is wrong with the draft. A canvas on which nothing is drawn yet is no mistake. */
export function problemsOf(state: EditorState): readonly Problem[] {
  if (state.shown) return [];
  const problems = [...codeProblems(state), ...(state.draft?.problems ?? []), ...bodyProblems(state)];
  return isEmpty(state) ? problems.filter(({ path, input }) => path !== '' || input !== null) : problems;
}

const noMarks: ReadonlyMap<Path, Mark> = new Map();

/** How many problems each step has; negative where all of them are mere warnings. */
export function marksOf(problems: readonly Problem[]): ReadonlyMap<Path, Mark> {
  const counts = new Map<Path, { all: number; errors: number }>();
  for (const { path, severity } of problems) {
    const known = counts.get(path) ?? { all: 0, errors: 0 };
    if (path !== '') counts.set(path, { all: known.all + 1, errors: known.errors + Number(severity === 'error') });
  }
  return counts.size === 0 ? noMarks : new Map([...counts].map(([path, { all, errors }]) => [path, errors > 0 ? all : -all]));
}
