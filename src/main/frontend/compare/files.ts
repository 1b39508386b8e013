import { useEffect, useMemo, useState } from 'react';
import { artifacts, isThere, type File, type Run } from './server';

type Files = Readonly<Record<string, File[]>>;

function useSome(project: string, ids: string, settled: string): Files {
  const [files, setFiles] = useState<Files>({});
  useEffect(() => {
    let left = false;
    if (ids !== '') artifacts(project, ids.split(',')).then((found) => { if (!left) setFiles(found); }, () => undefined);
    return () => { left = true; };
  }, [project, ids, settled]);
  return files;
}

/** The files of these runs, by the run's id; read again when one of them comes to another state. Those of others come as soon as their server tells them. */
export function useFiles(project: string, runs: readonly Run[]): Files {
  const settled = runs.map((run) => run.state).join(',');
  const of = (theirs: boolean) => runs.map((run) => run.id).filter((id) => isThere(id) === theirs).join(',');
  const own = useSome(project, of(false), settled);
  const there = useSome(project, of(true), settled);
  return useMemo(() => ({ ...own, ...there }), [own, there]);
}
