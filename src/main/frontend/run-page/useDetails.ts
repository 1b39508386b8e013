import { useEffect, useState } from 'react';
import { useRun } from './context';
import type { StepDetails, StepRun } from './run';

export interface Details {
  details: StepDetails | null;
  failure: string;
}

/** Reads a step's details again whenever its line has changed. The old ones stay until the new ones are here. */
export function useDetails(step: StepRun): Details {
  const { server } = useRun();
  const [found, setFound] = useState<{ id: string; details: StepDetails | null; failure: string }>({ id: '', details: null, failure: '' });
  useEffect(() => {
    let gone = false;
    server.details(step.id).then(
      (details) => { if (!gone) setFound({ id: step.id, details, failure: '' }); },
      (thrown: unknown) => {
        if (!gone) setFound((before) => ({ id: step.id, details: before.id === step.id ? before.details : null, failure: thrown instanceof Error ? thrown.message : String(thrown) }));
      });
    return () => { gone = true; };
  }, [server, step]);
  return found.id === step.id ? found : { details: null, failure: '' };
}
