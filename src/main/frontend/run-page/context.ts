import { createContext, useContext } from 'react';
import type { RunPicture, StepRun } from './run';
import type { RunServer } from './server';
import type { Place } from './url';

/** A model to register: an output of a run by its address, or one that a program logged by its id; what does not apply is empty. */
export interface Registered {
  name: string;
  run: string;
  uri: string;
  model: string;
}

export interface RunTools {
  project: string;
  server: RunServer;
  picture: RunPicture;
  /** Counts hints that a step may have logged something. */
  logged: number;
  /** The server's clock. */
  now: number;
  place: Place;
  go: (next: Place, push?: boolean) => void;
  /** Selects a step by its path; '' is the run. */
  select: (path: string, more?: Partial<Place>) => void;
  say: (text: string, tone?: 'done' | 'problem') => void;
  open: (address: string) => void;
  /** Asks under which name a model is to be registered. */
  register: (model: Registered) => void;
}

export const RunContext = createContext<RunTools | null>(null);

export function useRun(): RunTools {
  const tools = useContext(RunContext);
  if (!tools) throw new Error('Stands outside of the run page.');
  return tools;
}

export const stepOf = (picture: RunPicture, path: string): StepRun | undefined => picture.steps.find((step) => step.path === path);
