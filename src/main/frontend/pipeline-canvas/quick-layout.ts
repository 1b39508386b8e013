// Columns by distance from the start: good enough to draw at once; the tidy-up button asks elkjs.

export interface Item {
  id: string;
  width: number;
  height: number;
  before: string[];
}

const gapX = 88;
const gapY = 32;

/** A place for each item; a cycle does not harm. */
export function quickLayout(items: Item[]): Map<string, { x: number; y: number }> {
  const columns = columnsOf(items);
  const order = new Map<string, number>();
  const places = new Map<string, { x: number; y: number }>();
  let x = 0;
  for (const column of columns) {
    // Those whose predecessors stand high come first: fewer wires cross.
    const weight = (item: Item) => {
      const rows = item.before.map((id) => order.get(id)).filter((row) => row !== undefined);
      return rows.length === 0 ? Number.MAX_SAFE_INTEGER : rows.reduce((a, b) => a + b, 0) / rows.length;
    };
    const sorted = column.map((item) => ({ item, weight: weight(item) })).sort((a, b) => a.weight - b.weight);
    let y = 0;
    for (const { item } of sorted) {
      places.set(item.id, { x, y });
      order.set(item.id, y + item.height / 2);
      y += item.height + gapY;
    }
    x += Math.max(0, ...column.map((item) => item.width)) + gapX;
  }
  return places;
}

function columnsOf(items: Item[]): Item[][] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const depth = new Map<string, number>();
  const visit = (item: Item, open: Set<string>): number => {
    const known = depth.get(item.id);
    if (known !== undefined) return known;
    if (open.has(item.id)) return 0;
    open.add(item.id);
    const before = item.before.map((id) => byId.get(id)).filter((found) => found !== undefined);
    const result = before.length === 0 ? 0 : Math.max(...before.map((found) => visit(found, open))) + 1;
    open.delete(item.id);
    depth.set(item.id, result);
    return result;
  };
  const columns: Item[][] = [];
  for (const item of items) (columns[visit(item, new Set())] ??= []).push(item);
  return columns.filter((column) => (column as Item[] | undefined) !== undefined);
}
