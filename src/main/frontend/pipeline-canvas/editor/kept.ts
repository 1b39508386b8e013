import { createContext, useCallback, useContext, useEffect, useState } from 'react';

/** Under which name half-typed texts of this pipeline and person are kept. */
export const KeptUnder = createContext('');

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

const write = (key: string, text: string | null): void => {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Storage is full or off: the text lives as long as the page.
  }
};

/**
 * A text that is being typed: survives a reload until it is committed or equals what it stands for.
 * Answers the text, a setter, and what forgets it.
 */
export function useKeptText(field: string, value: string): [string, (text: string) => void, () => void] {
  const key = `slipway.text/${useContext(KeptUnder)}/${field}`;
  const [typed, setTyped] = useState<{ key: string; text: string | null }>(() => ({ key, text: read(key) }));
  const text = typed.key === key ? typed.text : read(key);
  useEffect(() => {
    if (text === value) write(key, null);
  }, [key, text, value]);
  const set = useCallback((next: string) => {
    write(key, next);
    setTyped({ key, text: next });
  }, [key]);
  const forget = useCallback(() => {
    write(key, null);
    setTyped({ key, text: null });
  }, [key]);
  return [text ?? value, set, forget];
}
