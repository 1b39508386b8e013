import '@xyflow/react/dist/base.css';
import './canvas.css';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import {
  applyNodeChanges, Background, BackgroundVariant, MiniMap, ReactFlow, ReactFlowProvider, SelectionMode, useStore, useStoreApi,
  type Connection, type Edge, type EdgeChange, type NodeChange, type ReactFlowInstance,
} from '@xyflow/react';
import { fewWires } from './far-wires';
import { FarWires } from './FarWires';
import { edgesOf, nodeOf, portOf } from './flow-nodes';
import { portId } from './layout';
import { LiveContext, makeLive, type Mark, type StepStatus } from './live';
import type { Path, Pipeline, Position } from './model';
import { whyNot, type Port } from './rules';
import { buildScene, reuse, type Scene, type StepBox, type Wire } from './scene';
import { detailZoom, FrameNode, StepNode, type BoxNode } from './StepNode';

const nodeTypes = { step: StepNode, frame: FrameNode };

/** What a person may do to the picture; without it the canvas only shows. */
export interface CanvasActions {
  moved: (places: Map<Path, Position>) => void;
  connected: (from: Port, to: Port) => void;
  refused: (reason: string) => void;
  disconnected: (wires: Wire[]) => void;
  /** A wire was let go over nothing: offer what fits. */
  wireDropped: (from: Port, side: 'in' | 'out', at: { x: number; y: number }) => void;
  dropped: (event: React.DragEvent, at: { x: number; y: number }, frame: Path) => void;
  addAt: (at: { x: number; y: number }, frame: Path) => void;
}

export type FlowHandle = ReactFlowInstance<BoxNode>;

export interface CanvasProps {
  graph: Pipeline;
  /** The state of each step by its path (`frame/step`); apart from the graph, so that recolouring redraws nothing else. */
  status?: ReadonlyMap<Path, StepStatus>;
  /** How many problems each step has. */
  marks?: ReadonlyMap<Path, Mark>;
  selected?: readonly Path[];
  onSelect?: (paths: Path[]) => void;
  /** A double click on a step, on an input if one was hit. */
  onOpen?: (path: Path, input?: string) => void;
  readOnly?: boolean;
  actions?: CanvasActions;
  onReady?: (flow: FlowHandle) => void;
  onScene?: (scene: Scene) => void;
  children?: ReactNode;
}

const noPaths: readonly Path[] = [];
const noEdges: Edge[] = [];
const sameStatus = (a: StepStatus, b: StepStatus) => a.state === b.state && a.note === b.note;

/** The picture of a pipeline: the editor's canvas, and with `status` the run page's. */
export function PipelineCanvas(props: CanvasProps): ReactElement {
  return <ReactFlowProvider><Canvas {...props} /></ReactFlowProvider>;
}

/**
 * Sizes and ports are told (flow-nodes.ts). React Flow would measure the page all the same and then miss the ports that
 * are not drawn: those of steps seen from afar, and the corners of frames; their wires would vanish.
 */
function useToldSizes(): void {
  const store = useStoreApi();
  useState(() => store.setState({ updateNodeInternals: () => undefined }));
}

function useScene(graph: Pipeline): Scene {
  const before = useRef<Scene>({ boxes: [], wires: [] });
  return useMemo(() => {
    const next = buildScene(graph);
    const old = before.current;
    const scene = { boxes: reuse(old.boxes, next.boxes, (box) => box.path), wires: reuse(old.wires, next.wires, (wire) => wire.id) };
    before.current = scene;
    return scene;
  }, [graph]);
}

