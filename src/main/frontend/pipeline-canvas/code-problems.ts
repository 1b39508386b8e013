import { doubtfulLine } from '../code-editor/syntax';
import { allSteps } from './model';
import type { Problem } from './server';
import type { EditorState } from './store';

/** Which functions the server has not taken as they stand in the code editor, as problems of the steps that use them. */
export const codeProblems = ({ pipeline, code }: Pick<EditorState, 'pipeline' | 'code'>): Problem[] => (pipeline && code.size > 0 ? allSteps(pipeline).flatMap(({ path, step }): Problem[] => {
  const error = code.get(step.component)?.errors[0];
  return error ? [{ severity: 'error', path, input: null, text: `Line ${error.line}: ${error.text} A run takes the function as it was before.` }] : [];
}) : []);

// Every answer of the server brings the pipeline anew, and with it texts that were read before.
const read = new Map<string, number | null>();
const most = 1_000;

function lineOf(source: string): number | null {
  const known = read.get(source);
  if (known !== undefined) return known;
  if (read.size >= most) read.clear();
  const line = doubtfulLine(source);
  read.set(source, line);
  return line;
}

/** Steps whose function seems to be no Python in its body: the server reads its signature alone. */
export const bodyProblems = ({ pipeline }: Pick<EditorState, 'pipeline'>): Problem[] => (pipeline ? allSteps(pipeline).flatMap(({ path, component }): Problem[] => {
  if (component?.implementation.is !== 'python') return [];
  const line = lineOf(component.implementation.source);
  return line === null ? [] : [{ severity: 'warning', path, input: null, text: `Line ${line} of the function can’t be read as Python: if it is none, this step will fail. See its Code.` }];
}) : []);
