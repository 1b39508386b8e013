// The Python editor of a step: CodeMirror with what the server says of the function marked in it.
import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { doubts } from './syntax';

export interface Mark {
  line: number;
  column: number;
  text: string;
}

// Quotes are typed as they are: closed by themselves, those in a docstring came out twice or in threes.
const closedByThemselves = Prec.highest(EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['(', '[', '{'] } }]));

// Ctrl-Enter runs the pipeline, wherever one is; here it would make a new line.
const ownKeys = defaultKeymap.filter(({ key }) => key !== 'Mod-Enter');

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword, tags.moduleKeyword], color: 'var(--pc-code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--pc-code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--pc-code-number)' },
  { tag: [tags.comment], color: 'var(--sl-muted)', fontStyle: 'italic' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: 'var(--pc-code-name)', fontWeight: '600' },
  { tag: [tags.typeName, tags.className], color: 'var(--pc-code-name)' },
]);

const look = EditorView.theme({
  '&': { fontSize: '12.5px', height: '100%', backgroundColor: 'var(--sl-surface)', color: 'var(--sl-text)' },
  '.cm-scroller': { fontFamily: 'var(--sl-mono)', lineHeight: '1.55' },
  '.cm-gutters': { backgroundColor: 'var(--sl-sunken)', color: 'var(--sl-muted)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sl-accent) 6%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-cursor': { borderLeftColor: 'var(--sl-text)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--sl-accent) 25%, transparent) !important' },
  '&.cm-focused': { outline: 'none' },
  '.cm-tooltip': { backgroundColor: 'var(--sl-raised)', color: 'var(--sl-text)', border: '1px solid var(--sl-line)', borderRadius: '5px' },
});

/** Places where the text is no Python, as far as the highlighter's own parser can tell. */
export function syntaxErrors(state: EditorState): Diagnostic[] {
  return doubts(syntaxTree(state)).map(({ from, to }) => {
    const line = state.doc.lineAt(from);
    const end = Math.min(line.to, Math.max(to, from + 1));
    return { from: Math.min(from, end), to: end, severity: 'error', message: 'This is no Python: something is missing or too much here.' };
  });
}

export function marksToDiagnostics(state: EditorState, marks: readonly Mark[]): Diagnostic[] {
  return marks.map(({ line, column, text }) => {
    const at = state.doc.line(Math.max(1, Math.min(state.doc.lines, line)));
    const from = Math.min(at.to, at.from + Math.max(0, column - 1));
    return { from, to: at.to > from ? at.to : from, severity: 'error', message: text };
  });
}

/** A handle on one editor in the page. */
export interface PythonEditor {
  setText: (text: string) => void;
  mark: (marks: readonly Mark[]) => void;
  /** Selects a line, counted from one, and brings it into sight; 0 puts the caret before the first. */
  goTo: (line: number) => void;
  focus: () => void;
  destroy: () => void;
}

export function openPython(
  parent: HTMLElement, text: string, readOnly: boolean, label: string, changed: (text: string) => void, left: () => void,
): PythonEditor {
  let marks: readonly Mark[] = [];
  let quiet = false;
  const show = (view: EditorView) => {
    const own = syntaxErrors(view.state);
    const told = marksToDiagnostics(view.state, marks);
    view.dispatch(setDiagnostics(view.state, own.length > 0 && told.length === 0 ? own : told));
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const extensions: Extension[] = [
    lineNumbers(), history(), drawSelection(), bracketMatching(), closedByThemselves, closeBrackets(), highlightActiveLine(), lintGutter(), autocompletion(),
    python(), indentUnit.of('    '), syntaxHighlighting(colours), look,
    // Escape leaves the code by keyboard; Tab indents.
    keymap.of([...closeBracketsKeymap, ...ownKeys, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorState.readOnly.of(readOnly),
    EditorView.domEventHandlers({ blur: () => left() }),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged || quiet) return;
      marks = [];
      changed(update.state.doc.toString());
      clearTimeout(timer);
      timer = setTimeout(() => show(update.view), 300);
    }),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
  return {
    setText: (next) => {
      if (next === view.state.doc.toString()) return;
      quiet = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      quiet = false;
    },
    mark: (next) => {
      marks = next;
      show(view);
    },
    goTo: (line) => {
      const { from, to } = view.state.doc.line(Math.max(1, Math.min(view.state.doc.lines, line)));
      // A selection takes the first Escape for itself.
      view.dispatch({ selection: { anchor: from, head: line === 0 ? from : to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => {
      clearTimeout(timer);
      view.destroy();
    },
  };
}
