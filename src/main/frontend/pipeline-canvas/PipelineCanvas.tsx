import '@xyflow/react/dist/base.css';
import './canvas.css';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode } from 'react';
import {
  applyNodeChanges, Background, BackgroundVariant, MiniMap, ReactFlow, ReactFlowProvider, SelectionMode, useStore, useStoreApi,
  type Edge, type EdgeChange, type NodeChange, type ReactFlowInstance,
} from '@xyflow/react';
import { innermostFrame } from './arrange';
import { useConnecting, WhyNote } from './connecting';
import { useDragging } from './dragging';
import { fewWires } from './far-wires';
import { FarWires } from './FarWires';
import { edgesOf, merge } from './flow-nodes';
import { LiveContext, makeLive, type Constants, type Mark, type StepStatus } from './live';
import type { Path, Pipeline, Position } from './model';
import { boundsOf } from './placement';
import type { Port } from './rules';
import { buildScene, reuse, type Scene } from './scene';
import { detailZoom, FrameNode, StepNode, type BoxNode } from './StepNode';
import { opening, rectsOf } from './view';
import { WayEdge } from './WayEdge';
import type { Wire } from './wires';
import { ZoomTold, type Zoom } from './Zoom';

const nodeTypes = { step: StepNode, frame: FrameNode };
const edgeTypes = { way: WayEdge };

/** What a person may do to the picture; without it the canvas only shows. */
export interface CanvasActions {
  /** Steps were let go at these places, with the pointer over a frame or, with '', over none. False sends them back. */
  moved: (places: Map<Path, Position>, over: Path) => boolean;
  connected: (from: Port, to: Port) => void;
  refused: (reason: string) => void;
  disconnected: (wires: Wire[]) => void;
  /** A wire was let go over nothing: offer what fits. */
  wireDropped: (from: Port, side: 'in' | 'out', at: { x: number; y: number }, frame: Path) => void;
  dropped: (event: React.DragEvent, at: { x: number; y: number }, frame: Path) => void;
  addAt: (at: { x: number; y: number }, frame: Path) => void;
  constants: Constants;
  renamed: (path: Path, title: string) => void;
}

export type FlowHandle = ReactFlowInstance<BoxNode>;

export interface CanvasProps {
  graph: Pipeline;
  /** The state of each step by its path (`frame/step`); apart from the graph, so that recolouring redraws nothing else. */
  status?: ReadonlyMap<Path, StepStatus>;
  /** How many problems each step has. */
  marks?: ReadonlyMap<Path, Mark>;
  /** Steps and frames of which only the least is drawn. */
  folded?: ReadonlySet<Path>;
  onFold?: (path: Path) => void;
  selected?: readonly Path[];
  onSelect?: (paths: Path[]) => void;
  /** A double click on a step, on an input if one was hit. */
  onOpen?: (path: Path, input?: string) => void;
  readOnly?: boolean;
  actions?: CanvasActions;
  onReady?: (flow: FlowHandle) => void;
  onScene?: (scene: Scene) => void;
  /** Is told how near the picture is. */
  zoom?: Zoom;
  children?: ReactNode;
}

const noPaths: readonly Path[] = [];
const noneFolded: ReadonlySet<Path> = new Set();
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

function useScene(graph: Pipeline, folded: ReadonlySet<Path>): Scene {
  const before = useRef<Scene>({ boxes: [], wires: [] });
  return useMemo(() => {
    const next = buildScene(graph, folded);
    const old = before.current;
    const scene = { boxes: reuse(old.boxes, next.boxes, (box) => box.path), wires: reuse(old.wires, next.wires, (wire) => wire.id) };
    before.current = scene;
    return scene;
  }, [graph, folded]);
}

/** With all of the picture in view its overview says nothing new, and gives way to what lies under it. */
function useAllSeen(scene: Scene): boolean {
  const bounds = useMemo(() => boundsOf(rectsOf(scene)), [scene]);
  return useStore(({ transform: [x, y, zoom], width, height }) => bounds !== undefined
    && x + bounds.x * zoom >= 0 && y + bounds.y * zoom >= 0 && x + (bounds.x + bounds.width) * zoom <= width && y + (bounds.y + bounds.height) * zoom <= height);
}

