// Which options fit what is typed, and in which order.

interface Named {
  title: string;
  detail: string;
}

/** Every word must be somewhere in title or detail; a title that begins with the text comes first, then one that holds it. */
export function findOptions<T extends Named>(options: readonly T[], text: string): T[] {
  const typed = text.trim().toLowerCase();
  const words = typed.split(/\s+/).filter(Boolean);
  const rank = ({ title }: T) => (title.toLowerCase().startsWith(typed) ? 0 : title.toLowerCase().includes(typed) ? 1 : 2);
  return options
    .filter(({ title, detail }) => words.every((word) => `${title} ${detail}`.toLowerCase().includes(word)))
    .sort((a, b) => rank(a) - rank(b));
}
