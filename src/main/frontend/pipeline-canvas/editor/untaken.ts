// What is typed in the inspector and not yet part of the draft.
import { allSteps, stepAt, titleOf, type Pipeline } from '../model';
import { useEditor, useTools } from './context';
import { useTypedFields } from './kept';

/** What such a field belongs to, in words; null where that is gone, or where the field is none of the draft's. */
export function ownerOf(pipeline: Pipeline, field: string): string | null {
  const owner = field.slice(0, field.lastIndexOf('#'));
  if (owner === '') return /^#(run|save)\//.test(field) ? null : pipeline.name;
  if (stepAt(pipeline, owner)) return titleOf(pipeline, owner);
  const user = allSteps(pipeline).find(({ step }) => step.component === owner);
  return user ? titleOf(pipeline, user.path) : null;
}

/** Names of the steps, or the pipeline's, with a field whose text is not taken. */
export function useUntaken(): readonly string[] {
  const { pipeline, shown } = useEditor();
  const { store } = useTools();
  const fields = useTypedFields(store.key);
  if (!pipeline || shown || !store.editable) return [];
  return [...new Set(fields.map((field) => ownerOf(pipeline, field)).filter((owner) => owner !== null))];
}
