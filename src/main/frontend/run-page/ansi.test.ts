import { describe, expect, it } from 'vitest';
import { mark, parse, places, plain, strip } from './ansi';

const texts = (line: string) => parse(line).map(({ text }) => text);

describe('colours of a terminal', () => {
  it('leaves a plain line as it is', () => {
    expect(parse('epoch 3 loss 0.25\tok')).toEqual([{ text: 'epoch 3 loss 0.25\tok', style: plain }]);
    expect(parse('')).toEqual([]);
  });

  it('takes colours, bright ones, and puts them back', () => {
    const [red, rest] = parse('\u001b[31;1mfail\u001b[0m done');
    expect(red).toMatchObject({ text: 'fail', style: { fg: 1, bold: true } });
    expect(rest).toEqual({ text: ' done', style: plain });
    expect(parse('\u001b[95;104mx')[0]?.style).toMatchObject({ fg: 13, bg: 12 });
    expect(parse('\u001b[1;4;3;9;7mx\u001b[22;24;23;29;27my')[1]?.style).toEqual(plain);
  });

  it('takes 256 and true colours in both ways of writing', () => {
    expect(parse('\u001b[38;5;208mx')[0]?.style.fg).toEqual([255, 135, 0]);
    expect(parse('\u001b[38;5;9mx')[0]?.style.fg).toBe(9);
    expect(parse('\u001b[48;5;244mx')[0]?.style.bg).toEqual([128, 128, 128]);
    expect(parse('\u001b[38;2;1;2;3;4mx')[0]?.style).toMatchObject({ fg: [1, 2, 3], underline: true });
    expect(parse('\u001b[38:2::10:20:30mx')[0]?.style.fg).toEqual([10, 20, 30]);
    expect(parse('\u001b[38:2:10:20:30mx')[0]?.style.fg).toEqual([10, 20, 30]);
  });

  it('ignores numbers that mean nothing and colours that are cut off', () => {
    for (const odd of ['\u001b[38mx', '\u001b[38;5mx', '\u001b[38;5;999mx', '\u001b[38;2;999;0;0mx', '\u001b[200mx', '\u001b[?25mx']) {
      expect(parse(odd)).toEqual([{ text: 'x', style: plain }]);
    }
  });

  it('shows nothing of what moves a cursor, names a window or is cut off', () => {
    expect(texts('\u001b[2K\u001b[1Gabc\u001b[0K')).toEqual(['abc']);
    expect(texts('\u001b]0;title\u0007abc')).toEqual(['abc']);
    expect(texts('\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\!')).toEqual(['link!']);
    expect(texts('abc\u001b[')).toEqual(['abc']);
    expect(texts('abc\u001b')).toEqual(['abc']);
    expect(texts('a\u0000b\u0007c\u007fd\u0085e')).toEqual(['abcde']);
    expect(texts('\u001b(Babc')).toEqual(['abc']);
  });

  it('answers text that looks like markup as text', () => {
    expect(parse('\u001b[31m<img src=x onerror=alert(1)>')[0]?.text).toBe('<img src=x onerror=alert(1)>');
  });

  it('joins what looks alike and strips to the same text', () => {
    expect(texts('\u001b[0m\u001b[Kabc\u001b[K def')).toEqual(['abc def']);
    const line = '\u001b[31ma\u001b[1mb\u001b[0mc';
    expect(strip(line)).toBe(texts(line).join(''));
  });

  it('is quick on a long line of escapes', () => {
    const line = '\u001b[31m'.repeat(50_000) + '\u001b['.repeat(50_000);
    expect(parse(`${line}x`).length).toBeLessThan(3);
  });
});

describe('matches of a search', () => {
  it('are found whatever the case, and not one in another', () => {
    expect(places('Error error ERROR', 'error')).toEqual([0, 6, 12]);
    expect(places('aaaa', 'aa')).toEqual([0, 2]);
    expect(places('x', '')).toEqual([]);
  });

  it('are cut out also across colours', () => {
    const cut = mark(parse('an \u001b[31mer\u001b[32mror\u001b[0m here'), 'error');
    expect(cut.map(({ text, hit }) => [text, hit])).toEqual([['an ', false], ['er', true], ['ror', true], [' here', false]]);
    expect(mark(parse('xxerrorxx'), 'error').map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')).toBe('xx[error]xx');
  });
});
