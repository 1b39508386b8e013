import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditQueue, type Storage } from './queue';
import { Refusal, type Draft, type Order } from './server';

class MemoryStorage implements Storage {
  readonly items = new Map<string, string>();
  full = false;
  get length() {
    return this.items.size;
  }
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  setItem = (key: string, value: string) => {
    if (this.full) throw new Error('full');
    this.items.set(key, value);
  };
  removeItem = (key: string) => void this.items.delete(key);
}

const order = (id: string): Order => ({ id, is: 'undo' });
const draft = (version: number) => ({ version }) as Draft;

/** A server that answers when told to. */
function bench() {
  const storage = new MemoryStorage();
  const sent: string[] = [];
  const events: string[] = [];
  const waiting: ((answer: Draft | Refusal) => void)[] = [];
  const send = (given: Order) => {
    sent.push(given.id);
    return new Promise<Draft>((resolve, reject) => waiting.push((answer) => { if (answer instanceof Refusal) reject(answer); else resolve(answer); }));
  };
  let time = 1;
  const open = () => new EditQueue('q/', storage, send, {
    changed: () => undefined,
    answered: (done, { version }) => events.push(`${done.id} answered ${version}`),
    refused: (done, { message }) => events.push(`${done.id} refused ${message}`),
  }, () => time++);
  const answer = async (with_: Draft | Refusal) => {
    waiting.shift()?.(with_);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { storage, sent, events, open, answer };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('edits that wait', () => {
  it('go out one after the other in order', async () => {
    const { sent, events, open, answer } = bench();
    const queue = open();
    queue.put(order('a'));
    queue.put(order('b'));
    expect(sent).toEqual(['a']);
    expect(queue.connection).toBe('saving');
    await answer(draft(1));
    expect(sent).toEqual(['a', 'b']);
    await answer(draft(2));
    expect(events).toEqual(['a answered 1', 'b answered 2']);
    expect(queue.connection).toBe('saved');
  });

  it('survive a reload, in their order', async () => {
    const { storage, sent, open, answer } = bench();
    const first = open();
    for (const id of ['a', 'b', 'c']) first.put(order(id));
    first.stop();
    const second = open();
    expect(second.orders.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    sent.length = 0;
    second.flush();
    await answer(draft(0));
    await answer(draft(1));
    await answer(draft(2));
    await answer(draft(3));
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(storage.length).toBe(0);
  });

  it('are sent again while the server is away, ever more slowly, and nothing is lost', async () => {
    const { sent, events, open, answer } = bench();
    const queue = open();
    queue.put(order('a'));
    for (let tries = 1; tries <= 6; tries++) {
      expect(sent).toHaveLength(tries);
      await answer(new Refusal(0, 'away'));
      expect(queue.connection).toBe('offline');
      await vi.advanceTimersByTimeAsync(5_000);
    }
    await answer(draft(9));
    expect(new Set(sent)).toEqual(new Set(['a']));
    expect(events).toEqual(['a answered 9']);
    expect(queue.connection).toBe('saved');
  });

  it('wait for somebody to sign in again', async () => {
    const { events, open, answer } = bench();
    const queue = open();
    queue.put(order('a'));
    await answer(new Refusal(401, 'who?'));
    expect(queue.connection).toBe('signed-out');
    expect(queue.orders).toHaveLength(1);
    expect(events).toEqual([]);
  });

  it('leave the queue when the server will never take them, and the next goes out', async () => {
    const { sent, events, open, answer } = bench();
    const queue = open();
    queue.put(order('a'));
    queue.put(order('b'));
    await answer(new Refusal(409, 'changed since'));
    expect(events).toEqual(['a refused changed since']);
    expect(sent).toEqual(['a', 'b']);
  });

  it('go out although the storage is full', async () => {
    const { storage, events, open, answer } = bench();
    storage.full = true;
    open().put(order('a'));
    await answer(draft(1));
    expect(events).toEqual(['a answered 1']);
  });

  it('pass over what is no order in the storage', () => {
    const { storage, open } = bench();
    storage.setItem('q/1', 'no json');
    storage.setItem('other/1', '{}');
    storage.setItem('q/2', JSON.stringify(order('b')));
    expect(open().orders.map(({ id }) => id)).toEqual(['b']);
  });

  it('can be taken out before they are sent', () => {
    const { storage, open } = bench();
    const queue = open();
    queue.put(order('a'));
    queue.put(order('b'));
    queue.drop('b');
    expect(queue.orders.map(({ id }) => id)).toEqual(['a']);
    expect(storage.length).toBe(1);
  });

  it('rest when the editor is closed', async () => {
    const { sent, open, answer } = bench();
    const queue = open();
    queue.put(order('a'));
    queue.stop();
    queue.put(order('b'));
    await answer(draft(1));
    expect(sent).toEqual(['a']);
    expect(queue.connection).toBe('stopped');
  });
});
