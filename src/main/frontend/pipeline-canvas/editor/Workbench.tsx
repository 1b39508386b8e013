import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import { PipelineCanvas, type CanvasActions, type FlowHandle } from '../PipelineCanvas';
import { Icon } from '../icons';
import { tidy } from '../layout';
import { emptyGraph, graphAt, stepAt, titleOf, type Path } from '../model';
import type { Place } from '../commands';
import type { Port } from '../rules';
import type { Notice } from '../server';
import { reveal } from '../reveal';
import type { Scene } from '../scene';
import { nodeId } from '../StepNode';
import { useEditor, useTools } from './context';
import { AddDialog, ClashDialog, ConnectDialog, FindDialog, FrameDialog, KeysDialog } from './dialogs';
import { Drawer, type DrawerTab } from './Drawer';
import { Inspector } from './Inspector';
import { NoticeBanner } from './Notices';
import { problemsOf } from './ready';
import { Palette, offersOf, offerType, type Offer } from './Palette';
import { PipelinePanel } from './PipelinePanel';
import { RunSheet } from './RunSheet';
import { TopBar, type Panel } from './TopBar';
import { useUploads } from './uploads';
import { useEditorKeys } from './useEditorKeys';
import { Toast } from './Toast';
import { SaveDialog, VersionsDialog } from './Versions';
import { Welcome } from './Welcome';

const noMarks: ReadonlyMap<Path, number> = new Map();
const noNotices: readonly Notice[] = [];

