import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import { isTyping, useSize } from './hooks';
import { heightOf, lineAt, topOf } from './log-pages';
import { LogStore } from './log-store';
import { LogBar } from './LogBar';
import { LogLines } from './LogLines';
import type { LogServer } from './server';
import type { Lines } from './url';
import { useLogSearch } from './useLogSearch';

const rowHeight = 18;
const beyond = 30;

/** The log of one attempt: a window on the server's lines, which follows the end while one does not scroll. */
export function LogView({ server, failed, lines, onLines, onSay }: {
  server: LogServer; failed: boolean; lines: Lines | null; onLines: (lines: Lines | null) => void; onSay: (text: string) => void;
}): ReactElement {
  const [store] = useState(() => new LogStore(server));
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { pages, live, loaded, failure, setUp } = state;
  const [unfolded, setUnfolded] = useState(false);
  /** Lines at the top that are folded away; all that is measured is counted from there. */
  const skip = unfolded ? 0 : setUp;
  const total = pages.total - skip;
  const box = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const { height: viewport, width } = useSize(box);
  const [top, setTop] = useState(0);
  const [wrap, setWrap] = useState(false);
  /** Null until it is known where to begin. */
  const [follow, setFollow] = useState<boolean | null>(lines === null ? null : false);
  const [average, setAverage] = useState(rowHeight);
  const before = useRef(0);
  /** The line that was brought into sight last, until one scrolls. */
  const held = useRef<number | null>(null);
  const stretch = useMemo(() => ({ total, line: wrap ? average : rowHeight, viewport }), [total, wrap, average, viewport]);
  const latest = useRef(stretch);
  const latestSkip = useRef(skip);
  useLayoutEffect(() => {
    latest.current = stretch;
    latestSkip.current = skip;
  }, [stretch, skip]);
  const latestFollow = useRef(follow);
  useLayoutEffect(() => { latestFollow.current = follow; }, [follow]);

  useEffect(() => {
    store.open();
    return () => store.close();
  }, [store]);

  const scrollTo = useCallback((to: number) => {
    const element = box.current;
    if (!element) return;
    element.scrollTop = to;
    before.current = element.scrollTop;
    setTop(element.scrollTop);
  }, []);
  const unfolding = useRef<number | null>(null);
  /** Brings a line (from 0) into the upper third, and stays there. */
  const reveal = useCallback((line: number) => {
    setFollow(false);
    held.current = line;
    if (line < latestSkip.current) {
      unfolding.current = line;
      setUnfolded(true);
      return;
    }
    const { viewport: seen, line: height } = latest.current;
    scrollTo(topOf(latest.current, line - latestSkip.current - Math.floor(seen / height / 3)));
  }, [scrollTo]);
  const topRow = useCallback(() => Math.floor(lineAt(latest.current, before.current)), []);
  const topLine = useCallback(() => topRow() + latestSkip.current, [topRow]);
  useLayoutEffect(() => {
    const line = unfolding.current;
    unfolding.current = null;
    if (line !== null) reveal(line);
  }, [skip, reveal]);
  const toggleSetUp = () => {
    unfolding.current = unfolded ? setUp : 0;
    setUnfolded(!unfolded);
  };

  // Where to begin: at the linked line, at the end of a log that grows or ended badly, else at its first line.
  const begun = useRef(false);
  useLayoutEffect(() => {
    if (begun.current || !loaded || viewport === 0) return;
    begun.current = true;
    if (lines) reveal(lines.from - 1);
    else setFollow(live || failed);
  }, [loaded, live, failed, lines, reveal, viewport]);
  // A line that the address names meanwhile, for instance because a link was pasted, is brought into sight.
  const linked = lines?.from;
  useLayoutEffect(() => {
    if (!begun.current || linked === undefined) return;
    const { viewport: seen, line: height } = latest.current;
    const row = linked - 1 - latestSkip.current;
    if (row < topRow() || row >= topRow() + seen / height) reveal(linked - 1);
  }, [linked, reveal, topRow]);
  // What appears above the lines takes some of their room; at the end of a log that would hide the line one came for.
  useLayoutEffect(() => {
    if (begun.current && held.current !== null && latestFollow.current !== true) reveal(held.current);
  }, [viewport, reveal]);
  useLayoutEffect(() => {
    if (follow !== true) return;
    held.current = null;
    if (viewport > 0) scrollTo(heightOf(stretch));
  }, [follow, stretch, viewport, scrollTo]);

  const at = lineAt(stretch, top);
  const first = Math.floor(at);
  const count = Math.ceil(viewport / rowHeight) + 1;
  const ended = heightOf(stretch) - viewport - top < 1;
  const from = Math.max(0, (ended ? total - count : first) - beyond);
  const to = ended ? total : Math.min(total, first + count + beyond);
  useEffect(() => store.ensure(from + skip, to + skip), [store, from, to, skip, total, loaded]);

  // Another height of lines leaves the first one seen where it is.
  const seen = useRef(0);
  const toggleWrap = () => {
    seen.current = topRow();
    setWrap(!wrap);
  };
  useLayoutEffect(() => {
    if (begun.current && !latestFollow.current) scrollTo(topOf(latest.current, seen.current));
  }, [wrap, average, scrollTo]);

  // Wrapped lines differ in height: the scroll bar works with an average, measured once for a width, so that it stays.
  const measured = useRef(0);
  useLayoutEffect(() => {
    const block = box.current?.querySelector('.rp-lines:last-child');
    if (!wrap || !block || block.children.length === 0 || measured.current === width) return;
    measured.current = width;
    setAverage(Math.max(rowHeight, block.clientHeight / block.children.length));
  }, [wrap, width, first, loaded]);

  const onHit = useCallback((line: number) => {
    reveal(line);
    onLines({ from: line + 1, to: line + 1 });
  }, [reveal, onLines]);
  const finding = useLogSearch(server, pages.total, topLine, onHit);

  const onNumber = useCallback((number: number, extend: boolean) => {
    setFollow(false);
    if (extend && lines) onLines({ from: Math.min(lines.from, number), to: Math.max(lines.from, number) });
    else onLines(lines?.from === number && lines.to === number ? null : { from: number, to: number });
  }, [lines, onLines]);

  const onScroll = () => {
    const element = box.current;
    if (!element) return;
    if (Math.abs(element.scrollTop - before.current) >= 1) held.current = null;
    const end = element.scrollTop >= element.scrollHeight - element.clientHeight - 4;
    if (element.scrollTop < before.current - 1 && !end) setFollow(false);
    else if (end && live) setFollow(true);
    before.current = element.scrollTop;
    setTop(element.scrollTop);
  };
  const firstError = async () => {
    try {
      const { line } = await server.firstError();
      if (line === null) onSay('No line of this log tells of an error.');
      else onHit(line);
    } catch (thrown) {
      onSay(thrown instanceof Error ? thrown.message : String(thrown));
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'End') setFollow(true);
    else if (event.key === 'n' || event.key === 'N') finding.step(event.key === 'n' ? 1 : -1);
    else if (event.key === 'e') void firstError();
    else if (event.key === 'w') toggleWrap();
    else return;
    event.preventDefault();
  };
  // Wherever on the page the focus is: somebody who reads the key on a page that was just opened has it nowhere.
  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      search.current?.focus();
    };
    window.addEventListener('keydown', onSlash);
    return () => window.removeEventListener('keydown', onSlash);
  }, []);
  const draw = (a: number, b: number) => (
    <LogLines from={a + skip} to={b + skip} line={(number) => pages.line(number)} search={finding.text} lines={lines} current={finding.hits[finding.at] ?? -1} onNumber={onNumber} />
  );
  const y = top - (at - first) * (wrap ? average : rowHeight);
  return (
    <div className="rp-log" onKeyDown={onKey}>
      <LogBar input={search} finding={finding} follow={follow === true} live={live} wrap={wrap} raw={server.raw} failure={failure}
        onFollow={() => setFollow(follow !== true)} onWrap={toggleWrap} onFirstError={() => void firstError()} onLeave={() => box.current?.focus()} />
      {setUp > 0 && (
        <button type="button" className="rp-setup" aria-expanded={unfolded} onClick={toggleSetUp} title="What KFP writes before the step’s own first line">
          <Icon name="down" size={13} />{setUp} lines of set-up
        </button>
      )}
      <div ref={box} className={`rp-logbox${wrap ? ' rp-wrap' : ''}`} tabIndex={0} role="region" aria-label={`Log, ${pages.total} lines. Slash searches, End follows, E goes to the first error.`} onScroll={onScroll}>
        <div className="rp-paper" style={{ height: heightOf(stretch), '--rp-digits': String(Math.max(3, String(pages.total).length)) }}>
          {ended
            ? <div className="rp-lines rp-last">{draw(from, to)}</div>
            : (
              <>
                <div className="rp-lines" style={{ transform: `translateY(${y}px) translateY(-100%)` }}>{draw(from, first)}</div>
                <div className="rp-lines" style={{ transform: `translateY(${y}px)` }}>{draw(first, to)}</div>
              </>
            )}
        </div>
        {loaded && total === 0 && <p className="rp-none">{live ? 'Nothing was printed yet. Lines appear here as they are written.' : setUp > 0 ? 'The step itself printed nothing.' : 'This attempt printed nothing.'}</p>}
        {!loaded && <p className="rp-none">{failure === '' ? 'Reading…' : failure}</p>}
      </div>
    </div>
  );
}
