import { Fragment, memo, useMemo, type MouseEvent, type ReactElement } from 'react';
import { mark, parse, type Rgb, type Span, type Style } from './ansi';
import { linked } from './log-links';
import type { Lines } from './url';

const colour = (value: number | Rgb | null, role: 'fg' | 'bg'): string | undefined => {
  if (value === null) return undefined;
  if (typeof value === 'number') return `var(--rp-ansi-${value})`;
  // Any colour must be readable on both themes: it is drawn towards the text's.
  return role === 'fg' ? `color-mix(in oklab, rgb(${value.join(' ')}) 60%, var(--sl-text))` : `color-mix(in oklab, rgb(${value.join(' ')}) 30%, var(--rp-paper))`;
};

function look({ fg, bg, bold, dim, italic, underline, strike, inverse }: Style): Record<string, string | number> | undefined {
  const css: Record<string, string | number> = {};
  const [front, back] = inverse ? [bg, fg] : [fg, bg];
  const fore = colour(front, 'fg') ?? (inverse ? 'var(--rp-paper)' : undefined);
  const ground = back === null ? (inverse ? 'var(--sl-text)' : undefined)
    : typeof back === 'number' && !inverse ? `color-mix(in oklab, var(--rp-ansi-${back}) 22%, var(--rp-paper))` : colour(back, inverse ? 'fg' : 'bg');
  if (fore !== undefined) css.color = inverse && front === null ? 'var(--rp-paper)' : fore;
  if (ground !== undefined) css.background = ground;
  if (bold) css.fontWeight = 650;
  if (dim && fg === null) css.color = 'var(--sl-muted)';
  if (italic) css.fontStyle = 'italic';
  if (underline || strike) css.textDecoration = [underline ? 'underline' : '', strike ? 'line-through' : ''].join(' ').trim();
  return Object.keys(css).length === 0 ? undefined : css;
}

function Text({ text, search }: { text: string; search: string }): ReactElement {
  const parts = useMemo(() => linked(mark(parse(text), search)), [text, search]);
  return (
    <>
      {parts.map(({ address, pieces }, index) => (address === null
        ? <Fragment key={index}>{pieces.map(drawn)}</Fragment>
        : <a key={index} href={address} target="_blank" rel="noopener noreferrer" router-ignore="">{pieces.map(drawn)}</a>))}
    </>
  );
}

function drawn(piece: Span & { hit: boolean }, index: number): ReactElement | string {
  const style = look(piece.style);
  if (piece.hit) return <mark key={index} style={style}>{piece.text}</mark>;
  return style === undefined ? piece.text : <span key={index} style={style}>{piece.text}</span>;
}

interface LineProps {
  number: number;
  text: string | undefined;
  search: string;
  marked: boolean;
  current: boolean;
  onNumber: (number: number, extend: boolean) => void;
}

/** One line with its number, which is a link to it. */
const Line = memo(function Line({ number, text, search, marked, current, onNumber }: LineProps): ReactElement {
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onNumber(number, event.shiftKey);
  };
  return (
    <div className="rp-line" data-marked={marked || undefined} data-current={current || undefined} data-line={number}>
      <a className="rp-number" href={`#L${number}`} tabIndex={-1} aria-label={`Line ${number}`} onClick={click}>{number}</a>
      <span className="rp-text">{text === undefined ? <i className="rp-blank" /> : <Text text={text} search={search} />}</span>
    </div>
  );
});

/** Some lines of a log, `from` counted from 0. */
export function LogLines({ from, to, line, search, lines, current, onNumber }: {
  from: number; to: number; line: (number: number) => string | undefined; search: string; lines: Lines | null; current: number;
  onNumber: (number: number, extend: boolean) => void;
}): ReactElement {
  const rows: ReactElement[] = [];
  for (let index = from; index < to; index++) {
    const number = index + 1;
    rows.push(<Line key={index} number={number} text={line(index)} search={search} current={index === current}
      marked={lines !== null && number >= lines.from && number <= lines.to} onNumber={onNumber} />);
  }
  return <>{rows}</>;
}
