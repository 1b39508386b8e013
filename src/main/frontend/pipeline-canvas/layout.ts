// Tidy-up: what elkjs is asked and how its answer is read are pure; only `tidy` starts its worker.
import type { ELK, ElkExtendedEdge, ElkNode, ElkPort } from 'elkjs/lib/elk-api';
import type { Path, Position } from './model';
import { framePadding, frameHead, rowHeight, type Scene, type StepBox } from './scene';

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '56',
  'elk.spacing.nodeNode': '32',
  // Wires that pass a step get a lane beside it: see channels.ts.
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeEdge': '8',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
};

export const portId = (path: Path, side: 'in' | 'out', name: string): string => `${path}#${side}#${name}`;

/** Where the middle of a port's row is, from the top of its box. */
export const portY = (box: StepBox, row: number): number => box.headHeight + 4 + row * rowHeight + rowHeight / 2;

function ports(box: StepBox): ElkPort[] {
  const rows = box.rows.map((row, index) => ({
    id: portId(box.path, row.side, row.name), width: 0, height: 0,
    x: row.side === 'in' ? 0 : box.width, y: portY(box, index),
  }));
  const middle = box.headHeight / 2;
  return [
    ...rows,
    { id: portId(box.path, 'in', ''), width: 0, height: 0, x: 0, y: middle },
    { id: portId(box.path, 'out', ''), width: 0, height: 0, x: box.width, y: middle },
  ];
}

/** What elkjs is asked: boxes in boxes with ports where they are drawn. */
export function question(scene: Scene): ElkNode {
  const children = (parent: Path): ElkNode[] => scene.boxes.filter((box) => box.parent === parent).map((box): ElkNode => {
    if (box.kind !== 'frame') {
      return { id: box.path, width: box.width, height: box.height, ports: ports(box), layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } };
    }
    const top = frameHead + framePadding;
    return {
      id: box.path, children: children(box.path), ports: [],
      layoutOptions: { 'elk.padding': `[top=${top},left=${framePadding},bottom=${framePadding},right=${framePadding}]` },
    };
  });
  const frames = new Set(scene.boxes.filter((box) => box.kind === 'frame').map((box) => box.path));
  const end = (path: Path, side: 'in' | 'out', name: string) => (frames.has(path) ? path : portId(path, side, name));
  const edges: ElkExtendedEdge[] = scene.wires.map((wire) => ({
    id: wire.id, sources: [end(wire.from.path, 'out', wire.from.name)], targets: [end(wire.to.path, 'in', wire.to.name)],
  }));
  return { id: ' root', layoutOptions: options, children: children(''), edges };
}

/** The places in elkjs' answer, on whole pixels of an 8 pixel grid, relative to the frame around each. */
export function answer(root: ElkNode): Map<Path, Position> {
  const places = new Map<Path, Position>();
  const grid = (value: number | undefined) => Math.round((value ?? 0) / 8) * 8;
  const walk = (node: ElkNode) => {
    for (const child of node.children ?? []) {
      places.set(child.id, { x: grid(child.x), y: grid(child.y) });
      walk(child);
    }
  };
  walk(root);
  return places;
}

let engine: Promise<ELK> | undefined;

async function start(): Promise<ELK> {
  const [{ default: Elk }, { default: worker }] = await Promise.all([
    import('elkjs/lib/elk-api'),
    import('elkjs/lib/elk-worker.min.js?url'),
  ]);
  return new Elk({ workerFactory: () => new Worker(worker) });
}

/** Computes a tidy place for every step, in a worker. */
export async function tidy(scene: Scene): Promise<Map<Path, Position>> {
  engine ??= start();
  return answer(await (await engine).layout(question(scene)));
}
