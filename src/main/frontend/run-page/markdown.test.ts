import { describe, expect, it } from 'vitest';
import { inline, markdown } from './markdown';

describe('markdown', () => {
  it('has headings, paragraphs, emphasis and code', () => {
    expect(markdown('# Result\n\nAccuracy: **0.93** of `x`\nand *more*')).toEqual([
      { is: 'heading', level: 1, inner: [{ is: 'text', text: 'Result' }] },
      {
        is: 'paragraph', inner: [
          { is: 'text', text: 'Accuracy: ' }, { is: 'strong', inner: [{ is: 'text', text: '0.93' }] }, { is: 'text', text: ' of ' },
          { is: 'code', text: 'x' }, { is: 'text', text: '\nand ' }, { is: 'em', inner: [{ is: 'text', text: 'more' }] },
        ],
      },
    ]);
  });

  it('leaves names with underscores and lone stars alone', () => {
    expect(inline('test_size_x and 2 * 3 * 4')).toEqual([{ is: 'text', text: 'test_size_x and 2 * 3 * 4' }]);
  });

  it('has tables with alignment', () => {
    expect(markdown('| name | value |\n|:--|--:|\n| a\\|b | 1 |\n')).toEqual([{
      is: 'table', align: ['left', 'right'], head: [[{ is: 'text', text: 'name' }], [{ is: 'text', text: 'value' }]],
      rows: [[[{ is: 'text', text: 'a|b' }], [{ is: 'text', text: '1' }]]],
    }]);
  });

  it('has lists in lists, ordered ones, quotes, fences and rules', () => {
    const [list] = markdown('- a\n  - b\n- c');
    expect(list).toMatchObject({ is: 'list', ordered: false, items: [[{ is: 'paragraph' }, { is: 'list', items: [[{ is: 'paragraph' }]] }], [{ is: 'paragraph' }]] });
    expect(markdown('3. x\n4. y')[0]).toMatchObject({ is: 'list', ordered: true, start: 3 });
    expect(markdown('> q\n> r')[0]).toMatchObject({ is: 'quote', inner: [{ is: 'paragraph' }] });
    expect(markdown('```python\n# no heading\n```\nafter')).toMatchObject([{ is: 'code', text: '# no heading' }, { is: 'paragraph' }]);
    expect(markdown('---')).toEqual([{ is: 'rule' }]);
  });

  it('shows markup as text and follows harmless addresses only', () => {
    expect(markdown('<script>alert(1)</script>')).toEqual([{ is: 'paragraph', inner: [{ is: 'text', text: '<script>alert(1)</script>' }] }]);
    expect(inline('[x](javascript:alert(1))').some((one) => one.is === 'link')).toBe(false);
    expect(inline('[x](https://e.org "t")')).toEqual([{ is: 'link', href: 'https://e.org', inner: [{ is: 'text', text: 'x' }] }]);
    expect(inline('![chart](data:image/png;base64,AA)')).toEqual([{ is: 'text', text: 'chart' }]);
  });

  it('ends on whatever it is given', () => {
    for (const odd of ['- '.repeat(500), '>'.repeat(500), '['.repeat(3000), '*a '.repeat(3000), '```', '|\n|-', '1.\n2.\n', '`'.repeat(999), '_'.repeat(2000)]) expect(markdown(odd).length).toBeGreaterThanOrEqual(0);
  });
});
