// Edits that clashed with somebody else's and that nobody has decided on yet: kept over a reload.
import type { Storage } from './queue';
import type { Conflict, Order } from './server';

export interface Clash {
  order: Order & { is: 'edit' };
  message: string;
  conflicts: Conflict[];
}

export class KeptClashes {
  private list: readonly Clash[];

  constructor(private readonly key: string, private readonly storage: Storage) {
    this.list = this.stored();
  }

  get all(): readonly Clash[] {
    return this.list;
  }

  add(clash: Clash): void {
    this.keep([...this.list, clash]);
  }

  /** Takes the first one out. */
  next(): Clash | undefined {
    const [first, ...more] = this.list;
    this.keep(more);
    return first;
  }

  private keep(list: readonly Clash[]): void {
    this.list = list;
    try {
      if (list.length === 0) this.storage.removeItem(this.key);
      else this.storage.setItem(this.key, JSON.stringify(list));
    } catch {
      // The storage is full or off: they live as long as the page.
    }
  }

  private stored(): readonly Clash[] {
    try {
      return JSON.parse(this.storage.getItem(this.key) ?? '[]') as Clash[];
    } catch {
      return [];
    }
  }
}
