import { useCallback, useEffect, type RefObject } from 'react';
import type { FlowHandle } from '../PipelineCanvas';
import { titleOf, type Path } from '../model';
import { middles, type Scene } from '../scene';
import { direction, neighbour } from '../walk';
import { useTools } from './context';
import type { DrawerTab } from './Drawer';
import { commandOf, type Command } from './keys';
import type { Places } from './places';
import { whyIdle } from './ready';
import type { Panel } from './TopBar';

interface Parts {
  canvas: RefObject<HTMLDivElement | null>;
  flow: RefObject<FlowHandle | null>;
  scene: RefObject<Scene>;
  show: (path: Path) => void;
  places: Places;
  openPanel: (panel: Panel) => void;
  setDrawer: (change: (before: DrawerTab | null) => DrawerTab | null) => void;
  tidyUp: () => Promise<void>;
  fitAll: () => void;
  fold: (path: Path) => void;
  openInspector: (path: Path) => void;
}

/** Of React or of the document. */
type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'defaultPrevented' | 'preventDefault' | 'stopPropagation'> & { target: EventTarget | null };

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement
  && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button)$/.test(target.getAttribute('type') ?? ''));

/** The keys of the editor: everything that the mouse can do. */
export function useEditorKeys({ canvas, flow, scene, show, places, openPanel, setDrawer, tidyUp, fitAll, fold, openInspector }: Parts): (event: Pressed) => void {
  const { store, commands } = useTools();

  const walk = useCallback((key: string) => {
    places.leavePointer();
    const boxes = middles(scene.current);
    const path = neighbour(boxes, store.get().selected.at(-1), key);
    const { pipeline, draft } = store.get();
    if (path === undefined || !pipeline) return;
    store.select([path]);
    show(path);
    const wrong = draft?.problems.filter((problem) => problem.path === path).length ?? 0;
    store.say(`${titleOf(pipeline, path)}${wrong > 0 ? `, ${wrong} problems` : ''}, ${boxes.findIndex((box) => box.path === path) + 1} of ${boxes.length}`);
  }, [scene, store, show, places]);

  const nudge = useCallback((key: string) => {
    const [dx, dy] = direction(key);
    const boxes = scene.current.boxes.filter((box) => store.get().selected.includes(box.path));
    commands.move(new Map(boxes.map((box) => [box.path, { x: box.x + 8 * dx, y: box.y + 8 * dy }])));
  }, [scene, store, commands]);

  const run = useCallback((command: Command, key: string): boolean => {
    const last = store.get().selected.at(-1);
    switch (command) {
      case 'add': case 'save': case 'frame':
        if (store.editable) openPanel(command);
        return true;
      case 'find': case 'keys':
        openPanel(command);
        return true;
      case 'connect':
        if (store.editable && last !== undefined) openPanel('connect');
        return true;
      case 'run':
        if (store.get().draft?.canRun === true) {
          const idle = whyIdle(store.get());
          if (idle === null) openPanel('run');
          else store.toast(idle);
        }
        return true;
      case 'open':
        if (last === undefined) walk('ArrowRight');
        else openInspector(last);
        return true;
      case 'duplicate': commands.clipboard.duplicate(places.same); return true;
      case 'copy': return commands.clipboard.copy();
      case 'cut':
        if (store.editable && commands.clipboard.copy()) commands.remove(false);
        return true;
      case 'select-all': commands.selectAll(); return true;
      case 'down': commands.selectReach('down'); return true;
      case 'up': commands.selectReach('up'); return true;
      case 'delete': if (store.editable) commands.remove(false); return true;
      case 'rejoin': if (store.editable) commands.remove(true); return true;
      case 'undo': store.undo(); return true;
      case 'redo': store.redo(); return true;
      case 'fit': fitAll(); return true;
      case 'fold': store.get().selected.forEach(fold); return true;
      case 'actual': void flow.current?.zoomTo(1); return true;
      case 'tidy': if (store.editable) void tidyUp(); return true;
      case 'outline': case 'problems':
        setDrawer((before) => (before === command ? null : command));
        return true;
      case 'deselect': store.select([]); return true;
      case 'walk': walk(key); return true;
      case 'nudge': if (store.editable) nudge(key); return true;
    }
  }, [store, commands, flow, openPanel, setDrawer, tidyUp, fitAll, fold, openInspector, places, walk, nudge]);

  const onKey = useCallback((event: Pressed) => {
    if (event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : document.body;
    // With the focus nowhere (after a click beside everything) the keys are the canvas's.
    const inCanvas = target === document.body || (canvas.current?.contains(target) === true && !target.closest('button, a'));
    if (event.key === 'Escape' && !inCanvas && !target.closest('dialog')) {
      canvas.current?.focus();
      return;
    }
    const command = commandOf({
      key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey, typing: isTyping(target), canvas: inCanvas,
    });
    if (command === null || !run(command, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }, [canvas, run]);

  useEffect(() => {
    const nowhere = (event: KeyboardEvent) => { if (event.target === document.body) onKey(event); };
    const paste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : document.body;
      if (!store.editable || isTyping(target) || (target !== document.body && canvas.current?.contains(target) !== true)) return;
      if (commands.clipboard.paste(event.clipboardData?.getData('text') ?? '', places.here())) event.preventDefault();
    };
    document.addEventListener('keydown', nowhere);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('keydown', nowhere);
      document.removeEventListener('paste', paste);
    };
  }, [onKey, store, commands, canvas, places]);
  return onKey;
}