/** Palette, canvas, inspector and drawer around one pipeline. */
export function Workbench({ focus, onVersion, onOpen }: {
  focus: { path: string; input?: string; count: number } | null; onVersion: (version: number | null) => void; onOpen: (address: string) => void;
}): ReactElement {
  const state = useEditor();
  const { store, commands, jump } = useTools();
  const flow = useRef<FlowHandle | null>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const scene = useRef<Scene>({ boxes: [], wires: [] });
  const picker = useRef<HTMLInputElement>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [drawer, setDrawer] = useState<DrawerTab | null>(null);
  const [spot, setSpot] = useState<Place | null>(null);
  const [wire, setWire] = useState<{ port: Port; side: 'in' | 'out' } | null>(null);
  const pipeline = state.shown?.pipeline ?? state.pipeline;
  const empty = pipeline !== null && Object.keys(graphAt(pipeline, '').steps).length === 0;
  const problems = useMemo(() => problemsOf(state), [state]);
  const notices = (state.shown ? undefined : state.draft?.notices) ?? noNotices;
  const marks = useMemo(() => {
    const counts = new Map<Path, { all: number; errors: number }>();
    for (const { path, severity } of problems) {
      const known = counts.get(path) ?? { all: 0, errors: 0 };
      if (path !== '') counts.set(path, { all: known.all + 1, errors: known.errors + Number(severity === 'error') });
    }
    return counts.size === 0 ? noMarks : new Map([...counts].map(([path, { all, errors }]) => [path, errors > 0 ? all : -all]));
  }, [problems]);
  const { take, bars } = useUploads(onOpen);

  /** Coordinates of the canvas to those of the frame around them. */
  const placeAt = useCallback((at: { x: number; y: number }, graph: Path): Place => {
    let [x, y] = [at.x, at.y];
    for (let frame = graph; frame !== ''; frame = frame.slice(0, Math.max(0, frame.lastIndexOf('/')))) {
      const box = scene.current.boxes.find((found) => found.path === frame);
      x -= box?.x ?? 0;
      y -= box?.y ?? 0;
    }
    return { graph, position: commands.freeSpot({ x, y }, graph) };
  }, [commands]);

  /** Where a step goes that nobody has dragged: right of the selected one, or into the middle of what is seen. */
  const nextSpot = useCallback((): Place => {
    const last = scene.current.boxes.find((box) => box.path === store.get().selected.at(-1));
    if (last?.kind === 'frame') return { graph: last.path, position: commands.freeSpot({ x: 24, y: 64 + 40 * Object.keys(graphAt(store.get().pipeline ?? nothing, last.path).steps).length }, last.path) };
    if (last) return { graph: last.parent, position: commands.freeSpot({ x: last.x + last.width + 88, y: last.y }, last.parent) };
    const area = canvas.current?.getBoundingClientRect();
    const middle = area && flow.current?.screenToFlowPosition({ x: area.left + area.width / 2 - 120, y: area.top + area.height / 3 });
    return { graph: '', position: commands.freeSpot(middle ?? { x: 0, y: 0 }, '') };
  }, [commands, store]);

  const show = useCallback((path: Path) => reveal(flow.current, canvas.current, path), []);

  // Keys work as soon as the draft is there, not before: N would go astray. Unless somebody is typing elsewhere already.
  const there = pipeline !== null;
  useEffect(() => {
    if (!there) return undefined;
    const frame = requestAnimationFrame(() => { if (document.activeElement === document.body) canvas.current?.focus(); });
    return () => cancelAnimationFrame(frame);
  }, [there]);

  useEffect(() => {
    if (focus && focus.path !== '') show(focus.path);
  }, [focus, show]);

  // The code of a step needs room: the step itself stays in sight.
  useEffect(() => {
    const area = canvas.current;
    if (!area) return undefined;
    let width = area.clientWidth;
    const watch = new ResizeObserver(() => {
      const path = store.get().selected.at(-1);
      if (area.clientWidth < width && path !== undefined) show(path);
      width = area.clientWidth;
    });
    watch.observe(area);
    return () => watch.disconnect();
  }, [store, show]);

  const add = useCallback(async (offer: Offer, place: Place): Promise<void> => {
    const { make } = offer;
    if (make.is === 'condition') {
      setPanel('frame');
      return;
    }
    const path = make.is === 'function' ? await commands.addFunction(place, make.source, make.title)
      : make.is === 'importer' ? commands.addImporter(place) : commands.add(place, make.title, make.name, null);
    canvas.current?.focus();
    if (path !== undefined) setTimeout(() => show(path), 0);
  }, [commands, show]);

  const drawExample = async (): Promise<void> => {
    store.quiet();
    await commands.addExample();
    canvas.current?.focus();
    setTimeout(() => void flow.current?.fitView({ maxZoom: 1, padding: 0.12, duration: 0 }), 0);
  };

  const tidyUp = useCallback(async (): Promise<void> => {
    try {
      commands.move(await tidy(scene.current));
      store.say('Tidied up');
      setTimeout(() => void flow.current?.fitView({ maxZoom: 1, padding: 0.12, duration: 0 }), 0);
    } catch (thrown) {
      store.toast(`The layout could not be computed: ${String(thrown)}`, 'problem');
    }
  }, [commands, store]);

  const actions = useMemo<CanvasActions>(() => ({
    moved: (places) => commands.move(new Map([...unplaced(scene.current), ...places])),
    connected: (from, to) => commands.connect(from, to),
    refused: (reason) => store.toast(`${reason}.`, 'problem'),
    disconnected: (wires) => wires.forEach(({ kind, to }) => { if (kind === 'data') commands.setArgument(to.path, to.name, null); }),
    wireDropped: (port, side) => { setWire({ port, side }); setPanel('connect'); },
    dropped: (event, at, graph) => {
      const place = placeAt(at, graph);
      const offer = offersOf(store.get().pipeline).find(({ key }) => key === event.dataTransfer.getData(offerType));
      if (offer) void add(offer, place);
      else if (event.dataTransfer.files.length > 0) take([...event.dataTransfer.files], place);
    },
    addAt: (at, graph) => { setSpot(placeAt(at, graph)); setPanel('add'); },
  }), [commands, store, placeAt, add, take]);

  const onKey = useEditorKeys({ canvas, flow, scene, show, setPanel: (next) => { setSpot(null); setWire(null); setPanel(next); }, setDrawer, tidyUp, openInspector });
  const selected = state.selected.filter((path) => pipeline && stepAt(pipeline, path));
  const last = selected.at(-1);
  // Places are kept while the draft is on its way.
  const drawing = store.editable || (state.draft === null && state.shown === null);
  const close = useCallback(() => setPanel(null), []);

  function openInspector(path: Path, input?: string): void {
    jump(path, input);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.pe-inspector [role=tab][aria-selected=true]')?.focus());
  }

  return (
    <div className="pe-editor" onKeyDown={onKey}>
      <TopBar problems={problems} onOpen={(next) => { setWire(null); setPanel(next); }} onLeaveVersion={() => onVersion(null)}
        onProblems={() => setDrawer((before) => (before === 'problems' ? null : 'problems'))} />
      <div className={`pe-body${drawing ? '' : ' pe-looking'}`}>
        {drawing && <Palette onAdd={(offer) => void add(offer, nextSpot())} onImport={() => picker.current?.click()} />}
        <div className="pe-middle">
          <div ref={canvas} className="pe-canvas" tabIndex={0} role="application" aria-roledescription="canvas"
            aria-label="Canvas. N adds a step, arrows walk, Enter opens, C connects, question mark lists all keys."
            aria-activedescendant={last === undefined ? undefined : nodeId(last)}
            onPaste={(event) => { if (store.editable && commands.pasteText(event.clipboardData.getData('text'), '')) event.preventDefault(); }}>
            {pipeline && (
              <PipelineCanvas graph={pipeline} marks={marks} selected={selected} onSelect={store.select.bind(store)} onOpen={jump}
                readOnly={!store.editable} {...(store.editable ? { actions } : {})}
                onReady={(handle) => { flow.current = handle; }} onScene={(next) => { scene.current = next; }} />
            )}
            {empty && !state.shown && <Welcome editable={store.editable} onAdd={() => setPanel('add')} onFile={() => picker.current?.click()}
              onExample={() => void drawExample()} />}
            <NoticeBanner notices={notices} onAll={() => setDrawer('problems')} />
            {bars}
          </div>
          <div className="pe-tools" role="toolbar" aria-label="View">
            <button type="button" aria-pressed={drawer === 'outline'} onClick={() => setDrawer(drawer === 'outline' ? null : 'outline')} title="Outline (O)"><Icon name="outline" size={15} /><span>Outline</span></button>
            <button type="button" onClick={() => void flow.current?.fitView({ maxZoom: 1, padding: 0.12 })} title="Fit (1)"><Icon name="fit" size={15} /><span>Fit</span></button>
            <button type="button" onClick={() => void flow.current?.zoomTo(1)} title="100 % (0)">100 %</button>
            <button type="button" onClick={() => void flow.current?.zoomOut()} className="pe-zoom" aria-label="Zoom out"><Icon name="minus" size={15} /></button>
            <button type="button" onClick={() => void flow.current?.zoomIn()} className="pe-zoom" aria-label="Zoom in"><Icon name="plus" size={15} /></button>
            {store.editable && <button type="button" onClick={() => void tidyUp()} title="Tidy up (T)"><Icon name="tidy" size={15} /><span>Tidy</span></button>}
            <button type="button" onClick={() => setPanel('keys')} aria-label="Keys" title="Keys (?)"><Icon name="keys" size={15} /></button>
          </div>
          {drawer !== null && <Drawer tab={drawer} onTab={setDrawer} onClose={() => { setDrawer(null); canvas.current?.focus(); }} problems={problems} notices={notices} />}
        </div>
        <aside className="pe-inspector" aria-label="Inspector">
          {last === undefined ? <PipelinePanel /> : selected.length > 1
            ? <ManySelected paths={selected} title={(path) => (pipeline ? titleOf(pipeline, path) : path)} />
            : <Inspector path={last} focusInput={focus?.path === last ? focus.input : undefined} />}
        </aside>
      </div>
      <input ref={picker} type="file" multiple hidden aria-label="Files to add" onChange={(event) => {
        take([...(event.target.files ?? [])], nextSpot());
        event.target.value = '';
      }} />
      {panel === 'add' && <AddDialog onClose={close} onPick={(offer) => void add(offer, spot ?? nextSpot())} />}
      {panel === 'find' && <FindDialog onClose={close} />}
      {panel === 'connect' && (wire ? <ConnectDialog path={wire.port.path} start={wire} onClose={close} /> : last !== undefined && <ConnectDialog path={last} onClose={close} />)}
      {panel === 'frame' && <FrameDialog onClose={close} />}
      {panel === 'run' && <RunSheet onClose={close} onStarted={onOpen} />}
      {panel === 'save' && <SaveDialog onClose={close} />}
      {panel === 'versions' && <VersionsDialog onClose={close} onShow={onVersion} />}
      {panel === 'keys' && <KeysDialog onClose={close} />}
      <ClashDialog />
      {state.toast && <Toast text={state.toast.text} tone={state.toast.tone} onDone={() => store.quiet()} />}
      <div className="sl-hidden-text" aria-live="polite">{state.said}</div>
    </div>
  );
}

const nothing = { name: '', description: '', dialect: 'SLIPWAY' as const, components: {}, foreign: {}, root: { description: '', inputs: {}, outputs: {}, implementation: emptyGraph, foreign: {} } };

/** Steps that were drawn where nobody put them: the first move pins them all, so that none jumps. */
const unplaced = (scene: Scene) => scene.boxes.filter((box) => !box.placed).map((box) => [box.path, { x: box.x, y: box.y }] as const);

function ManySelected({ paths, title }: { paths: readonly Path[]; title: (path: Path) => string }): ReactElement {
  const { store, commands } = useTools();
  return (
    <section className="pe-inspector-in" aria-label="Selected steps">
      <header className="pe-inspector-head"><h2>{paths.length} steps</h2><p className="pe-help">{paths.slice(0, 6).map(title).join(', ')}{paths.length > 6 ? ', …' : ''}</p></header>
      {store.editable && (
        <div className="pe-panel pe-stack">
          <button type="button" className="pe-button" onClick={() => commands.duplicate()}>Duplicate</button>
          <button type="button" className="pe-button" onClick={() => commands.remove(false)}>Delete</button>
        </div>
      )}
    </section>
  );
}
