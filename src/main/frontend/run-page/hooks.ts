import { useCallback, useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { readPlace, writePlace, type Place } from './url';

/** The time on the server's clock, told every second while something counts on. */
export function useNow(skew: number, counting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return undefined;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [counting]);
  return now + skew;
}

/** What the address says, and how to change it: a new step is a new entry of the history, all else replaces the present one. */
export function usePlace(): [Place, (next: Place, push?: boolean) => void] {
  const [place, setPlace] = useState(() => readPlace(location.search, location.hash));
  useEffect(() => {
    const read = () => setPlace((before) => {
      const next = readPlace(location.search, location.hash);
      return writePlace(next) === writePlace(before) ? before : next;
    });
    window.addEventListener('popstate', read);
    window.addEventListener('hashchange', read);
    return () => {
      window.removeEventListener('popstate', read);
      window.removeEventListener('hashchange', read);
    };
  }, []);
  const go = useCallback((next: Place, push = false) => {
    const address = location.pathname + writePlace(next);
    setPlace(next);
    // The router of the page keeps count of the history, so entries are made by it; without a round trip to the server.
    if (push) window.dispatchEvent(new CustomEvent('vaadin-navigate', { detail: { state: null, url: address.slice(1), replace: false, callback: false } }));
    else history.replaceState(history.state, '', address);
  }, []);
  return [place, go];
}

/** Whether a key that is pressed there belongs to what is written, or to a dialog. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, dialog, [role=dialog]') !== null);

export interface Size {
  width: number;
  height: number;
}

/** The size of an element, followed. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const measure = () => setSize((before) => {
      const { clientWidth: width, clientHeight: height } = element;
      return before.width === width && before.height === height ? before : { width, height };
    });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}

/** Arrow keys, Home and End move the focus among the elements that match; for lists and rows of tabs. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string, keys: [back: string, on: string]): HTMLElement | undefined {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)];
  const here = all.indexOf(document.activeElement as HTMLElement);
  const to = event.key === keys[0] ? here - 1 : event.key === keys[1] ? here + 1 : event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : -1;
  const next = all[to];
  if (next === undefined || here < 0) return undefined;
  event.preventDefault();
  next.focus();
  return next;
}

/** A number that a person set, kept in this browser. */
export function useKeptNumber(key: string, otherwise: number): [number, (value: number) => void] {
  const [value, setValue] = useState(() => {
    try {
      const kept = Number(localStorage.getItem(key));
      return kept > 0 ? kept : otherwise;
    } catch {
      return otherwise;
    }
  });
  const keep = useCallback((next: number) => {
    setValue(next);
    try {
      localStorage.setItem(key, String(next));
    } catch {
      // Storage is off: it holds as long as the page.
    }
  }, [key]);
  return [value, keep];
}
