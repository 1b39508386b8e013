// Reads curves from the server, again whenever there may be new points; the last ones stay until newer ones are there.
import { useEffect, useState } from 'react';
import { ask } from '../pipeline-canvas/server';
import type { Point } from './curve';

interface Sent {
  step: number;
  time: number;
  value: number | null;
}

/** By metric and run. */
export type Points = Readonly<Record<string, Readonly<Record<string, readonly Point[]>>>>;

const BATCH = 12;

export async function read(project: string, runs: readonly string[], metrics: readonly string[]): Promise<Points> {
  const points: Record<string, Record<string, Point[]>> = {};
  for (let from = 0; from < metrics.length; from += BATCH) {
    const asked = new URLSearchParams();
    runs.forEach((run) => asked.append('run', run));
    metrics.slice(from, from + BATCH).forEach((metric) => asked.append('metric', metric));
    const sent = await ask<Record<string, Record<string, Sent[]>>>('GET', `app/${encodeURIComponent(project)}/curves?${asked}`);
    for (const [metric, ofRuns] of Object.entries(sent)) {
      points[metric] = Object.fromEntries(Object.entries(ofRuns).map(([run, curve]) => [run, curve.map((point): Point => [point.step, point.time, point.value])]));
    }
  }
  return points;
}

export function usePoints(project: string, runs: readonly string[], metrics: readonly string[], tick: number): { points: Points; failed: string } {
  const [points, setPoints] = useState<Points>({});
  const [failed, setFailed] = useState('');
  const [ids, wanted] = [runs.join(','), JSON.stringify(metrics)];
  useEffect(() => {
    let left = false;
    const [asked, named] = [ids === '' ? [] : ids.split(','), JSON.parse(wanted) as string[]];
    if (asked.length === 0 || named.length === 0) return undefined;
    read(project, asked, named).then(
      (found) => {
        if (left) return;
        setPoints(found);
        setFailed('');
      },
      (refusal: unknown) => { if (!left) setFailed(refusal instanceof Error ? refusal.message : String(refusal)); },
    );
    return () => { left = true; };
  }, [project, ids, wanted, tick]);
  return { points, failed };
}
