import { createContext, useContext } from 'react';
import type { RunPicture, StepRun } from './run';
import type { RunServer } from './server';
import type { Place } from './url';

export interface RunTools {
  project: string;
  server: RunServer;
  picture: RunPicture;
  /** The server's clock. */
  now: number;
  place: Place;
  go: (next: Place, push?: boolean) => void;
  /** Selects a step by its path; '' is the run. */
  select: (path: string, more?: Partial<Place>) => void;
  say: (text: string, tone?: 'done' | 'problem') => void;
  open: (address: string) => void;
}

export const RunContext = createContext<RunTools | null>(null);

export function useRun(): RunTools {
  const tools = useContext(RunContext);
  if (!tools) throw new Error('Stands outside of the run page.');
  return tools;
}

export const stepOf = (picture: RunPicture, path: string): StepRun | undefined => picture.steps.find((step) => step.path === path);
