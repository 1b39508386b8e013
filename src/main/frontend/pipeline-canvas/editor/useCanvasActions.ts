import { useMemo } from 'react';
import type { Place } from '../arrange';
import { at, componentOf, stepAt } from '../model';
import type { CanvasActions } from '../PipelineCanvas';
import { constantOf } from '../values';
import type { Port } from '../rules';
import { useTools } from './context';
import { offersOf, offerType, type Offer } from './Palette';
import type { Places } from './places';

interface Wants {
  places: Places;
  add: (offer: Offer, place: Place) => Promise<unknown>;
  take: (files: Iterable<File>, place: Place) => void;
  /** Asks what is to be added at a place. */
  ask: (place: Place) => void;
  /** A wire was let go over nothing. */
  connect: (wire: { port: Port; side: 'in' | 'out' }, place: Place) => void;
}

/** What happens when a person drags, drops and double-clicks on the canvas. */
export function useCanvasActions({ places, add, take, ask, connect }: Wants): CanvasActions {
  const { store, commands } = useTools();
  return useMemo<CanvasActions>(() => ({
    moved: (moves, over) => commands.drag(moves, over),
    connected: (from, to) => commands.connect(from, to),
    refused: (reason) => store.toast(`${reason}.`, 'problem'),
    disconnected: (wires) => wires.forEach(({ kind, to }) => { if (kind === 'data') commands.setArgument(to.path, to.name, null); }),
    wireDropped: (port, side, point, graph) => connect({ port, side }, places.under(point, graph)),
    dropped: (event, point, graph) => {
      const place = places.under(point, graph);
      const offer = offersOf(store.get().pipeline).find(({ key }) => key === event.dataTransfer.getData(offerType));
      if (offer) void add(offer, place);
      else if (event.dataTransfer.files.length > 0) take([...event.dataTransfer.files], place);
    },
    addAt: (point, graph) => ask(places.under(point, graph)),
    renamed: (path, title) => commands.rename(path, title),
    constants: {
      read: (path, input) => {
        const { pipeline } = store.get();
        const port = pipeline && at(componentOf(pipeline, path)?.inputs ?? {}, input);
        return port ? constantOf(port, at(stepAt(pipeline, path)?.arguments ?? {}, input)) : null;
      },
      set: (path, input, value) => commands.setArgument(path, input, { is: 'literal', value }),
    },
  }), [store, commands, places, add, take, ask, connect]);
}
