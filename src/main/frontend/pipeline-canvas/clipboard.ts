// Copy and paste: steps from here or another window, or a compiled pipeline as text.
import { addedPaths, arranged, type Place } from './arrange';
import type { Edit } from './edits';
import { copy, looksLikeFile, paste, readFragment, wholeOf, writeFragment, type Fragment } from './fragment';
import { parentOf, type Input, type Path, type Pipeline } from './model';
import type { EditorStore } from './store';

/** Where they lie if the browser's own clipboard is closed to us. */
const storageKey = 'slipway.clipboard';

const counted = (steps: object): string => (Object.keys(steps).length === 1 ? '1 step' : `${Object.keys(steps).length} steps`);

export class Clipboard {
  constructor(private readonly store: EditorStore) {}

  private get pipeline(): Pipeline | null {
    return this.store.get().pipeline;
  }

  private get selected(): Fragment {
    return this.pipeline ? copy(this.pipeline, this.store.get().selected) : { steps: {}, components: {} };
  }

  /** Answers whether there was something to copy. */
  copy(): boolean {
    const fragment = this.selected;
    if (Object.keys(fragment.steps).length === 0) return false;
    const text = writeFragment(fragment);
    sessionStorage.setItem(storageKey, text);
    if ('clipboard' in navigator) navigator.clipboard.writeText(text).then(() => sessionStorage.removeItem(storageKey), () => undefined);
    this.store.say(`Copied ${counted(fragment.steps)}`);
    return true;
  }

  duplicate(beside: (graph: Path) => Place): void {
    this.insert(this.selected, beside(parentOf(this.store.get().selected[0] ?? '')), 'Duplicated');
  }

  /** Answers false if the text is nothing that could stand on a canvas. */
  paste(text: string, place: Place): boolean {
    const fragment = readFragment(text) ?? (looksLikeFile(text) ? null : readFragment(sessionStorage.getItem(storageKey) ?? ''));
    if (fragment) this.insert(fragment, place, 'Pasted');
    else if (looksLikeFile(text)) void this.pasteFile(text, place);
    else {
      if (text.trim() !== '') this.store.toast('Nothing was pasted: that is neither steps that were copied here nor a compiled pipeline.', 'problem');
      return false;
    }
    return true;
  }

  private async pasteFile(text: string, place: Place): Promise<void> {
    try {
      const { pipeline: from, error } = await this.store.server.readFile(text);
      const { pipeline } = this;
      if (!from || !pipeline) throw new Error(error ?? 'It is no pipeline.');
      const { fragment, parameters } = wholeOf(from, pipeline);
      this.insert(fragment, { ...place, graph: '' }, 'Pasted', parameters);
    } catch (thrown) {
      this.store.toast(`Nothing was pasted. ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'problem');
    }
  }

  private insert(fragment: Fragment, place: Place, word: string, parameters: Record<string, Input> = {}): void {
    const { pipeline } = this;
    if (!pipeline || Object.keys(fragment.steps).length === 0) return;
    const into = { ...pipeline, root: { ...pipeline.root, inputs: { ...pipeline.root.inputs, ...parameters } } };
    const added = paste(into, place.graph, fragment);
    const edit = arranged(into, added, place);
    const more = Object.entries(parameters).map(([name, input]): Edit => ({ is: 'parameter-set', name, input }));
    const [first, ...rest] = edit.is === 'together' ? edit.edits : [edit];
    this.store.edit(more.length > 0 && first ? { is: 'together', edits: [first, ...more, ...rest] } : edit, `${word} ${counted(added.steps)}`);
    this.store.arrive(addedPaths(added));
  }
}
