// Colours of a terminal. Answers texts and styles only, never markup, so that no log can do anything to the page.

export interface Style {
  /** 0-15: one of the terminal's own colours, shown as the theme has them. */
  fg: number | Rgb | null;
  bg: number | Rgb | null;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  inverse: boolean;
}

export type Rgb = readonly [number, number, number];

export interface Span {
  text: string;
  style: Style;
}

export const plain: Style = { fg: null, bg: null, bold: false, dim: false, italic: false, underline: false, strike: false, inverse: false };

// CSI ... final byte | OSC ... BEL or ST | any other two-byte escape | one that is cut off | other controls but tab
// eslint-disable-next-line no-control-regex
const sequence = /\u001b\[([0-?]*)[ -/]*([@-~])|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]?|\u009b([0-?]*)[ -/]*([@-~])|[\u0000-\u0008\u000a-\u001f\u007f\u0080-\u009f]/g;

/** The text without anything that a terminal would not show. */
export const strip = (line: string): string => line.replaceAll(sequence, '');

/** One line as pieces that look alike. */
export function parse(line: string): Span[] {
  if (!/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/.test(line)) return line === '' ? [] : [{ text: line, style: plain }]; // eslint-disable-line no-control-regex
  const spans: Span[] = [];
  let style = plain;
  let from = 0;
  const push = (text: string) => {
    const last = spans.at(-1);
    if (text === '') return;
    if (last?.style === style) last.text += text;
    else spans.push({ text, style });
  };
  for (const found of line.matchAll(sequence)) {
    push(line.slice(from, found.index));
    from = found.index + found[0].length;
    if ((found[2] ?? found[4]) === 'm') style = select(style, found[1] ?? found[3] ?? '');
  }
  push(line.slice(from));
  return spans;
}

/** Select graphic rendition: the numbers change the style one after another. */
function select(before: Style, parameters: string): Style {
  if (!/^[\d;:]*$/.test(parameters)) return before;
  let style = before;
  const groups = parameters.split(';').map((group) => group.split(':').map((text) => (text === '' ? 0 : Number(text))));
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] ?? [0];
    const code = group[0] ?? 0;
    if (code === 38 || code === 48) {
      const joined = group.length > 1;
      const rest = joined ? group.slice(1) : groups.slice(i + 1).map((one) => one[0] ?? 0);
      const { colour, used } = extended(rest, joined);
      if (!joined) i += used;
      if (colour !== undefined) style = { ...style, [code === 38 ? 'fg' : 'bg']: colour };
    } else {
      style = simple(style, code);
    }
  }
  return style;
}

function simple(style: Style, code: number): Style {
  if (code === 0) return plain;
  if (code >= 30 && code <= 37) return { ...style, fg: code - 30 };
  if (code >= 40 && code <= 47) return { ...style, bg: code - 40 };
  if (code >= 90 && code <= 97) return { ...style, fg: code - 82 };
  if (code >= 100 && code <= 107) return { ...style, bg: code - 92 };
  switch (code) {
    case 1: return { ...style, bold: true };
    case 2: return { ...style, dim: true };
    case 3: return { ...style, italic: true };
    case 4: return { ...style, underline: true };
    case 7: return { ...style, inverse: true };
    case 9: return { ...style, strike: true };
    case 21: case 22: return { ...style, bold: false, dim: false };
    case 23: return { ...style, italic: false };
    case 24: return { ...style, underline: false };
    case 27: return { ...style, inverse: false };
    case 29: return { ...style, strike: false };
    case 39: return { ...style, fg: null };
    case 49: return { ...style, bg: null };
    default: return style;
  }
}

/** 5;n of 256 colours, or 2;r;g;b (with colons also 2:space:r:g:b). */
function extended(rest: number[], joined: boolean): { colour?: number | Rgb; used: number } {
  if (rest[0] === 5) {
    const n = rest[1];
    return n === undefined || n > 255 ? { used: 2 } : { colour: n < 16 ? n : palette(n), used: 2 };
  }
  if (rest[0] === 2) {
    const [r = 0, g = 0, b = 0] = joined && rest.length > 4 ? rest.slice(2) : rest.slice(1);
    return r > 255 || g > 255 || b > 255 ? { used: 4 } : { colour: [r, g, b], used: 4 };
  }
  return { used: 0 };
}

function palette(n: number): Rgb {
  if (n >= 232) {
    const grey = 8 + (n - 232) * 10;
    return [grey, grey, grey];
  }
  const level = (part: number) => (part === 0 ? 0 : 55 + part * 40);
  const at = n - 16;
  return [level(Math.floor(at / 36)), level(Math.floor(at / 6) % 6), level(at % 6)];
}

/** Where `wanted` stands in a text, whatever the case. */
export function places(text: string, wanted: string): number[] {
  const found: number[] = [];
  const [low, needle] = [text.toLowerCase(), wanted.toLowerCase()];
  // Lower case of some letters is longer: then no place could be told rightly.
  if (needle === '' || low.length !== text.length) return found;
  for (let at = low.indexOf(needle); at >= 0; at = low.indexOf(needle, at + needle.length)) found.push(at);
  return found;
}

/** Cuts spans where matches begin and end. */
export function mark(spans: Span[], wanted: string): (Span & { hit: boolean })[] {
  const starts = places(spans.map(({ text }) => text).join(''), wanted);
  if (starts.length === 0) return spans.map((span) => ({ ...span, hit: false }));
  const cuts = starts.flatMap((start) => [start, start + wanted.length]);
  const pieces: (Span & { hit: boolean })[] = [];
  let at = 0;
  for (const { text, style } of spans) {
    const inner = cuts.filter((cut) => cut > at && cut < at + text.length).map((cut) => cut - at);
    let from = 0;
    for (const to of [...inner, text.length]) {
      const here = at + from;
      pieces.push({ text: text.slice(from, to), style, hit: starts.some((start) => here >= start && here < start + wanted.length) });
      from = to;
    }
    at += text.length;
  }
  return pieces;
}
