import { useEffect, useRef, useState, type ReactElement } from 'react';
import { sendData } from '../server';

/** Sends a file up whose address a parameter is to have; a file that was chosen by mistake is cancelled on its way. */
export function FileChoice({ project, name, onGoing, onStored }: {
  project: string; name: string; onGoing: (going: boolean) => void; onStored: (uri: string) => void;
}): ReactElement {
  const chooser = useRef<HTMLInputElement>(null);
  const cancel = useRef<() => void>(undefined);
  const [going, setGoing] = useState<{ file: string; part: number } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // What was typed meanwhile counts: the address is told to the sheet as it is when it comes.
  const stored = useRef(onStored);
  useEffect(() => { stored.current = onStored; });
  // A sheet that is closed has nobody to tell.
  useEffect(() => () => cancel.current?.(), []);
  const take = async (file: File) => {
    setFailure(null);
    onGoing(true);
    setGoing({ file: file.name, part: 0 });
    const upload = sendData(project, file, (part) => setGoing({ file: file.name, part }));
    cancel.current = upload.cancel;
    try {
      const { uri } = await upload.done;
      stored.current(uri);
    } catch (thrown) {
      const text = thrown instanceof Error ? thrown.message : String(thrown);
      if (text !== 'cancelled') setFailure(text);
    } finally {
      cancel.current = undefined;
      onGoing(false);
      setGoing(null);
    }
  };
  return (
    <>
      <input ref={chooser} type="file" hidden aria-label={`File for ${name}`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void take(file);
        }} />
      {going
        ? (
          <div className="pe-upload-bar">
            <span>{going.file}</span>
            <progress value={going.part} max={1} aria-label={`Upload of ${going.file}`} />
            <button type="button" className="pe-button" onClick={() => cancel.current?.()}>Cancel the upload</button>
          </div>
        )
        : <button type="button" className="pe-button" onClick={() => chooser.current?.click()}>Upload a file…</button>}
      {failure !== null && <p className="pe-error" role="alert">{failure}</p>}
    </>
  );
}
