import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react';

/** Where half-typed texts are kept, and how an edit is made of one that was begun a while ago. */
export interface Keeping {
  /** For instance of this pipeline and person. */
  under: string;
  /** Of what is edited, now. */
  version: () => number;
  /** Makes edits of what was begun at a version: what others changed since clashes with them. */
  since: (version: number, make: () => void) => void;
}

export const keeping = (under: string): Keeping => ({ under, version: () => 0, since: (_, make) => make() });

export const KeptUnder = createContext(keeping(''));

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const texts = 'slipway.text/';
const listeners = new Set<() => void>();

const write = (key: string, text: string | null): void => {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage is full or off: the text lives as long as the page.
  }
  if (key.startsWith(texts)) listeners.forEach((listener) => listener());
};

/**
 * A text that is being typed: survives a reload until it is committed or equals what it stands for.
 * Answers the text, a setter, what forgets it, and what makes an edit of it as of when it was begun.
 */
export function useKeptText(field: string, value: string): [string, (text: string) => void, () => void, (make: () => void) => void] {
  const { under, version, since } = useContext(KeptUnder);
  const key = `${texts}${under}/${field}`;
  const begun = `slipway.begun/${under}/${field}`;
  const [typed, setTyped] = useState<{ key: string; text: string | null }>(() => ({ key, text: read(key) }));
  const text = typed.key === key ? typed.text : read(key);
  const keep = useCallback((next: string | null) => {
    if (next === null) write(begun, null);
    else if (read(key) === null) write(begun, String(version()));
    write(key, next);
  }, [key, begun, version]);
  useEffect(() => {
    if (text === value) keep(null);
  }, [keep, text, value]);
  const set = useCallback((next: string) => {
    keep(next);
    setTyped({ key, text: next });
  }, [key, keep]);
  const forget = useCallback(() => {
    keep(null);
    setTyped({ key, text: null });
  }, [key, keep]);
  const commit = useCallback((make: () => void) => since(Number(read(begun) ?? version()), make), [begun, since, version]);
  return [text ?? value, set, forget, commit];
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The fields in which something is typed that no edit was made of: it is being typed, or can't be taken as it is. */
export function useTypedFields(under: string): readonly string[] {
  const prefix = `${texts}${under}/`;
  const typed = useSyncExternalStore(subscribe, () => {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).sort().join('\n');
    } catch {
      return '';
    }
  });
  return typed === '' ? [] : typed.split('\n');
}

/** The steps that were selected here before the page was loaded anew. */
export function selectedBefore(under: string): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(`slipway.selected/${under}`) ?? '[]') as string[];
  } catch {
    return [];
  }
}

export function keepSelected(under: string, selected: readonly string[]): void {
  try {
    sessionStorage.setItem(`slipway.selected/${under}`, JSON.stringify(selected));
  } catch {
    // Storage is full or off: then nothing is selected after a reload.
  }
}

const noneFolded: ReadonlySet<string> = new Set();

/** The steps and frames of which this person wants to see the least, and what folds or unfolds one. */
export function useFolded(): [ReadonlySet<string>, (path: string) => void] {
  const { under } = useContext(KeptUnder);
  const key = `slipway.folded/${under}`;
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => {
    const kept = read(key);
    return kept === null ? noneFolded : new Set(JSON.parse(kept) as string[]);
  });
  const fold = useCallback((path: string) => setFolded((before) => {
    const next = new Set(before);
    if (!next.delete(path)) next.add(path);
    write(key, next.size === 0 ? null : JSON.stringify([...next]));
    return next;
  }), [key]);
  return [folded, fold];
}
