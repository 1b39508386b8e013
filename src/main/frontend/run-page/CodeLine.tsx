import { useEffect, useState, type ReactElement } from 'react';
import { componentOf, type Pipeline } from '../pipeline-canvas/model';
import { Server } from '../pipeline-canvas/server';
import { parse } from './ansi';
import { useRun } from './context';
import { wrong, type Attempt, type StepRun } from './run';
import { culprit } from './traceback';

/** As much of a log's end as a traceback may take. */
const enough = 400;

const sourceOf = (pipeline: Pipeline | null, path: string): string | undefined => {
  const implementation = pipeline ? componentOf(pipeline, path)?.implementation : undefined;
  return implementation?.is === 'python' ? implementation.source : undefined;
};

/** Which line of its code a Python step failed at; it opens in the editor. */
export function CodeLine({ step, attempt }: { step: StepRun; attempt: Attempt }): ReactElement | null {
  const { server, picture, project } = useRun();
  const [found, setFound] = useState<{ line: number; changed: boolean } | null>(null);
  const { run, pipeline } = picture;
  const source = sourceOf(pipeline, step.path);
  const failed = wrong({ ...step, state: attempt.state });
  useEffect(() => {
    if (source === undefined || !failed) return undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      const log = server.log(step.id, attempt.number);
      const { total } = await log.window(0, 0);
      const { lines } = await log.window(Math.max(0, total - enough), enough);
      const line = culprit(lines.map((written) => parse(written).map(({ text }) => text).join('')), source);
      if (line === null) return;
      const draft = await new Server(project, run.pipeline).draft().catch(() => null);
      if (!gone) setFound({ line, changed: sourceOf(draft?.pipeline ?? null, step.path) !== source });
    };
    look().catch(() => undefined);
    return () => {
      gone = true;
      setFound(null);
    };
  }, [server, step.id, step.path, attempt.number, failed, source, project, run.pipeline]);
  if (!found) return null;
  const query = new URLSearchParams({ ...(found.changed ? { version: String(run.version) } : {}), step: step.path, line: String(found.line) });
  return (
    <p className="rp-codeline">Raised at <a href={`p/${project}/pipelines/${run.pipeline}?${query}`}>line {found.line} of its code</a>{found.changed ? ' as it was run; it was changed since' : ''}.</p>
  );
}
