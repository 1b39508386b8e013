import { describe, expect, it } from 'vitest';
import text from '../../../test/resources/io/slipway/pipeline/edit/cases.json?raw';
import { apply, type Edit } from './edits';
import type { Json, Pipeline } from './model';

// Written by the server's own test (EditCasesTest), which fails if the server does something else.
interface Case {
  name: string;
  before: string;
  edit: Edit;
  changes?: { path: string[]; after?: Json }[];
  refused?: string;
}
const file = JSON.parse(text) as {
  pipelines: Record<string, Pipeline>; cases: Case[];
};

type Tree = Record<string, Json | undefined>;

/** What the server makes of the pipeline. */
function changed(pipeline: Pipeline, changes: NonNullable<Case['changes']>): Pipeline {
  const copy = structuredClone(pipeline);
  for (const { path, after } of changes) {
    let place = copy as unknown as Tree;
    for (const name of path.slice(0, -1)) place = place[name] as Tree;
    const last = path.at(-1) ?? '';
    if (after === undefined) Reflect.deleteProperty(place, last);
    else place[last] = after;
  }
  return copy;
}

/** Null and missing are the same to both sides. */
const plain = (pipeline: Pipeline): unknown =>
  JSON.parse(JSON.stringify(pipeline, (_, value: unknown) => (value === null ? undefined : value)));

// What moves steps across a frame's border is drawn when the server has answered.
const left = ['framed', 'unframed', 'condition-set'];

describe('an edit is drawn as the server answers it:', () => {
  for (const one of file.cases) {
    const before = file.pipelines[one.before];
    it(one.name, () => {
      expect(before).toBeDefined();
      if (!before) return;
      const now = apply(before, one.edit);
      if (one.refused !== undefined || left.includes(one.edit.is)) expect(now).toBe(before);
      else expect(plain(now)).toEqual(plain(changed(before, one.changes ?? [])));
    });
  }
});
