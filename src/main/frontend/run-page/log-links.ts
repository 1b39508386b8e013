// Web addresses in a log. They are found in what is read, so colours and hits of a search may cut them anywhere.

export interface Link {
  from: number;
  to: number;
  address: string;
}

// What may end an address but mostly ends the sentence around it.
const closing: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

function ended(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address[end - 1] ?? '';
    const opening = closing[last];
    const taken = address.slice(0, end);
    if (/[.,;:!?…]/.test(last) || (opening !== undefined && taken.split(opening).length < taken.split(last).length)) end--;
    else return taken;
  }
}

/** The addresses in a text, in order. */
export function links(text: string): Link[] {
  if (!text.includes('://')) return [];
  const found: Link[] = [];
  for (const { 0: whole, index } of text.matchAll(/\bhttps?:\/\/[^\s<>"'`|\\^]+/gi)) {
    const address = ended(whole);
    if (URL.canParse(address)) found.push({ from: index, to: index + address.length, address });
  }
  return found;
}

export interface Part<T> {
  /** Null where it leads nowhere. */
  address: string | null;
  pieces: T[];
}

/** Pieces of a line, cut where addresses begin and end, and put together by where they lead. */
export function linked<T extends { text: string }>(pieces: readonly T[]): Part<T>[] {
  const all = links(pieces.map(({ text }) => text).join(''));
  if (all.length === 0) return pieces.length === 0 ? [] : [{ address: null, pieces: [...pieces] }];
  const parts: Part<T>[] = [];
  let [at, next] = [0, 0];
  let last: Link | null | undefined;
  const push = (piece: T, link: Link | null) => {
    const part = parts.at(-1);
    if (part && last === link) part.pieces.push(piece);
    else parts.push({ address: link?.address ?? null, pieces: [piece] });
    last = link;
  };
  for (const piece of pieces) {
    const end = at + piece.text.length;
    while (at < end) {
      while (next < all.length && (all[next]?.to ?? 0) <= at) next++;
      const link = all[next];
      const inside = link !== undefined && link.from <= at;
      const to = Math.min(end, link === undefined ? end : inside ? link.to : link.from);
      push({ ...piece, text: piece.text.slice(piece.text.length - (end - at), piece.text.length - (end - to)) }, inside ? link : null);
      at = to;
    }
  }
  return parts;
}
