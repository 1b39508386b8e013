import { describe, expect, it } from 'vitest';
import { mark, parse } from './ansi';
import { linked, links } from './log-links';

const addresses = (text: string) => links(text).map(({ address }) => address);

describe('web addresses in a log', () => {
  it('end where the sentence around them goes on', () => {
    expect(addresses('View run at: http://localhost:8421/mlflow/#/experiments/5/runs/ab12')).toEqual(['http://localhost:8421/mlflow/#/experiments/5/runs/ab12']);
    expect(addresses('see https://a.org/x, (https://b.org/y_(z)). "https://c.org"!')).toEqual(['https://a.org/x', 'https://b.org/y_(z)', 'https://c.org']);
    expect(addresses('[https://a.org/?q=1&r=2#top]...')).toEqual(['https://a.org/?q=1&r=2#top']);
  });

  it('are nothing that would run or open anything else', () => {
    expect(addresses('javascript://x file:///etc/passwd s3://bucket/key xhttp://a.org data:text/html,x http://')).toEqual([]);
  });

  it('are found through colours and hits of a search, and nothing of the line is lost', () => {
    const pieces = mark(parse('go \u001b[1mhttp://a.o\u001b[0mrg/run now'), 'rg/r');
    const parts = linked(pieces);
    expect(parts.map(({ address, pieces: inside }) => [address, inside.map(({ text }) => text)])).toEqual([
      [null, ['go ']], ['http://a.org/run', ['http://a.o', 'rg/r', 'un']], [null, [' now']],
    ]);
    expect(parts[1]?.pieces.map(({ hit, style }) => [hit, style.bold])).toEqual([[false, true], [true, false], [false, false]]);
  });

  it('that touch are two', () => {
    expect(linked([{ text: 'http://a.org/,http://b.org/' }]).map(({ address }) => address)).toEqual(['http://a.org/,http://b.org/']);
    expect(linked([{ text: 'http://a.org/ http://b.org/' }]).map(({ address }) => address)).toEqual(['http://a.org/', null, 'http://b.org/']);
    expect(linked([])).toEqual([]);
  });
});
