import { useCallback, useState, type ReactElement } from 'react';
import { Icon } from '../icons';
import { forFiles, type Place } from '../arrange';
import { newId } from '../ids';
import type { Draft } from '../server';
import { useTools } from './context';

interface Going {
  id: string;
  name: string;
  part: number;
  cancel: () => void;
}

const looksLikePipeline = (name: string) => /\.(ya?ml)$/i.test(name);

/** Files on their way up; a YAML file becomes a pipeline of its own, anything else an importer step. */
export function useUploads(open: (address: string) => void): { take: (files: Iterable<File>, place: Place) => void; bars: ReactElement } {
  const { store, jump } = useTools();
  const [going, setGoing] = useState<Going[]>([]);
  const take = useCallback((files: Iterable<File>, place: Place) => {
    const all = [...files];
    const { pipeline } = store.get();
    const spots = pipeline ? forFiles(pipeline, all.filter(({ name }) => !looksLikePipeline(name)).length, place) : [];
    for (const file of all) {
      const id = newId();
      const progress = (part: number) => setGoing((bars) => bars.map((one) => (one.id === id ? { ...one, part } : one)));
      const spot = looksLikePipeline(file.name) ? undefined : spots.shift();
      const upload = spot ? store.server.upload(file, place.graph, spot, id, progress) : store.server.importFile(file, progress);
      setGoing((bars) => [...bars, { id, name: file.name, part: 0, cancel: upload.cancel }]);
      (upload.done as Promise<{ draft: Draft; step: string } | { address: string | null; error: string | null }>).then((answer) => {
        if ('draft' in answer) {
          store.take(answer.draft);
          jump(answer.step);
          store.toast(`${file.name} is stored and stands on the canvas.`);
        } else if (answer.address !== null) open(answer.address);
        else store.toast(answer.error ?? `${file.name} was not taken.`, 'problem');
      }).catch((thrown: unknown) => {
        const text = thrown instanceof Error ? thrown.message : String(thrown);
        store.toast(text === 'cancelled' ? `${file.name} was not uploaded.` : text, text === 'cancelled' ? 'plain' : 'problem');
      }).finally(() => setGoing((bars) => bars.filter((one) => one.id !== id)));
    }
  }, [store, jump, open]);
  const bars = (
    <div className="pe-uploads" aria-live="polite">
      {going.map((one) => (
        <div key={one.id} className="pe-upload-bar">
          <span>{one.name}</span>
          <progress value={one.part} max={1} aria-label={`Upload of ${one.name}`} />
          <span className="sl-num">{Math.round(one.part * 100)} %</span>
          <button type="button" className="pe-iconbutton" aria-label={`Cancel the upload of ${one.name}`} onClick={one.cancel}><Icon name="close" size={14} /></button>
        </div>
      ))}
    </div>
  );
  return { take, bars };
}
