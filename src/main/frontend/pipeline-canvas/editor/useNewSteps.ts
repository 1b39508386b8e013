import { useEffect, useState } from 'react';
import { at, type Pipeline } from '../model';
import { fittingPort, functionFor, typeOf } from '../new-steps';
import { typeName, type Port } from '../rules';
import type { Server } from '../server';
import { useTools } from './context';
import { offersOf, type Offer } from './Palette';

/** A step that is not there yet, and its port for the wire. */
export interface NewStep {
  offer: Offer;
  port: string;
  type: string;
}

/** What could be added at the loose end of a wire. The server reads the ports of functions; until it has, they are not offered. */
export function useNewSteps(pipeline: Pipeline | null, wire: { port: Port; side: 'in' | 'out' } | undefined): readonly NewStep[] {
  const { store } = useTools();
  const [found, setFound] = useState<readonly NewStep[]>([]);
  useEffect(() => {
    let gone = false;
    if (pipeline && wire && store.editable) {
      void Promise.all(offersOf(pipeline).map((offer) => asPartner(store.server, pipeline, wire.port, wire.side, offer)))
        .then((all) => { if (!gone) setFound(all.filter((one) => one !== null)); });
    }
    return () => { gone = true; };
    // What is offered does not change while the dialog is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store, wire?.port.path, wire?.port.name, wire?.side]);
  return found;
}

async function asPartner(server: Server, pipeline: Pipeline, port: Port, side: 'in' | 'out', offer: Offer): Promise<NewStep | null> {
  const type = typeOf(pipeline, port, side);
  const { make } = offer;
  if (!type) return null;
  if (make.is === 'component') {
    const component = at(pipeline.components, make.name);
    const fit = component && fittingPort(component, type, side);
    return fit ? { offer, port: fit.name, type: fit.type } : null;
  }
  if (make.is === 'importer') return side === 'in' && type.is === 'artifact' && !type.list ? { offer, port: 'artifact', type: typeName(type) } : null;
  if (make.is !== 'function') return null;
  const source = offer.key === 'python' ? functionFor(type, port.name, side) : make.source;
  if (source === null) return null;
  const parsed = await server.parse(source).catch(() => null);
  const fit = parsed && parsed.errors.length === 0 ? fittingPort(parsed, type, side) : undefined;
  return fit ? { offer: { ...offer, make: { ...make, source } }, port: fit.name, type: fit.type } : null;
}
