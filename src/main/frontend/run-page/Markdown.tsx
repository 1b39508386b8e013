import { useMemo, type ReactElement, type ReactNode } from 'react';
import { markdown, type Block, type Inline } from './markdown';

const inlines = (all: Inline[]): ReactNode[] => all.map((one, index) => {
  switch (one.is) {
    case 'text': return one.text;
    case 'break': return <br key={index} />;
    case 'code': return <code key={index}>{one.text}</code>;
    case 'strong': return <strong key={index}>{inlines(one.inner)}</strong>;
    case 'em': return <em key={index}>{inlines(one.inner)}</em>;
    case 'del': return <del key={index}>{inlines(one.inner)}</del>;
    case 'link': return <a key={index} href={one.href} target="_blank" rel="noreferrer noopener nofollow">{inlines(one.inner)}</a>;
  }
});

/** Headings begin below those of the page: the highest of the text is of level 3. */
const highest = (all: Block[]): number => Math.min(...all.flatMap((block) => (block.is === 'heading' ? [block.level] : [])));

const blocks = (all: Block[], top: number): ReactElement[] => all.map((block, index) => {
  switch (block.is) {
    case 'heading': return <p key={index} className={`rp-h rp-h${block.level}`} role="heading" aria-level={Math.min(6, 3 + Math.max(0, block.level - top))}>{inlines(block.inner)}</p>;
    case 'paragraph': return <p key={index}>{inlines(block.inner)}</p>;
    case 'code': return <pre key={index}>{block.text}</pre>;
    case 'rule': return <hr key={index} />;
    case 'quote': return <blockquote key={index}>{blocks(block.inner, top)}</blockquote>;
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}>{blocks(item, top)}</li>);
      return block.ordered ? <ol key={index} start={block.start}>{items}</ol> : <ul key={index}>{items}</ul>;
    }
    case 'table': return (
      <table key={index} className="sl-table">
        <thead><tr>{block.head.map((cell, at) => <th key={at} style={{ textAlign: block.align[at] ?? 'left' }}>{inlines(cell)}</th>)}</tr></thead>
        <tbody>{block.rows.map((row, line) => <tr key={line}>{row.map((cell, at) => <td key={at} style={{ textAlign: block.align[at] ?? 'left' }}>{inlines(cell)}</td>)}</tr>)}</tbody>
      </table>
    );
  }
});

/** What a step wrote as Markdown. */
export function Markdown({ text }: { text: string }): ReactElement {
  const tree = useMemo(() => markdown(text), [text]);
  return <div className="rp-markdown">{blocks(tree, highest(tree))}</div>;
}
