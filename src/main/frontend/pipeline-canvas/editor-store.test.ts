import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codeProblems } from './code-problems';
import { training } from './fixtures';
import { graphAt, stepAt, type Pipeline } from './model';
import type { Draft } from './server';
import { EditorStore } from './store';

interface Asked {
  method: string;
  url: string;
  body: { id?: string; force?: boolean; base?: number; edit?: unknown } | undefined;
  answer: (status: number, body: unknown) => Promise<void>;
}

let asked: Asked[] = [];

const draft = (version: number, more: Partial<Draft> = {}): Draft => ({
  version, pipeline: training(), problems: [], notices: [], secrets: [], canEdit: true, canRun: true, undo: null, redo: null, saved: null,
  changedBy: 'ann', changedAt: '', person: 'ann', ...more,
});

const last = (): Asked => {
  const found = asked.at(-1);
  if (!found) throw new Error('nothing was asked');
  return found;
};

const opened = async (more: Partial<Draft> = {}) => {
  const store = new EditorStore('lab', 'p1', 'ann');
  const loading = store.load(null);
  await last().answer(200, draft(1, more));
  await loading;
  return store;
};

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  const items = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    get length() { return items.size; },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  });
  vi.stubGlobal('document', { cookie: 'XSRF-TOKEN=t' });
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => new Promise((resolve) => {
    asked.push({
      method: init.method ?? '', url, body: init.body === undefined ? undefined : JSON.parse(init.body as string) as Asked['body'],
      answer: async (status, body) => {
        resolve(new Response(JSON.stringify(body), { status }));
        await vi.advanceTimersByTimeAsync(0);
      },
    });
  }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const retitle = (store: EditorStore, value: string) => store.edit({ is: 'step-changed', path: 'train', field: 'title', value });
const title = (store: EditorStore) => {
  const { pipeline } = store.get();
  return pipeline && stepAt(pipeline, 'train')?.title;
};

describe('the editor’s state', () => {
  it('draws an edit at once and keeps it until the server has it', async () => {
    const store = await opened();
    retitle(store, 'Learn');
    expect(title(store)).toBe('Learn');
    expect(store.get()).toMatchObject({ connection: 'saving', waiting: 1 });
    expect(last().url).toBe('app/lab/pipelines/p1/edits');
    const done = draft(2);
    await last().answer(200, { ...done, pipeline: store.get().pipeline });
    expect(title(store)).toBe('Learn');
    expect(store.get()).toMatchObject({ connection: 'saved', waiting: 0 });
  });

  it('keeps what waits on top of what somebody else did meanwhile', async () => {
    const store = await opened();
    retitle(store, 'Mine');
    const others = training();
    others.name = 'theirs';
    store.take(draft(5, { pipeline: others }));
    expect(store.get().pipeline?.name).toBe('theirs');
    expect(title(store)).toBe('Mine');
  });

  it('does not go back to an older draft', async () => {
    const store = await opened();
    store.take(draft(7));
    store.take(draft(6, { changedBy: 'old' }));
    expect(store.get().draft?.version).toBe(7);
  });

  it('reads the draft when a hint says that there is news, and only then', async () => {
    const store = await opened();
    const before = asked.length;
    store.hint(1);
    expect(asked).toHaveLength(before);
    store.hint(3);
    expect(asked).toHaveLength(before + 1);
    await last().answer(200, draft(3));
    expect(store.get().draft?.version).toBe(3);
  });

  it('shows a clash, and sends mine again by force when chosen', async () => {
    const store = await opened();
    retitle(store, 'Mine');
    const edit = last();
    await edit.answer(409, { error: 'changed since', conflicts: [{ field: 'title', mine: 'Mine', theirs: 'Theirs', by: 'bob' }] });
    expect(store.get().clashes[0]?.conflicts[0]?.by).toBe('bob');
    await last().answer(200, draft(4));
    store.settle(true);
    expect(store.get().clashes).toEqual([]);
    expect(last().body).toMatchObject({ force: true, base: 4 });
    expect(last().body?.id).not.toBe(edit.body?.id);
  });

  it('forgets mine when theirs is chosen', async () => {
    const store = await opened();
    retitle(store, 'Mine');
    await last().answer(409, { error: 'changed since', conflicts: [{ field: 'title', mine: 'Mine', theirs: 'Theirs', by: 'bob' }] });
    await last().answer(200, draft(4));
    const before = asked.length;
    store.settle(false);
    expect(asked).toHaveLength(before);
    expect(title(store)).toBe('Train the model');
  });

  it('keeps clashes over a reload, one after the other, until each is decided', async () => {
    const before = await opened();
    retitle(before, 'Mine');
    await last().answer(409, { error: 'changed since', conflicts: [{ field: 'title', mine: 'Mine', theirs: 'Theirs', by: 'bob' }] });
    await last().answer(200, draft(4));
    retitle(before, 'Mine too');
    await last().answer(409, { error: 'changed since', conflicts: [{ field: 'title', mine: 'Mine too', theirs: 'Theirs', by: 'bob' }] });
    before.close();
    const store = await opened();
    expect(store.get().clashes.map(({ conflicts }) => conflicts[0]?.mine)).toEqual(['Mine', 'Mine too']);
    store.settle(false);
    store.settle(true);
    expect(last().body).toMatchObject({ force: true, edit: { value: 'Mine too' } });
    expect((await opened()).get().clashes).toEqual([]);
  });

  it('tells the sentence of a refusal', async () => {
    const store = await opened();
    retitle(store, 'x');
    await last().answer(422, { error: 'A title may not be that.' });
    expect(store.get().toast?.text).toBe('A title may not be that.');
  });

  describe('while a function is typed', () => {
    const name = 'train';
    const parsed = { function: 'train', description: '', inputs: {}, outputs: {}, packages: [], image: 'python:3.11', errors: [] };
    const settled = async () => { await vi.advanceTimersByTimeAsync(500); };

    it('sends it as of when the typing began, whatever came meanwhile', async () => {
      const store = await opened();
      store.type(name, 'def train(): ...');
      expect(store.get()).toMatchObject({ connection: 'saving', waiting: 1 });
      store.take(draft(5));
      await settled();
      expect(last().url).toBe('app/lab/pipelines/p1/functions');
      await last().answer(200, parsed);
      expect(last().body).toMatchObject({ base: 1, edit: { is: 'component-changed', name } });
      expect(store.get().code.size).toBe(0);
    });

    it('asks again while the server is away, and says so', async () => {
      const store = await opened();
      store.type(name, 'def train(): ...');
      await settled();
      await last().answer(503, {});
      expect(store.get()).toMatchObject({ connection: 'offline', waiting: 1 });
      await vi.advanceTimersByTimeAsync(2_000);
      await last().answer(200, parsed);
      expect(last().url).toBe('app/lab/pipelines/p1/edits');
    });

    it('sends what an earlier page has left', async () => {
      const before = await opened();
      before.type(name, 'def train(): ...');
      before.close();
      const store = await opened();
      expect(store.get().code.get(name)?.text).toBe('def train(): ...');
      await vi.advanceTimersByTimeAsync(0);
      expect(last().url).toBe('app/lab/pipelines/p1/functions');
    });

    it('keeps what is no Python, and lists it as a problem of the steps that use it', async () => {
      const store = await opened();
      store.type(name, 'def train(');
      await settled();
      await last().answer(200, { ...parsed, errors: [{ line: 1, column: 11, text: 'A ) is missing.' }] });
      expect(store.get()).toMatchObject({ connection: 'saved', waiting: 0 });
      expect(codeProblems(store.get())).toMatchObject([{ path: 'train', text: 'Line 1: A ) is missing. A run takes the function as it was before.' }]);
    });
  });

  it('lets a viewer change nothing', async () => {
    const store = await opened({ canEdit: false });
    const before = asked.length;
    retitle(store, 'x');
    store.undo();
    expect(asked).toHaveLength(before);
    expect(title(store)).toBe('Train the model');
  });

  it('says when the pipeline can’t be read, and tries again while the server is away', async () => {
    const store = new EditorStore('lab', 'p1', 'ann');
    const loading = store.load(null);
    await last().answer(503, {});
    await loading;
    expect(store.get().failure?.status).toBe(503);
    await vi.advanceTimersByTimeAsync(1_500);
    await last().answer(200, draft(1));
    expect(store.get()).toMatchObject({ failure: null, draft: { version: 1 } });
  });

  it('shows a saved version, which nobody can edit', async () => {
    const store = await opened();
    const showing = store.show(2);
    await last().answer(200, { pipeline: training(), version: { number: 2, message: '', by: '', at: '', hash: '' } });
    await showing;
    expect(store.editable).toBe(false);
    await store.show(null);
    expect(store.editable).toBe(true);
  });
});

describe('what is typed into something that somebody deletes', () => {
  const component = (store: EditorStore) => {
    const { pipeline } = store.get();
    return pipeline && stepAt(pipeline, 'train')?.component;
  };
  const without = (): Draft => {
    const gone = training();
    const steps = Object.fromEntries(Object.entries(graphAt(gone, '').steps).filter(([name]) => name !== 'train'));
    const components = Object.fromEntries(Object.entries(gone.components).filter(([name]) => name !== component0));
    return draft(2, { pipeline: withSteps({ ...gone, components }, steps) });
  };
  const component0 = stepAt(training(), 'train')?.component ?? '';
  const withSteps = (pipeline: Pipeline, steps: ReturnType<typeof graphAt>['steps']): Pipeline => {
    const root = pipeline.root.implementation;
    if (root.is !== 'graph') throw new Error('no graph');
    return { ...pipeline, root: { ...pipeline.root, implementation: { ...root, steps } } };
  };

  it('is kept while the step is gone, and there again when it comes back', async () => {
    const store = await opened();
    const name = component(store) ?? '';
    store.type(name, 'def train(): pass');
    store.take(without());
    await vi.advanceTimersByTimeAsync(600);
    expect(store.get().toast?.tone).toBe('problem');
    expect(store.get()).toMatchObject({ connection: 'saved', waiting: 0 });
    store.take(draft(3));
    expect(store.get().code.get(name)?.text).toBe('def train(): pass');
    await vi.advanceTimersByTimeAsync(0);
    expect(last().url).toBe('app/lab/pipelines/p1/functions');
  });

  it('stays a conflict to decide on if one’s own value can’t be used now', async () => {
    const store = await opened();
    retitle(store, 'Learn');
    await last().answer(409, { message: 'bob deleted it', conflicts: [{ field: 'title', by: 'bob', at: '', theirs: null, mine: 'Learn' }] });
    expect(store.get().clashes).toHaveLength(1);
    store.settle(true);
    const forced = asked.filter(({ body }) => body?.force === true).at(-1);
    await forced?.answer(422, { message: 'The step train is not there any more' });
    expect(store.get().clashes).toMatchObject([{ conflicts: [{ mine: 'Learn' }] }]);
    expect(store.get().toast?.text).toContain('is kept');
  });
});
