import { describe, expect, it } from 'vitest';
import { apply } from './edits';
import { training } from './fixtures';
import { componentOf, stepAt, type Path } from './model';
import { regraphed } from './regraph';
import { origin } from './rules';

const to = (graph: Path, ...paths: Path[]) => regraphed(training(), new Map(paths.map((path) => [path, { x: 40, y: 90 }])), graph);
const done = (graph: Path, ...paths: Path[]) => {
  const found = to(graph, ...paths);
  if ('why' in found) throw new Error(found.why);
  return { ...found, now: apply(training(), found.edit) };
};

describe('a step that is dragged to another graph', () => {
  it('leaves its frame with what it takes and has', () => {
    const { now, paths } = done('', 'good/deploy');
    expect(paths).toEqual(['deploy']);
    expect(stepAt(now, 'good/deploy')).toBeUndefined();
    const deploy = stepAt(now, 'deploy');
    expect(deploy).toMatchObject({ component: 'deploy', position: { x: 40, y: 90 } });
    expect(origin(now, '', deploy?.arguments.model)).toMatchObject({ is: 'output', port: { path: 'train', name: 'model' } });
    expect(componentOf(now, 'deploy')).toEqual(componentOf(training(), 'good/deploy'));
  });

  it('goes back as it was', () => {
    const { now } = done('', 'good/deploy');
    const back = regraphed(now, new Map([['deploy', { x: 40, y: 90 }]]), 'good');
    if ('why' in back) throw new Error(back.why);
    const again = apply(now, back.edit);
    expect(origin(again, 'good', stepAt(again, 'good/deploy')?.arguments.model)).toMatchObject({ is: 'output', port: { path: 'train', name: 'model' } });
    expect(stepAt(again, 'deploy')).toBeUndefined();
  });

  it('is called after the move, not after what it is made of', () => {
    const { edit } = done('', 'good/deploy');
    expect(edit.is === 'together' && edit.edits[0]?.is).toBe('steps-moved');
  });

  it('stays where a rule or another step needs it', () => {
    expect(to('good', 'evaluate')).toEqual({ why: expect.stringContaining('The rule of good enough looks at evaluate') as string });
    expect(to('good', 'prepare')).toHaveProperty('why');
    expect(to('', 'train')).toEqual({ why: 'Train the model is there already' });
  });
});
