// Models of a run and the versions that were made of them: io.slipway.ui.model on the server.
import { useEffect, useState } from 'react';
import { ask } from '../pipeline-canvas/server';
import { useRun } from './context';

export interface ModelVersion {
  model: string;
  version: number;
  address: string;
}

export interface RunModels {
  /** What the run logged with log_model; the page is of one that others have on the server, and empty otherwise. */
  logged: { id: string; name: string; page: string; versions: ModelVersion[] }[];
  /** Versions by the address of the output that they were made of. */
  outputs: Record<string, ModelVersion[]>;
}

export const modelsOf = (project: string, run: string): Promise<RunModels> =>
  ask('GET', `app/${encodeURIComponent(project)}/models/of-run?${new URLSearchParams({ run })}`);

/** The models of a tracked run; read again when something of the page's run has changed. Null until they are known. */
export function useModels(run: string): RunModels | null {
  const { project, picture } = useRun();
  const [found, setFound] = useState<RunModels | null>(null);
  useEffect(() => {
    let gone = false;
    modelsOf(project, run).then((answer) => { if (!gone) setFound(answer); }, () => undefined);
    return () => { gone = true; };
  }, [project, run, picture]);
  return found;
}
