import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Commands } from '../commands';
import type { EditorState, EditorStore } from '../store';

/** What was jumped to: a step, one of its inputs, or a line of its code. */
export interface Focus {
  path: string;
  input?: string;
  /** 0 is before the first. */
  code?: { line: number };
  count: number;
}

export interface EditorTools {
  store: EditorStore;
  commands: Commands;
  /** Shows a step: selects it, brings it into view, opens the inspector, on an input if one is named. */
  jump: (path: string, input?: string) => void;
  /** Selects a step and puts the caret before its code. */
  openCode: (path: string) => void;
}

export const ToolsContext = createContext<EditorTools | null>(null);

export function useTools(): EditorTools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('Stands outside of the editor.');
  return tools;
}

const nothingTyped: EditorState['code'] = new Map();

/** What the editor shows: the draft, or the version that is looked at. */
export function useEditor(): EditorState {
  const { store } = useTools();
  const state = useSyncExternalStore(store.subscribe, store.get);
  return useMemo(() => (state.shown ? { ...state, pipeline: state.shown.pipeline, code: nothingTyped } : state), [state]);
}
