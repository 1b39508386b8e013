import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Commands } from '../commands';
import type { EditorState, EditorStore } from '../store';

export interface EditorTools {
  store: EditorStore;
  commands: Commands;
  /** Shows a step: selects it, brings it into view, opens the inspector, on an input if one is named. */
  jump: (path: string, input?: string) => void;
}

export const ToolsContext = createContext<EditorTools | null>(null);

export function useTools(): EditorTools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('Stands outside of the editor.');
  return tools;
}

export function useEditor(): EditorState {
  const { store } = useTools();
  return useSyncExternalStore(store.subscribe, store.get);
}
