import { useCallback, useEffect, useRef, useState } from 'react';
import { printPlace, readPlace, type Place } from './place';

/** A count that goes on at most once a second, so that a program that logs without pause is not asked after each point. */
export function useCalm(count: number): number {
  const [calm, setCalm] = useState(count);
  const last = useRef(0);
  useEffect(() => {
    if (count === calm) return undefined;
    const timer = window.setTimeout(() => {
      last.current = Date.now();
      setCalm(count);
    }, Math.max(0, last.current + 1000 - Date.now()));
    return () => window.clearTimeout(timer);
  }, [count, calm]);
  return calm;
}

/** What is read, again whenever `read` is another function; what was found last stays until newer is there. */
export function useReading<T>(read: () => Promise<T>): { found: T | null; failed: string } {
  const [found, setFound] = useState<T | null>(null);
  const [failed, setFailed] = useState('');
  useEffect(() => {
    let left = false;
    read().then(
      (answer) => {
        if (left) return;
        setFound(answer);
        setFailed('');
      },
      (refusal: unknown) => { if (!left) setFailed(refusal instanceof Error ? refusal.message : String(refusal)); },
    );
    return () => { left = true; };
  }, [read]);
  return { found, failed };
}

/** What the address says, and how to change it; the history stays as it is. */
export function usePlace(): [Place, (next: Place) => void] {
  const [place, setPlace] = useState(() => readPlace(location.search));
  const go = useCallback((next: Place) => {
    setPlace(next);
    history.replaceState(history.state, '', location.pathname + printPlace(next));
  }, []);
  return [place, go];
}
