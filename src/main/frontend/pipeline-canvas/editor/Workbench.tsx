import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Place } from '../arrange';
import { PipelineCanvas, type FlowHandle } from '../PipelineCanvas';
import { tidy } from '../layout';
import { graphAt, stepAt, titleOf, type Path } from '../model';
import type { Port } from '../rules';
import type { Notice } from '../server';
import type { Scene } from '../scene';
import { nodeId } from '../StepNode';
import { bring, fit, reveal } from '../view';
import { Zoom } from '../Zoom';
import { useEditor, useTools, type Focus } from './context';
import { Drawer, type DrawerTab } from './Drawer';
import { Inspector } from './Inspector';
import { useFolded } from './kept';
import { ManySelected } from './ManySelected';
import { NoticeBanner } from './Notices';
import { Palette, type Offer } from './Palette';
import { Panels, type Opened } from './Panels';
import { PipelinePanel } from './PipelinePanel';
import { usePlaces } from './places';
import { marksOf, problemsOf } from './ready';
import { TopBar, type Panel } from './TopBar';
import { useUploads } from './uploads';
import { useCanvasActions } from './useCanvasActions';
import { useEditorKeys } from './useEditorKeys';
import { useFocus } from './useFocus';
import { Toast } from './Toast';
import { ViewTools } from './ViewTools';
import type { NewStep } from './useNewSteps';
import { Welcome } from './Welcome';

const noNotices: readonly Notice[] = [];

