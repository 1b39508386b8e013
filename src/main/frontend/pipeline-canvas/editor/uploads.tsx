import { useCallback, useRef, useState, type ReactElement } from 'react';
import { Icon } from '../icons';
import type { Place } from '../commands';
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
  const count = useRef(0);
  const take = useCallback((files: Iterable<File>, place: Place) => {
    let offset = 0;
    for (const file of files) {
      const id = `${Date.now().toString(36)}${(count.current++).toString(36)}${crypto.randomUUID().slice(0, 8)}`;
      const progress = (part: number) => setGoing((all) => all.map((one) => (one.id === id ? { ...one, part } : one)));
      const at = { graph: place.graph, x: place.position.x + offset, y: place.position.y + offset };
      offset += 40;
      const importing = looksLikePipeline(file.name);
      const upload = importing ? store.server.importFile(file, progress) : store.server.upload(file, at, id, progress);
      setGoing((all) => [...all, { id, name: file.name, part: 0, cancel: upload.cancel }]);
      (upload.done as Promise<object>).then((answer) => {
        if ('address' in answer) open(answer.address as string);
        else if ('draft' in answer && 'step' in answer) {
          store.take(answer.draft as Parameters<typeof store.take>[0]);
          jump(answer.step as string);
          store.toast(`${file.name} is stored and stands on the canvas.`);
        }
      }).catch((thrown: unknown) => {
        const text = thrown instanceof Error ? thrown.message : String(thrown);
        store.toast(text === 'cancelled' ? `${file.name} was not uploaded.` : text, text === 'cancelled' ? 'plain' : 'problem');
      }).finally(() => setGoing((all) => all.filter((one) => one.id !== id)));
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
