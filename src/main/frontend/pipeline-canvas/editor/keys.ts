// Which key means what. Pure: from what was pressed and where to a command's name.

export interface Pressed {
  key: string;
  ctrl: boolean;
  shift: boolean;
  alt: boolean;
  /** A text is being typed: only keys that mean no text are ours. */
  typing: boolean;
  /** The canvas has the focus. */
  canvas: boolean;
}

export type Command =
  | 'add' | 'find' | 'connect' | 'open' | 'frame' | 'duplicate' | 'copy' | 'cut' | 'select-all' | 'down' | 'up' | 'delete' | 'rejoin'
  | 'undo' | 'redo' | 'save' | 'run' | 'fit' | 'actual' | 'tidy' | 'fold' | 'outline' | 'problems' | 'keys' | 'deselect' | 'walk' | 'nudge';

/** The command of a key, or null where the browser or the field keeps it. */
export function commandOf({ key, ctrl, shift, alt, typing, canvas }: Pressed): Command | null {
  const small = key.length === 1 ? key.toLowerCase() : key;
  if (ctrl && !alt) {
    if (small === 's') return 'save';
    if (small === 'Enter') return 'run';
    if (typing) return null;
    if (small === 'z') return shift ? 'redo' : 'undo';
    if (small === 'y') return 'redo';
    if (!canvas) return null;
    return ({ g: 'frame', d: 'duplicate', c: 'copy', x: 'cut', a: 'select-all', Delete: 'rejoin', Backspace: 'rejoin' } as Record<string, Command | undefined>)[small] ?? null;
  }
  if (typing || !canvas) return !typing && small === '?' ? 'keys' : null;
  if (key.startsWith('Arrow')) return alt ? 'nudge' : 'walk';
  if (alt) return null;
  if (small === 'a') return shift ? 'up' : 'down';
  return ({
    n: 'add', f: 'find', c: 'connect', Enter: 'open', Delete: 'delete', Backspace: 'delete', 1: 'fit', 0: 'actual', t: 'tidy', h: 'fold',
    o: 'outline', p: 'problems', '?': 'keys', Escape: 'deselect',
  } as Record<string, Command | undefined>)[small] ?? null;
}
