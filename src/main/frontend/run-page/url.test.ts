import { describe, expect, it } from 'vitest';
import { nowhere, readLines, readPlace, selectStep, writePlace } from './url';

const round = (address: string) => {
  const hash = address.indexOf('#');
  return writePlace(readPlace(hash < 0 ? address : address.slice(0, hash), hash < 0 ? '' : address.slice(hash)));
};

describe('the address of a run page', () => {
  it('says what is looked at, and opens the same', () => {
    for (const address of ['', '?step=train', '?step=train&tab=logs&attempt=2#L120', '?view=timeline&step=good-enough/deploy&tab=outputs',
      '?view=steps', '?step=train&tab=logs#L5-L9']) {
      expect(round(address)).toBe(address);
    }
  });

  it('leaves out what is as it begins', () => {
    expect(writePlace(nowhere)).toBe('');
    expect(round('?view=graph&step=a&tab=overview&attempt=0')).toBe('?step=a');
  });

  it('takes nothing that it does not know', () => {
    expect(readPlace('?view=x&tab=y&attempt=-1', '#L0')).toEqual(nowhere);
    expect(readPlace('?step=%F0%9F%9A%80 a%26b', '').step).toBe('🚀 a&b');
  });

  it('keeps names that need it escaped', () => {
    expect(readPlace(writePlace({ ...nowhere, step: 'a&b=c#d e%/f' }), '').step).toBe('a&b=c#d e%/f');
  });

  it('reads lines both ways round', () => {
    expect(readLines('#L9-L5')).toEqual({ from: 5, to: 9 });
    expect(readLines('#L5-9')).toEqual({ from: 5, to: 9 });
    expect(readLines('#top')).toBeNull();
  });

  it('forgets attempt and lines with the step, and keeps the tab', () => {
    const place = { ...nowhere, step: 'a', tab: 'logs' as const, attempt: 2, lines: { from: 1, to: 1 } };
    expect(selectStep(place, 'b')).toEqual({ ...place, step: 'b', attempt: 0, lines: null });
    expect(selectStep(place, 'a')).toBe(place);
  });
});
