import { useEffect, useState } from 'react';
import { artifacts, type File, type Run } from './server';

/** The files of these runs, by the run's id; read again when one of them comes to another state. */
export function useFiles(project: string, runs: readonly Run[]): Readonly<Record<string, File[]>> {
  const [files, setFiles] = useState<Readonly<Record<string, File[]>>>({});
  const ids = runs.map((run) => run.id).join(',');
  const settled = runs.map((run) => run.state).join(',');
  useEffect(() => {
    let left = false;
    if (ids !== '') artifacts(project, ids.split(',')).then((found) => { if (!left) setFiles(found); }, () => undefined);
    return () => { left = true; };
  }, [project, ids, settled]);
  return files;
}