function Canvas({
  graph, status, marks, selected = noPaths, onSelect, onOpen, readOnly = false, actions, onReady, onScene, children,
}: CanvasProps): ReactElement {
  const editable = !readOnly && actions !== undefined;
  useToldSizes();
  const live = useMemo(() => makeLive(!editable), [editable]);
  const scene = useScene(graph);
  const [nodes, setNodes] = useState<BoxNode[]>([]);
  const flow = useRef<FlowHandle | null>(null);
  const [selectedWires, setSelectedWires] = useState<ReadonlySet<string>>(new Set());
  const far = useStore((state) => state.transform[2] < detailZoom) && scene.wires.length > fewWires;
  const flowStore = useStoreApi();
  // Past React: to be moved is no reason to be drawn again.
  const moving = (now: boolean) => flowStore.getState().domNode?.classList.toggle('pc-moving', now);
  const edges = useMemo(
    () => edgesOf(scene).map((edge) => (selectedWires.has(edge.id) ? { ...edge, selected: true } : edge)), [scene, selectedWires]);

  useEffect(() => live.status.set(status ?? new Map(), sameStatus), [live, status]);
  useEffect(() => live.marks.set(marks ?? new Map()), [live, marks]);
  useEffect(() => onScene?.(scene), [onScene, scene]);

  const chosen = useMemo(() => new Set(selected), [selected]);
  useEffect(() => setNodes((before) => merge(before, scene.boxes, chosen, editable)), [scene, chosen, editable]);

  const onNodesChange = useCallback((changes: NodeChange<BoxNode>[]) => {
    // Selection is the caller's; sizes are told, never measured.
    const own = changes.filter((change) => change.type === 'position');
    if (own.length > 0) setNodes((before) => applyNodeChanges(own, before));
    const picks = changes.filter((change) => change.type === 'select');
    if (picks.length > 0) {
      const next = new Set(chosen);
      for (const pick of picks) if (pick.selected) next.add(pick.id); else next.delete(pick.id);
      onSelect?.([...next]);
    }
  }, [chosen, onSelect]);

  const onEdgesChange = useCallback((changes: EdgeChange[]) => {
    setSelectedWires((before) => {
      const next = new Set(before);
      for (const change of changes) if (change.type === 'select') { if (change.selected) next.add(change.id); else next.delete(change.id); }
      return next;
    });
  }, []);

  const onDragStop = useCallback((_: unknown, __: unknown, dragged: BoxNode[]) => {
    actions?.moved(new Map(dragged.map((node) => [node.id, { x: Math.round(node.position.x), y: Math.round(node.position.y) }])));
  }, [actions]);

  const showFits = useCallback((from: Port, side: 'in' | 'out') => {
    const fits = new Map<string, string>();
    for (const box of scene.boxes) for (const row of box.rows) {
      const port = { path: box.path, name: row.name };
      if (row.side === side) continue;
      fits.set(portId(box.path, row.side, row.name), (side === 'out' ? whyNot(graph, from, port) : whyNot(graph, port, from)) ?? '');
    }
    live.fits.set(fits);
  }, [graph, live, scene]);

  const valid = useCallback((link: Connection | Edge) =>
    whyNot(graph, portOf(link.source, link.sourceHandle), portOf(link.target, link.targetHandle)) === null, [graph]);

  const frameAt = useCallback((point: { x: number; y: number }): Path => innermostFrame(scene.boxes, point), [scene]);
  const toFlow = (event: { clientX: number; clientY: number }) =>
    flow.current?.screenToFlowPosition({ x: event.clientX, y: event.clientY }) ?? { x: 0, y: 0 };

  return (
    <LiveContext.Provider value={live}>
      <ReactFlow<BoxNode>
        className={`pc-flow${editable ? '' : ' pc-still'}`}
        nodes={nodes} edges={far ? noEdges : edges} nodeTypes={nodeTypes}
        onNodesChange={onNodesChange} onEdgesChange={onEdgesChange}
        onInit={(instance) => { flow.current = instance; onReady?.(instance); }}
        onNodeDragStop={onDragStop} onSelectionDragStop={(event, dragged) => onDragStop(event, undefined, dragged)}
        onConnect={(link) => actions?.connected(portOf(link.source, link.sourceHandle), portOf(link.target, link.targetHandle))}
        onConnectStart={(_, start) => showFits(portOf(start.nodeId, start.handleId), start.handleType === 'target' ? 'in' : 'out')}
        onConnectEnd={(event, end) => {
          live.fits.set(new Map());
          if (!end.fromHandle) return;
          const side = end.fromHandle.type === 'target' ? 'in' as const : 'out' as const;
          const from = portOf(end.fromHandle.nodeId, end.fromHandle.id);
          if (end.toHandle && end.isValid === false) {
            const to = portOf(end.toHandle.nodeId, end.toHandle.id);
            const reason = side === 'out' ? whyNot(graph, from, to) : whyNot(graph, to, from);
            actions?.refused(`${to.name} ${reason ?? 'does not fit'}`);
          } else if (!end.toHandle && !end.toNode) {
            const point = 'changedTouches' in event ? event.changedTouches[0] : event;
            if (point) actions?.wireDropped(from, side, toFlow(point));
          }
        }}
        onMoveStart={() => moving(true)} onMoveEnd={() => moving(false)}
        isValidConnection={valid}
        onEdgesDelete={(gone) => actions?.disconnected(gone.map((edge) => (edge.data as { wire: Wire }).wire))}
        onEdgeDoubleClick={(_, edge) => actions?.disconnected([(edge.data as { wire: Wire }).wire])}
        onPaneClick={() => { onSelect?.([]); setSelectedWires(new Set()); }}
        onNodeDoubleClick={(event, node) => onOpen?.(node.id, inputUnder(event.target))}
        onDoubleClick={(event) => {
          if (editable && event.target instanceof Element && event.target.classList.contains('react-flow__pane')) {
            const point = toFlow(event);
            actions.addAt(point, frameAt(point));
          }
        }}
        onDragOver={(event) => { if (editable) { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; } }}
        onDrop={(event) => {
          if (!editable) return;
          event.preventDefault();
          const point = toFlow(event);
          actions.dropped(event, point, frameAt(point));
        }}
        nodesDraggable={editable} nodesConnectable={editable} nodesFocusable={false} edgesFocusable={false}
        deleteKeyCode={null} multiSelectionKeyCode={['Meta', 'Control', 'Shift']} selectionMode={SelectionMode.Partial}
        disableKeyboardA11y zoomOnDoubleClick={false} connectionRadius={28} connectOnClick={false}
        onlyRenderVisibleElements elevateNodesOnSelect={false} minZoom={0.05} maxZoom={2}
        fitView fitViewOptions={{ maxZoom: 1, padding: 0.12 }} proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} color="var(--pc-dots)" bgColor="var(--sl-bg)" />
        <MiniMap pannable zoomable ariaLabel="Overview of the pipeline" nodeColor={miniColor} nodeBorderRadius={6}
          bgColor="var(--sl-surface)" maskColor="var(--pc-mask)" />
        {far && <FarWires nodes={nodes} wires={scene.wires} />}
        {children}
      </ReactFlow>
    </LiveContext.Provider>
  );
}

