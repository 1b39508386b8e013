// The runs of a chart as its legend and its tooltip name them.

export interface Line {
  id: string;
  label: string;
  /** Place in the palette. */
  colour: number;
}

const LONGEST = 16;

/** Names that several runs have, each with the end of its id, for which a long name makes room: ids of one day begin alike. */
export function toldApart(lines: readonly Line[]): Line[] {
  const seen = new Map<string, number>();
  for (const { label } of lines) seen.set(label, (seen.get(label) ?? 0) + 1);
  return lines.map((line) => ((seen.get(line.label) ?? 0) < 2 ? line : { ...line, label: `${cut(line.label)} · ${line.id.slice(-6)}` }));
}

const cut = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);