function Canvas({
  graph, status, marks, folded = noneFolded, onFold, selected = noPaths, onSelect, onOpen, readOnly = false, actions, onReady, onScene, zoom, children,
}: CanvasProps): ReactElement {
  const editable = !readOnly && actions !== undefined;
  useToldSizes();
  const live = useMemo(() => makeLive(!editable), [editable]);
  const scene = useScene(graph, folded);
  const [nodes, setNodes] = useState<BoxNode[]>([]);
  const flow = useRef<FlowHandle | null>(null);
  const [selectedWires, setSelectedWires] = useState<ReadonlySet<string>>(new Set());
  const far = useStore((state) => state.transform[2] < detailZoom(state.nodes.length)) && scene.wires.length > fewWires;
  const idle = useAllSeen(scene);
  const flowStore = useStoreApi();
  // Texts are drawn larger the farther they are away, as far as their rows have room.
  const size = useStore((state) => (state.transform[2] < 0.62 ? ' pc-small' : state.transform[2] < 0.85 ? ' pc-medium' : ''));
  // Past React: to be moved is no reason to be drawn again.
  const moving = (now: boolean) => flowStore.getState().domNode?.classList.toggle('pc-moving', now);
  const edges = useMemo(
    () => edgesOf(scene).map((edge) => (selectedWires.has(edge.id) ? { ...edge, selected: true } : edge)), [scene, selectedWires]);

  useEffect(() => {
    live.constants = actions?.constants ?? null;
    live.rename = actions?.renamed ?? null;
    live.fold = onFold ?? null;
  }, [live, actions, onFold]);
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

  const frameAt = useCallback((point: { x: number; y: number }): Path => innermostFrame(scene.boxes, point), [scene]);
  const toFlow = useCallback((event: { clientX: number; clientY: number }) =>
    flow.current?.screenToFlowPosition({ x: event.clientX, y: event.clientY }) ?? { x: 0, y: 0 }, []);
  const dragging = useDragging(live, scene, (event) => frameAt(toFlow(event)), (places, over) => {
    if (actions?.moved(places, over) === false) setNodes((before) => merge(before.map((node) => ({ ...node, dragging: false })), scene.boxes, chosen, editable));
  });
  const connecting = useConnecting(graph, scene, live, actions, toFlow);
  const start = (instance: FlowHandle) => {
    flow.current = instance;
    const view = opening(scene, flowStore.getState());
    if (view) void instance.setViewport(view);
    onReady?.(instance);
  };

  return (
    <LiveContext.Provider value={live}>
      <ReactFlow<BoxNode>
        className={`pc-flow${editable ? '' : ' pc-still'}${size}`}
        nodes={nodes} edges={far ? noEdges : edges} nodeTypes={nodeTypes} edgeTypes={edgeTypes}
        onNodesChange={onNodesChange} onEdgesChange={onEdgesChange}
        onInit={start}
        {...dragging}
        {...connecting}
        onMoveStart={() => moving(true)} onMoveEnd={() => moving(false)}
        onEdgesDelete={(gone) => actions?.disconnected(gone.map((edge) => (edge.data as { wire: Wire }).wire))}
        onEdgeDoubleClick={(_, edge) => actions?.disconnected([(edge.data as { wire: Wire }).wire])}
        onPaneClick={() => { onSelect?.([]); setSelectedWires(new Set()); }}
        // One of several that is clicked is meant alone; a drag takes all of them along.
        onNodeClick={(event, node) => {
          if (chosen.size > 1 && chosen.has(node.id) && !event.shiftKey && !event.ctrlKey && !event.metaKey) onSelect?.([node.id]);
        }}
        onNodeDoubleClick={(event, node) => {
          if (node.data.box.kind === 'frame' && node.data.box.folded) onFold?.(node.id);
          else onOpen?.(node.id, inputUnder(event.target));
        }}
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
        proOptions={{ hideAttribution: true }}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} color="var(--pc-dots)" bgColor="var(--sl-bg)" />
        <MiniMap className={idle ? 'pc-idle' : ''} pannable zoomable ariaLabel="Overview of the pipeline" nodeColor={miniColor} nodeBorderRadius={6}
          bgColor="var(--sl-surface)" maskColor="var(--pc-mask)" />
        {far && <FarWires nodes={nodes} wires={scene.wires} />}
        <WhyNote />
        {zoom && <ZoomTold zoom={zoom} />}
        {children}
      </ReactFlow>
    </LiveContext.Provider>
  );
}

const miniColor = (node: BoxNode) => (node.type === 'frame' ? 'var(--pc-mini-frame)' : 'var(--pc-mini-step)');

const inputUnder = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-input]')?.dataset.input : undefined;