const miniColor = (node: BoxNode) => (node.type === 'frame' ? 'var(--pc-mini-frame)' : 'var(--pc-mini-step)');

const inputUnder = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-input]')?.dataset.input : undefined;

/** Takes over what the graph says; a node that is being dragged stays under the pointer. */
function merge(before: BoxNode[], boxes: StepBox[], chosen: ReadonlySet<Path>, editable: boolean): BoxNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  return boxes.map((box) => {
    const known = old.get(box.path);
    const selected = chosen.has(box.path);
    if (known?.dragging === true) return { ...nodeOf(box, editable), position: known.position, dragging: true, selected };
    if (known?.data.box === box && known.selected === selected && known.draggable === editable
      && known.position.x === box.x && known.position.y === box.y) return known;
    const node = nodeOf(box, editable);
    return selected ? { ...node, selected } : node;
  });
}

/** The path of the innermost frame around a point of the canvas; '' is the root. */
export function innermostFrame(boxes: StepBox[], point: { x: number; y: number }): Path {
  const byPath = new Map(boxes.map((box) => [box.path, box]));
  const corner = (box: StepBox): { x: number; y: number } => {
    const parent = byPath.get(box.parent);
    if (!parent) return box;
    const around = corner(parent);
    return { x: around.x + box.x, y: around.y + box.y };
  };
  let found = '';
  for (const box of boxes) {
    if (box.kind !== 'frame' || box.path.length < found.length) continue;
    const { x, y } = corner(box);
    if (point.x >= x && point.x <= x + box.width && point.y >= y && point.y <= y + box.height) found = box.path;
  }
  return found;
}
