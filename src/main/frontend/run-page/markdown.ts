// Markdown as a tree of plain values: what a step wrote can never become markup of this page.

export type Inline =
  | { is: 'text'; text: string }
  | { is: 'code'; text: string }
  | { is: 'strong' | 'em' | 'del'; inner: Inline[] }
  | { is: 'link'; href: string; inner: Inline[] }
  | { is: 'break' };

export type Block =
  | { is: 'heading'; level: number; inner: Inline[] }
  | { is: 'paragraph'; inner: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { is: 'quote'; inner: Block[] }
  | { is: 'table'; head: Inline[][]; align: ('left' | 'right' | 'center')[]; rows: Inline[][][] }
  | { is: 'rule' };

const deepest = 12;

/** Only addresses that a browser opens as a page; others are shown as text. */
const harmless = (href: string): boolean => /^(https?:\/\/|mailto:)/i.test(href);

const marks: [RegExp, (found: RegExpExecArray, depth: number) => Inline | null][] = [
  [/^\\([!-/:-@[-`{-~])/, (found) => ({ is: 'text', text: found[1] ?? '' })],
  [/^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/, (found) => ({ is: 'code', text: (found[2] ?? '').trim() })],
  [/^!?\[([^\]]*)\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)/, (found, depth) => link(found[1] ?? '', found[2] ?? '', depth)],
  [/^<(https?:\/\/[^\s>]+)>/, (found) => ({ is: 'link', href: found[1] ?? '', inner: [{ is: 'text', text: found[1] ?? '' }] })],
  [/^(\*\*|__)(?=\S)([\s\S]*?\S)\1/, (found, depth) => ({ is: 'strong', inner: inline(found[2] ?? '', depth + 1) })],
  [/^([*_])(?=\S)([\s\S]*?\S)\1(?!\w)/, (found, depth) => ({ is: 'em', inner: inline(found[2] ?? '', depth + 1) })],
  [/^~~(?=\S)([\s\S]*?\S)~~/, (found, depth) => ({ is: 'del', inner: inline(found[1] ?? '', depth + 1) })],
  [/^(?: {2,}|\\)\n/, () => ({ is: 'break' })],
];

function link(text: string, href: string, depth: number): Inline {
  const inner = inline(text === '' ? href : text, depth + 1);
  return harmless(href) ? { is: 'link', href, inner } : { is: 'text', text: text === '' ? href : text };
}

export function inline(text: string, depth = 0): Inline[] {
  if (depth > deepest) return [{ is: 'text', text }];
  const found: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') found.push({ is: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? '';
    // A mark inside a word, such as snake_case, is none.
    const possible = '\\`![<*_~ '.includes(char) && !(char === '_' && /\w/.test(text[at - 1] ?? ''));
    const rest = possible ? text.slice(at, at + 4000) : '';
    let took = 0;
    for (const [pattern, make] of possible ? marks : []) {
      const hit = pattern.exec(rest);
      const made = hit && make(hit, depth);
      if (!hit || !made) continue;
      flush();
      found.push(made);
      took = hit[0].length;
      break;
    }
    if (took === 0) plain += char;
    at += Math.max(1, took);
  }
  flush();
  return found;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const item = /^( {0,3})([-*+]|\d{1,9}[.)])( +|$)/;
const ruler = /^ {0,3}([-*_])( *\1){2,} *$/;
const cells = (line: string): string[] => line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
const isDivider = (line: string): boolean => line.includes('-') && /^ *\|? *:?-+:? *(\| *:?-+:? *)*\|? *$/.test(line);

/** The blocks of a text. */
export function markdown(text: string, depth = 0): Block[] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const take = (while_: (line: string, index: number) => boolean): string[] => {
    const from = at;
    while (at < lines.length && while_(lines[at] ?? '', at - from)) at++;
    return lines.slice(from, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^ {0,3}(#{1,6})(?: +|$)(.*?)#* *$/.exec(line);
    const opened = fence.exec(line)?.[1];
    if (line.trim() === '') at++;
    else if (heading) {
      blocks.push({ is: 'heading', level: (heading[1] ?? '').length, inner: inline(heading[2] ?? '') });
      at++;
    } else if (opened !== undefined) {
      at++;
      blocks.push({ is: 'code', text: take((next) => !next.trim().startsWith(opened)).join('\n') });
      at++;
    } else if (ruler.test(line)) {
      blocks.push({ is: 'rule' });
      at++;
    } else if (depth < deepest && line.trimStart().startsWith('>')) {
      blocks.push({ is: 'quote', inner: markdown(take((next) => next.trimStart().startsWith('>')).map((next) => next.replace(/^ *> ?/, '')).join('\n'), depth + 1) });
    } else if (depth < deepest && item.test(line)) blocks.push(list(take, line, depth));
    else if (line.includes('|') && isDivider(lines[at + 1] ?? '')) blocks.push(table(take((next) => next.includes('|'))));
    else {
      const words = take((next, index) => next.trim() !== '' && (index === 0 || !(fence.test(next) || item.test(next) || ruler.test(next) || /^ {0,3}(#{1,6} |>)/.test(next))));
      blocks.push({ is: 'paragraph', inner: inline(words.map((word, index) => (index === words.length - 1 ? word.trim() : word.trimStart())).join('\n')) });
    }
  }
  return blocks;
}

function list(take: (while_: (line: string, index: number) => boolean) => string[], line: string, depth: number): Block {
  const first = item.exec(line);
  const ordered = /\d/.test(first?.[2] ?? '');
  const items: Block[][] = [];
  let more = true;
  while (more) {
    let width = 0;
    let blank = false;
    const own = take((next, index) => {
      if (index === 0) {
        const head = item.exec(next);
        if (!head || /\d/.test(head[2] ?? '') !== ordered) return false;
        width = (head[1] ?? '').length + (head[2] ?? '').length + Math.max(1, Math.min(4, (head[3] ?? '').length));
        return true;
      }
      const inside = next.startsWith(' '.repeat(width));
      if (next.trim() !== '' && !inside && (blank || item.test(next))) return false;
      blank = next.trim() === '';
      return true;
    });
    more = own.length > 0;
    if (more) items.push(markdown(own.map((next, index) => (index === 0 ? next.slice(width) : next.startsWith(' '.repeat(width)) ? next.slice(width) : next.trimStart())).join('\n'), depth + 1));
  }
  return { is: 'list', ordered, start: ordered ? Number.parseInt(first?.[2] ?? '1', 10) : 1, items };
}

function table([head = '', divider = '', ...rows]: string[]): Block {
  const titles = cells(head);
  return {
    is: 'table',
    head: titles.map((cell) => inline(cell)),
    align: cells(divider).map((cell) => (cell.endsWith(':') ? (cell.startsWith(':') ? 'center' : 'right') : 'left')),
    rows: rows.map((row) => cells(row).slice(0, titles.length).map((cell) => inline(cell))),
  };
}
