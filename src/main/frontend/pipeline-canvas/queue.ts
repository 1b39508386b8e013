// Edits that are not on the server yet. They lie in the browser's storage until it has acknowledged them, so that a
// reload, a crash or a server that is away for a while loses nothing.
import { Refusal, type Draft, type Order } from './server';

export interface Storage {
  readonly length: number;
  key: (index: number) => string | null;
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

export type Connection = 'saved' | 'saving' | 'offline' | 'signed-out' | 'stopped';

export interface QueueEvents {
  changed: () => void;
  answered: (order: Order, draft: Draft) => void;
  /** The server will never take this order; it has left the queue. */
  refused: (order: Order, refusal: Refusal) => void;
}

interface Kept {
  key: string;
  order: Order;
}

const firstWait = 400;
const longestWait = 5_000;

/** Sends orders one after the other, each until it is answered. Two windows may hold the same order: ids make that harmless. */
export class EditQueue {
  private kept: Kept[] = [];
  private busy = false;
  private waits = 0;
  private counter = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  connection: Connection = 'saved';

  constructor(
    private readonly prefix: string,
    private readonly storage: Storage,
    private readonly send: (order: Order) => Promise<Draft>,
    private readonly events: QueueEvents,
    private readonly now: () => number = Date.now,
  ) {
    this.kept = this.stored();
  }

  get orders(): readonly Order[] {
    return this.kept.map((kept) => kept.order);
  }

  put(order: Order): void {
    const key = `${this.prefix}${this.now().toString(36).padStart(10, '0')}-${(this.counter++).toString(36).padStart(5, '0')}-${order.id}`;
    try {
      this.storage.setItem(key, JSON.stringify(order));
    } catch {
      // The storage is full or off: the order still goes out from memory.
    }
    this.kept.push({ key, order });
    this.flush();
  }

  /** Takes an order out that is not wanted any more. */
  drop(id: string): void {
    for (const kept of this.kept.filter(({ order }) => order.id === id)) this.storage.removeItem(kept.key);
    this.kept = this.kept.filter(({ order }) => order.id !== id);
    this.events.changed();
  }

  /** Sends what waits, now; also called when the browser is online again. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.busy) void this.next();
    else this.events.changed();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.connection = 'stopped';
  }

  resume(): void {
    if (this.connection === 'stopped') this.connection = 'saved';
  }

  private async next(): Promise<void> {
    const head = this.kept[0];
    if (!head || this.connection === 'stopped') {
      if (this.connection !== 'stopped') this.become('saved');
      return;
    }
    this.busy = true;
    if (this.connection === 'saved') this.become('saving');
    else this.events.changed();
    try {
      const draft = await this.send(head.order);
      this.waits = 0;
      this.forget(head);
      this.busy = false;
      this.become(this.kept.length === 0 ? 'saved' : 'saving');
      this.events.answered(head.order, draft);
      void this.next();
    } catch (thrown) {
      this.busy = false;
      this.fail(head, thrown instanceof Refusal ? thrown : new Refusal(0, String(thrown)));
    }
  }

  private fail(head: Kept, refusal: Refusal): void {
    if (refusal.passing || refusal.status === 401) {
      this.become(refusal.status === 401 ? 'signed-out' : 'offline');
      const wait = Math.min(longestWait, firstWait * 2 ** this.waits++);
      this.timer = setTimeout(() => void this.next(), wait);
      return;
    }
    this.waits = 0;
    this.forget(head);
    this.become(this.kept.length === 0 ? 'saved' : 'saving');
    this.events.refused(head.order, refusal);
    void this.next();
  }

  private become(connection: Connection): void {
    if (this.connection === 'stopped') return;
    this.connection = connection;
    this.events.changed();
  }

  private forget(head: Kept): void {
    this.storage.removeItem(head.key);
    this.kept = this.kept.filter((kept) => kept !== head);
  }

  private stored(): Kept[] {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index))
      .filter((key): key is string => key?.startsWith(this.prefix) === true)
      .sort();
    return keys.flatMap((key) => {
      try {
        return [{ key, order: JSON.parse(this.storage.getItem(key) ?? '') as Order }];
      } catch {
        return [];
      }
    });
  }
}
