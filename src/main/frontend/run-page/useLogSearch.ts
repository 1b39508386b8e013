import { useCallback, useEffect, useRef, useState } from 'react';
import { hitFrom } from './log-pages';
import type { LogServer } from './server';

export interface LogSearch {
  text: string;
  setText: (text: string) => void;
  hits: readonly number[];
  more: boolean;
  busy: boolean;
  /** Index of the current hit; -1 where there is none. */
  at: number;
  step: (by: 1 | -1) => void;
}

const settleMillis = 200;

/** Searches the whole log on the server; of a growing log only what came since. */
export function useLogSearch(server: LogServer, total: number, topLine: () => number, onHit: (line: number) => void): LogSearch {
  const [text, setText] = useState('');
  const [found, setFound] = useState<{ text: string; hits: number[]; more: boolean; upTo: number }>({ text: '', hits: [], more: false, upTo: 0 });
  const [at, setAt] = useState(-1);
  const [busy, setBusy] = useState(false);
  const latest = useRef(found);
  const asking = useRef(false);
  useEffect(() => { latest.current = found; }, [found]);

  useEffect(() => {
    if (text === '') {
      setFound({ text: '', hits: [], more: false, upTo: 0 });
      setAt(-1);
      return undefined;
    }
    const known = latest.current;
    const growing = known.text === text;
    if (growing && (asking.current || known.more || known.upTo >= total)) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      asking.current = growing;
      setBusy(!growing);
      // The last line may have been searched while it was not whole.
      const from = growing ? Math.max(0, known.upTo - 1) : 0;
      server.search(text, from).then((answer) => {
        asking.current = false;
        if (gone && !growing) return;
        const hits = growing ? [...known.hits.filter((line) => line < from), ...answer.lines] : answer.lines;
        setFound({ text, hits, more: answer.more, upTo: answer.total });
        setBusy(false);
        if (growing || hits.length === 0) return;
        const first = hitFrom(hits, topLine());
        setAt(first);
        onHit(hits[first] ?? 0);
      }, () => { asking.current = false; setBusy(false); });
    }, growing ? 0 : settleMillis);
    return () => { gone = true; if (!growing) clearTimeout(timer); };
  }, [server, text, total, topLine, onHit]);

  const step = useCallback((by: 1 | -1) => {
    const { hits } = latest.current;
    if (hits.length === 0) return;
    setAt((before) => {
      const next = before < 0 ? hitFrom(hits, topLine()) : (before + by + hits.length) % hits.length;
      onHit(hits[next] ?? 0);
      return next;
    });
  }, [topLine, onHit]);
  const known = found.text === text;
  return { text, setText, hits: known ? found.hits : [], more: known && found.more, busy: busy || !known, at: known ? at : -1, step };
}
