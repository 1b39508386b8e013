import { allSteps } from './model';
import type { Problem } from './server';
import type { EditorState } from './store';

/** Which functions the server has not taken as they stand in the code editor, as problems of the steps that use them. */
export const codeProblems = ({ pipeline, code }: Pick<EditorState, 'pipeline' | 'code'>): Problem[] => (pipeline && code.size > 0 ? allSteps(pipeline).flatMap(({ path, step }): Problem[] => {
  const error = code.get(step.component)?.errors[0];
  return error ? [{ severity: 'error', path, input: null, text: `Line ${error.line}: ${error.text} A run takes the function as it was before.` }] : [];
}) : []);
