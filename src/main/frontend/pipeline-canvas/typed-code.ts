// Python that is being typed and is no edit yet: it lies in the browser's storage and goes to the server as soon as that
// can read it, whether its step is still looked at or not.
import { retyped } from './function-edit';
import type { Component, PythonFunction } from './model';
import type { Storage } from './queue';
import { Refusal, type ParsedFunction } from './server';

export interface Typed {
  text: string;
  /** The draft's version when the typing began: what others did to the function since is a conflict. */
  base: number;
  errors: ParsedFunction['errors'];
  /** The server could not be asked; it is asked again. */
  away: boolean;
  /** Its step is not there: the text waits for it to come back. */
  gone?: boolean;
}

export interface TypedCodeTools {
  changed: () => void;
  component: (name: string) => Component | undefined;
  version: () => number;
  parse: (source: string, packages: string[], image: string) => Promise<ParsedFunction>;
  commit: (name: string, component: Component, base: number) => void;
  /** The step of a text that no edit was made of yet is gone. */
  lost: () => void;
}

const settleMillis = 500;
const againMillis = 2_000;

export class TypedCode {
  private texts: ReadonlyMap<string, Typed> = new Map();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(private readonly prefix: string, private readonly storage: Storage, private readonly tools: TypedCodeTools) {
    this.texts = this.stored();
  }

  get all(): ReadonlyMap<string, Typed> {
    return this.texts;
  }

  /** Takes a text as it is typed; what equals the function as it stands is no news. */
  type(name: string, text: string): void {
    const code = this.code(name);
    if (code === undefined) return;
    const base = this.texts.get(name)?.base ?? this.tools.version();
    if (text === code.source) this.forget(name);
    else {
      this.keep(name, { text, base, errors: [], away: false });
      this.later(name, settleMillis);
    }
  }

  /** What was left by an earlier page goes on its way. */
  resume(): void {
    for (const [name, typed] of this.texts) {
      if (this.code(name) === undefined) this.set(name, { ...typed, gone: true });
      else this.later(name, 0);
    }
  }

  /** Steps may be there again, by somebody's undo. */
  returned(): void {
    for (const [name, typed] of this.texts) {
      if (typed.gone === true && this.code(name) !== undefined) {
        this.set(name, { ...typed, gone: false });
        this.later(name, 0);
      }
    }
  }

  stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
  }

  private async check(name: string): Promise<void> {
    const typed = this.texts.get(name);
    const code = this.code(name);
    if (typed === undefined) return;
    if (code === undefined) {
      this.lose(name, typed);
      return;
    }
    try {
      const parsed = await this.tools.parse(typed.text, code.packages, code.image);
      if (this.texts.get(name)?.text === typed.text) this.read(name, typed, parsed);
    } catch (thrown) {
      if (this.texts.get(name)?.text !== typed.text) return;
      const refused = thrown instanceof Refusal && !thrown.passing && thrown.status !== 401 ? thrown : undefined;
      this.set(name, { ...typed, away: refused === undefined, errors: refused ? [{ line: 1, column: 1, text: refused.message }] : [] });
      if (!refused) this.later(name, againMillis);
    }
  }

  private read(name: string, typed: Typed, parsed: ParsedFunction): void {
    const before = this.tools.component(name);
    const code = this.code(name);
    if (parsed.errors.length > 0) this.set(name, { ...typed, errors: parsed.errors, away: false });
    else if (before !== undefined && code !== undefined) {
      if (code.source !== typed.text) this.tools.commit(name, retyped(before, code, typed.text, parsed), typed.base);
      this.forget(name);
    } else this.lose(name, typed);
  }

  private lose(name: string, typed: Typed): void {
    this.set(name, { ...typed, gone: true });
    this.tools.lost();
  }

  private code(name: string): PythonFunction | undefined {
    const implementation = this.tools.component(name)?.implementation;
    return implementation?.is === 'python' ? implementation : undefined;
  }

  private later(name: string, millis: number): void {
    clearTimeout(this.timers.get(name));
    this.timers.set(name, setTimeout(() => void this.check(name), millis));
  }

  private keep(name: string, typed: Typed): void {
    try {
      this.storage.setItem(this.prefix + name, JSON.stringify({ text: typed.text, base: typed.base }));
    } catch {
      // The storage is full or off: the text lives as long as the page.
    }
    this.set(name, typed);
  }

  private set(name: string, typed: Typed): void {
    this.texts = new Map(this.texts).set(name, typed);
    this.tools.changed();
  }

  private forget(name: string): void {
    clearTimeout(this.timers.get(name));
    this.storage.removeItem(this.prefix + name);
    if (!this.texts.has(name)) return;
    this.texts = new Map([...this.texts].filter(([other]) => other !== name));
    this.tools.changed();
  }

  private stored(): ReadonlyMap<string, Typed> {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index) ?? '').filter((key) => key.startsWith(this.prefix));
    return new Map(keys.flatMap((key) => {
      try {
        const { text, base } = JSON.parse(this.storage.getItem(key) ?? '') as { text: string; base: number };
        return [[key.slice(this.prefix.length), { text, base, errors: [], away: false }]];
      } catch {
        return [];
      }
    }));
  }
}

/** The functions among these components whose text the server has not taken, and may yet. */
export const onItsWay = (typed: ReadonlyMap<string, Typed>): number => [...typed.values()].filter(({ errors, gone }) => errors.length === 0 && gone !== true).length;
