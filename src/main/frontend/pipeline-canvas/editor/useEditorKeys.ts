import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import { direction, neighbour } from '../commands';
import type { FlowHandle } from '../PipelineCanvas';
import { titleOf, type Path } from '../model';
import { middles, type Scene } from '../scene';
import { useTools } from './context';
import type { DrawerTab } from './Drawer';
import { commandOf, type Command } from './keys';
import { whyIdle } from './ready';
import type { Panel } from './TopBar';

interface Parts {
  canvas: RefObject<HTMLDivElement | null>;
  flow: RefObject<FlowHandle | null>;
  scene: RefObject<Scene>;
  show: (path: Path) => void;
  setPanel: (panel: Panel) => void;
  setDrawer: (change: (before: DrawerTab | null) => DrawerTab | null) => void;
  tidyUp: () => Promise<void>;
  openInspector: (path: Path) => void;
}

const isTyping = (target: EventTarget): boolean => target instanceof HTMLElement
  && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !/^(checkbox|radio|button)$/.test(target.getAttribute('type') ?? ''));

/** The keys of the editor: everything that the mouse can do. */
export function useEditorKeys({ canvas, flow, scene, show, setPanel, setDrawer, tidyUp, openInspector }: Parts): (event: KeyboardEvent) => void {
  const { store, commands } = useTools();

  const walk = useCallback((key: string) => {
    const boxes = middles(scene.current);
    const path = neighbour(boxes, store.get().selected.at(-1), key);
    const { pipeline, draft } = store.get();
    if (path === undefined || !pipeline) return;
    store.select([path]);
    show(path);
    const wrong = draft?.problems.filter((problem) => problem.path === path).length ?? 0;
    store.say(`${titleOf(pipeline, path)}${wrong > 0 ? `, ${wrong} problems` : ''}, ${boxes.findIndex((box) => box.path === path) + 1} of ${boxes.length}`);
  }, [scene, store, show]);

  const nudge = useCallback((key: string) => {
    const [dx, dy] = direction(key);
    const boxes = scene.current.boxes.filter((box) => store.get().selected.includes(box.path));
    commands.move(new Map(boxes.map((box) => [box.path, { x: box.x + 8 * dx, y: box.y + 8 * dy }])));
  }, [scene, store, commands]);

  const run = useCallback((command: Command, key: string): boolean => {
    const last = store.get().selected.at(-1);
    switch (command) {
      case 'add': case 'save': case 'frame':
        if (store.editable) setPanel(command);
        return true;
      case 'find': case 'keys':
        setPanel(command);
        return true;
      case 'connect':
        if (store.editable && last !== undefined) setPanel('connect');
        return true;
      case 'run':
        if (store.get().draft?.canRun === true && !store.get().shown) {
          const idle = whyIdle(store.get());
          if (idle === null) setPanel('run');
          else store.toast(idle);
        }
        return true;
      case 'open':
        if (last === undefined) walk('ArrowRight');
        else openInspector(last);
        return true;
      case 'duplicate': commands.duplicate(); return true;
      case 'copy': void commands.copySelected(false); return true;
      case 'cut': void commands.copySelected(true); return true;
      case 'select-all': commands.selectAll(); return true;
      case 'down': commands.selectReach('down'); return true;
      case 'up': commands.selectReach('up'); return true;
      case 'delete': if (store.editable) commands.remove(false); return true;
      case 'rejoin': if (store.editable) commands.remove(true); return true;
      case 'undo': store.undo(); return true;
      case 'redo': store.redo(); return true;
      case 'fit': void flow.current?.fitView({ maxZoom: 1, padding: 0.12 }); return true;
      case 'actual': void flow.current?.zoomTo(1); return true;
      case 'tidy': if (store.editable) void tidyUp(); return true;
      case 'outline': case 'problems':
        setDrawer((before) => (before === command ? null : command));
        return true;
      case 'deselect': store.select([]); return true;
      case 'walk': walk(key); return true;
      case 'nudge': if (store.editable) nudge(key); return true;
    }
  }, [store, commands, flow, setPanel, setDrawer, tidyUp, openInspector, walk, nudge]);

  return useCallback((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const inCanvas = canvas.current?.contains(event.target as Node) === true && !(event.target as Element).closest('button, a');
    if (event.key === 'Escape' && !inCanvas && !(event.target as Element).closest('dialog')) {
      canvas.current?.focus();
      return;
    }
    const command = commandOf({
      key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey, typing: isTyping(event.target), canvas: inCanvas,
    });
    if (command === null || !run(command, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }, [canvas, run]);
}

