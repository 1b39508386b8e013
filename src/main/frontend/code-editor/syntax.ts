// What the highlighter's parser makes of Python. It takes a little less than Python itself does (a bare yield in
// parentheses, `1.` before a bracket), so that what it finds is a doubt and no verdict.
import { pythonLanguage } from '@codemirror/lang-python';
import type { syntaxTree } from '@codemirror/language';

export interface Doubt {
  from: number;
  to: number;
}

const most = 20;

export function doubts(tree: ReturnType<typeof syntaxTree>): Doubt[] {
  const found: Doubt[] = [];
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError && found.length < most) found.push({ from, to });
    },
  });
  return found;
}

/** The number of the first line that can't be read, counted from one; null where all can. */
export function doubtfulLine(source: string): number | null {
  const [first] = doubts(pythonLanguage.parser.parse(source));
  return first === undefined ? null : source.slice(0, first.from).split('\n').length;
}