/** Palette, canvas, inspector and drawer around one pipeline. */
export function Workbench({ focus, onVersion, onOpen }: {
  focus: Focus | null; onVersion: (version: number | null) => void; onOpen: (address: string) => void;
}): ReactElement {
  const state = useEditor();
  const { store, commands, jump, openCode } = useTools();
  const flow = useRef<FlowHandle | null>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const scene = useRef<Scene>({ boxes: [], wires: [] });
  const picker = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<Opened | null>(null);
  const [drawer, setDrawer] = useState<DrawerTab | null>(null);
  const [folded, fold] = useFolded();
  const [zoom] = useState(() => new Zoom());
  const { pipeline } = state;
  const empty = pipeline !== null && Object.keys(graphAt(pipeline, '').steps).length === 0;
  const problems = useMemo(() => problemsOf(state), [state]);
  const marks = useMemo(() => marksOf(problems), [problems]);
  const notices = (state.shown ? undefined : state.draft?.notices) ?? noNotices;
  const { take, bars } = useUploads(onOpen);
  const places = usePlaces(canvas, flow, scene);
  const show = useCallback((path: Path, looked = false) => reveal(flow.current, canvas.current, path, looked), []);
  const fitAll = useCallback(() => fit(flow.current, canvas.current, scene.current), []);
  const selected = state.selected.filter((path) => pipeline && stepAt(pipeline, path));
  const last = selected.at(-1);
  useEffect(() => {
    const timer = setTimeout(() => bring(flow.current, canvas.current, scene.current, state.arrived), 0);
    return () => clearTimeout(timer);
  }, [state.arrived]);
  useFocus({ canvas, there: pipeline !== null, focus, show });

  const openPanel = useCallback((panel: Panel): void => {
    const path = store.get().selected.at(-1);
    if (panel === 'add') setOpen({ panel, place: places.here() });
    else if (panel !== 'connect') setOpen({ panel });
    else if (path !== undefined) setOpen({ panel, path, place: places.next() });
  }, [store, places]);

  const add = useCallback(async (offer: Offer, place: Place): Promise<Path | undefined> => {
    const { make } = offer;
    if (make.is === 'condition') {
      setOpen({ panel: 'frame' });
      return undefined;
    }
    const path = make.is === 'function' ? await commands.addFunction(place, make.source, make.title)
      : make.is === 'importer' ? commands.addImporter(place) : make.is === 'container' ? commands.addContainer(place) : commands.add(place, make.title, make.name, null);
    canvas.current?.focus();
    if (path !== undefined) setTimeout(() => show(path), 0);
    // One of the palette's own is used as it is; this one is to be written.
    if (path !== undefined && offer.key === 'python') openCode(path);
    return path;
  }, [commands, show, openCode]);

  const addWired = async ({ offer, port: name }: NewStep, { port, side }: { port: Port; side: 'in' | 'out' }, place: Place): Promise<void> => {
    const path = await add(offer, place);
    if (path === undefined) return;
    if (side === 'out') commands.connect(port, { path, name });
    else commands.connect({ path, name }, port);
  };

  const drawExample = async (): Promise<void> => {
    store.quiet();
    await commands.addExample();
    canvas.current?.focus();
    setTimeout(fitAll, 0);
  };

  const tidyUp = useCallback(async (): Promise<void> => {
    try {
      commands.move(await tidy(scene.current));
      store.say('Tidied up');
      setTimeout(fitAll, 0);
    } catch (thrown) {
      store.toast(`The layout could not be computed: ${String(thrown)}`, 'problem');
    }
  }, [commands, store, fitAll]);

  const actions = useCanvasActions({
    places, add, take,
    ask: useCallback((place) => setOpen({ panel: 'add', place }), []),
    connect: useCallback((wire, place) => setOpen({ panel: 'connect', path: wire.port.path, wire, place }), []),
  });
  const openInspector = useCallback((path: Path, input?: string): void => {
    jump(path, input);
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.pe-inspector [role=tab][aria-selected=true]')?.focus());
  }, [jump]);
  const onKey = useEditorKeys({ canvas, flow, scene, show, places, openPanel, setDrawer, tidyUp, fitAll, fold, openInspector });
  // Places are kept while the draft is on its way.
  const drawing = store.editable || (state.draft === null && state.shown === null);
  const close = useCallback(() => setOpen(null), []);

  return (
    <div className="pe-editor" onKeyDown={onKey}>
      <TopBar problems={problems} onOpen={openPanel} onLeaveVersion={() => onVersion(null)}
        onProblems={() => setDrawer((before) => (before === 'problems' ? null : 'problems'))} />
      <div className={`pe-body${drawing ? '' : ' pe-looking'}`}>
        {drawing && <Palette onAdd={(offer) => void add(offer, places.next())} onImport={() => picker.current?.click()} />}
        <div className="pe-middle">
          <div ref={canvas} className="pe-canvas" tabIndex={0} role="application" aria-roledescription="canvas"
            aria-label="Canvas. N adds a step, arrows walk, Enter opens, C connects, question mark lists all keys."
            aria-activedescendant={last === undefined ? undefined : nodeId(last)}>
            {pipeline && (
              <PipelineCanvas graph={pipeline} marks={marks} folded={folded} onFold={fold} selected={selected} onSelect={store.select.bind(store)} onOpen={jump}
                readOnly={!store.editable} {...(store.editable ? { actions } : {})}
                onReady={(handle) => { flow.current = handle; }} onScene={(next) => { scene.current = next; }} zoom={zoom} />
            )}
            {empty && !state.shown && <Welcome editable={store.editable} onAdd={() => openPanel('add')} onFile={() => picker.current?.click()}
              onExample={() => void drawExample()} />}
            <NoticeBanner notices={notices} onAll={() => setDrawer('problems')} />
            {bars}
          </div>
          <ViewTools flow={() => flow.current} zoom={zoom} outline={drawer === 'outline'} onOutline={() => setDrawer(drawer === 'outline' ? null : 'outline')} onFit={fitAll}
            onTidy={store.editable ? () => void tidyUp() : undefined} onKeys={() => openPanel('keys')} />
          {drawer !== null && <Drawer tab={drawer} onTab={setDrawer} onClose={() => { setDrawer(null); canvas.current?.focus(); }} problems={problems} notices={notices} />}
        </div>
        <aside className="pe-inspector" aria-label="Inspector">
          {last === undefined ? <PipelinePanel /> : selected.length > 1
            ? <ManySelected paths={selected} title={(path) => (pipeline ? titleOf(pipeline, path) : path)} onFrame={() => openPanel('frame')}
              onDuplicate={() => commands.clipboard.duplicate(places.same)} />
            : <Inspector path={last} focusInput={focus?.path === last ? focus.input : undefined} line={focus?.path === last ? focus.code : undefined} />}
        </aside>
      </div>
      <input ref={picker} type="file" multiple hidden aria-label="Files to add" onChange={(event) => {
        take([...(event.target.files ?? [])], places.next());
        event.target.value = '';
      }} />
      <Panels open={open} onClose={close} onAdd={(offer, place) => void add(offer, place)} onNew={(step, wire, place) => void addWired(step, wire, place)} onOpen={onOpen} onVersion={onVersion} onProblems={() => setDrawer('problems')} />
      {state.toast && <Toast text={state.toast.text} tone={state.toast.tone} onDone={() => store.quiet()} />}
      <div className="sl-hidden-text" aria-live="polite">{state.said}</div>
    </div>
  );
}
