// What changes often on a canvas and must not redraw it: state of steps, marks, and what fits while a wire is dragged.
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { Json, Path } from './model';
import type { Constant } from './values';

export type State = 'pending' | 'running' | 'succeeded' | 'cached' | 'skipped' | 'failed' | 'cancelled' | 'lost';

export interface StepStatus {
  state: State;
  /** A short text beside the state: how long it took, or what it waits for. */
  note?: string;
}

/** A value for each key; whoever asked for a key hears of its changes only. */
export class Live<T> {
  private values: ReadonlyMap<string, T> = new Map();
  private readonly listeners = new Map<string, Set<() => void>>();

  get(key: string): T | undefined {
    return this.values.get(key);
  }

  set(next: ReadonlyMap<string, T>, same: (a: T, b: T) => boolean = Object.is): void {
    const before = this.values;
    this.values = next;
    for (const [key, heard] of this.listeners) {
      const [a, b] = [before.get(key), next.get(key)];
      if (a !== b && (a === undefined || b === undefined || !same(a, b))) heard.forEach((listener) => listener());
    }
  }

  listen(key: string, listener: () => void): () => void {
    const heard = this.listeners.get(key) ?? new Set();
    heard.add(listener);
    this.listeners.set(key, heard);
    return () => {
      heard.delete(listener);
      if (heard.size === 0) this.listeners.delete(key);
    };
  }
}

export interface CanvasLive {
  status: Live<StepStatus>;
  /** How many problems a step has. */
  marks: Live<Mark>;
  /** While a wire is dragged: for each port `path#in#name`, '' if it fits, or the reason why not. */
  fits: Live<string>;
  /** The frame that dragged steps would go into. */
  target: Live<true>;
  readOnly: boolean;
  /** Constants that can be typed over in their rows. */
  constants: Constants | null;
  /** Gives a step another name. */
  rename: ((path: Path, title: string) => void) | null;
  /** Folds a step or a frame, or unfolds it. */
  fold: ((path: Path) => void) | null;
}

export interface Constants {
  read: (path: Path, input: string) => Constant | null;
  set: (path: Path, input: string, value: Json) => void;
}

export const makeLive = (readOnly: boolean): CanvasLive => ({
  status: new Live<StepStatus>(), marks: new Live<Mark>(), fits: new Live<string>(), target: new Live<true>(), readOnly, constants: null, rename: null, fold: null,
});

export const LiveContext = createContext<CanvasLive>(makeLive(true));

function useLive<T>(live: Live<T>, key: string): T | undefined {
  return useSyncExternalStore(useCallback((listener) => live.listen(key, listener), [live, key]), () => live.get(key));
}

export const useStatus = (path: Path): StepStatus | undefined => useLive(useContext(LiveContext).status, path);
/** How many problems a step has; negative if each of them is a mere warning. */
export type Mark = number;

export const useMarks = (path: Path): Mark => useLive(useContext(LiveContext).marks, path) ?? 0;
export const useTarget = (frame: Path): boolean => useLive(useContext(LiveContext).target, frame) === true;
export const useFit = (port: string): string | undefined => useLive(useContext(LiveContext).fits, port);
