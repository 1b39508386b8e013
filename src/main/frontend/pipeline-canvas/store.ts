// The state of one open editor: what the server holds, what is on its way there, and what is selected.
import { KeptClashes, type Clash } from './clashes';
import { apply, type Edit } from './edits';
import { renamedAfter } from './function-edit';
import { at, type Path, type Pipeline } from './model';
import { newId } from './ids';
import { EditQueue, type Connection } from './queue';
import { withRoom } from './room';
import { Refusal, Server, type Draft, type Order, type Version } from './server';
import { onItsWay, TypedCode, type Typed } from './typed-code';

export interface EditorState {
  /** What is drawn: the server's draft with everything applied that is on its way. */
  pipeline: Pipeline | null;
  draft: Draft | null;
  /** Version of the draft when it was opened here. */
  opened: number;
  /** A saved version that is looked at instead of the draft. */
  shown: { version: Version; pipeline: Pipeline } | null;
  /** Why the version that the address asks for can't be shown. */
  noVersion: string | null;
  failure: Refusal | null;
  connection: Connection;
  /** Edits, and functions being typed, that the server has yet to take. */
  waiting: number;
  /** Functions being typed, by the name of their component. */
  code: ReadonlyMap<string, Typed>;
  selected: readonly Path[];
  /** Steps that came all at once, to be brought into view. */
  arrived: readonly Path[];
  /** Clashes to decide on, the oldest first. */
  clashes: readonly Clash[];
  /** They are to be decided on later. */
  putOff: boolean;
  toast: { text: string; tone: 'plain' | 'problem' } | null;
  /** What a screen reader is told. */
  said: string;
}

export class EditorStore {
  readonly server: Server;
  private readonly queue: EditQueue;
  private readonly typed: TypedCode;
  private readonly clashes: KeptClashes;
  /** Clashes that were decided for one's own value, by the order that carries it. */
  private readonly decided = new Map<string, Clash>();
  private readonly listeners = new Set<() => void>();
  private state: EditorState;
  private reading = false;
  private hinted = 0;
  /** From which version on others' edits clash with the one that is made; undefined is the present one. */
  private base: number | undefined;

  constructor(project: string, pipeline: string, readonly person: string) {
    this.server = new Server(project, pipeline);
    this.queue = new EditQueue(`slipway.edit/${person}/${project}/${pipeline}/`, localStorage, this.server.send, {
      changed: () => this.refresh(),
      answered: (order, draft) => this.answered(order, draft),
      refused: (order, refusal) => this.refused(order, refusal),
    });
    this.clashes = new KeptClashes(`slipway.clash/${person}/${project}/${pipeline}`, localStorage);
    this.typed = new TypedCode(`slipway.code/${person}/${project}/${pipeline}/`, localStorage, {
      changed: () => this.refresh(),
      component: (name) => at(this.state.pipeline?.components ?? {}, name),
      version: () => this.version,
      parse: this.server.parse,
      lost: () => this.toast('The step whose code was being typed is gone. What was typed is kept in this browser, and is there again if the step comes back.', 'problem'),
      commit: (name, component, base) => this.since(base, () => {
        const changed: Edit = { is: 'component-changed', name, component };
        const { pipeline } = this.state;
        const renamed = pipeline ? renamedAfter(pipeline, name, component) : [];
        const edit: Edit = renamed.length === 0 ? changed : { is: 'together', edits: [changed, ...renamed] };
        // More ports may need more room; not where others worked meanwhile: a step that they moved would be a conflict.
        this.edit(pipeline && base === this.version ? withRoom(pipeline, edit) : edit, 'Ports follow the signature');
      }),
    });
    this.state = {
      pipeline: null, draft: null, opened: 0, shown: null, noVersion: null, failure: null, connection: 'saved', waiting: this.queue.orders.length, code: this.typed.all,
      selected: [], arrived: [], clashes: this.clashes.all, putOff: false, toast: null, said: '',
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get = (): EditorState => this.state;

  get key(): string {
    return `${this.person}/${this.server.project}/${this.server.pipeline}`;
  }

  async load(versionNumber: number | null): Promise<void> {
    await this.read();
    if (versionNumber !== null) await this.show(versionNumber);
    this.queue.flush();
    if (this.state.draft?.canEdit === true) this.typed.resume();
  }

  /** React may mount twice: opened again after it was closed. */
  open(): void {
    this.queue.resume();
  }

  close(): void {
    this.queue.stop();
    this.typed.stop();
  }

  /** The server has this version now: read it if it is news. */
  hint(version: number): void {
    this.hinted = Math.max(this.hinted, version);
    // One that is gone may have come back.
    const old = this.state.draft ? version > this.state.draft.version && this.queue.orders.length === 0 : this.state.failure?.status === 404;
    if (old) void this.read();
  }

  online(): void {
    this.queue.flush();
    if (this.state.failure) void this.read();
  }

  private async read(): Promise<void> {
    if (this.reading) return;
    this.reading = true;
    try {
      const draft = await this.server.draft();
      this.take(draft);
    } catch (thrown) {
      const failure = thrown instanceof Refusal ? thrown : new Refusal(0, String(thrown));
      // Deleted meanwhile, or this person left the project: there is nothing to draw on any more.
      if (failure.status === 404) {
        this.hinted = 0;
        this.set({ failure, draft: null, pipeline: null });
      }
      else if (!this.state.draft) {
        this.set({ failure });
        if (failure.passing) setTimeout(() => void this.read(), 1500);
      }
    } finally {
      this.reading = false;
    }
  }

  /** Does something to the pipeline: drawn at once, sent in order. */
  edit(edit: Edit, said = ''): void {
    if (!this.editable) return;
    if (said !== '') this.say(said);
    this.queue.put({ id: newId(), is: 'edit', base: this.base ?? this.version, edit, force: false });
  }

  /** Makes edits of something that was begun when the draft had this version. */
  since(base: number, make: () => void): void {
    this.base = base;
    try {
      make();
    } finally {
      this.base = undefined;
    }
  }

  /** Of the draft that the person sees. */
  get version(): number {
    return this.state.draft?.version ?? 0;
  }

  /** A function while it is typed. */
  type(component: string, text: string): void {
    if (this.editable) this.typed.type(component, text);
  }

  get editable(): boolean {
    return this.state.draft?.canEdit === true && this.state.shown === null;
  }

  undo(): void {
    if (this.editable) this.queue.put({ id: newId(), is: 'undo' });
  }

  redo(): void {
    if (this.editable) this.queue.put({ id: newId(), is: 'redo' });
  }

  /** The person has chosen between two values. */
  settle(mine: boolean): void {
    const clash = this.clashes.next();
    this.set({ clashes: this.clashes.all });
    if (!clash || !mine) return;
    const id = newId();
    this.decided.set(id, clash);
    this.queue.put({ ...clash.order, id, force: true, base: this.version });
  }

  putOff(putOff: boolean): void {
    this.set({ putOff });
  }

  select(selected: readonly Path[]): void {
    const same = selected.length === this.state.selected.length && selected.every((path, index) => path === this.state.selected[index]);
    if (!same) this.set({ selected });
  }

  /** Selects steps that were just added, wherever they lie. */
  arrive(paths: readonly Path[]): void {
    this.set({ selected: paths, arrived: paths });
  }

  say(said: string): void {
    this.set({ said });
  }

  toast(text: string, tone: 'plain' | 'problem' = 'plain'): void {
    this.set({ toast: { text, tone }, said: text });
  }

  quiet(): void {
    this.set({ toast: null });
  }

  async show(number: number | null): Promise<void> {
    if (number === null) {
      this.set({ shown: null, noVersion: null });
      return;
    }
    try {
      this.set({ shown: await this.server.version(number), noVersion: null, selected: [] });
    } catch (thrown) {
      this.set({ shown: null, noVersion: thrown instanceof Error ? thrown.message : String(thrown) });
    }
  }

  /** Takes over a draft that some other request was answered with. */
  take(draft: Draft): void {
    if (this.state.draft && draft.version < this.state.draft.version) return;
    this.set({ draft, failure: null, ...(this.state.draft ? {} : { opened: draft.version }) });
    this.refresh();
    this.typed.returned();
  }

  private answered(order: Order, draft: Draft): void {
    this.decided.delete(order.id);
    this.take(draft);
    if (order.is !== 'edit') this.say(order.is === 'undo' ? 'Undone' : 'Redone');
    if (this.hinted > draft.version) this.hint(this.hinted);
  }

  private refused(order: Order, refusal: Refusal): void {
    const decided = this.decided.get(order.id);
    this.decided.delete(order.id);
    if (decided && refusal.conflicts.length === 0) {
      // What it changes is gone: it may come back, and what was typed with it.
      this.clashes.add({ ...decided, message: refusal.message });
      this.set({ clashes: this.clashes.all, putOff: true });
      this.toast(`${refusal.message}. What you typed is kept: decide on it when that is back.`, 'problem');
    }
    else if (order.is === 'edit' && refusal.conflicts.length > 0) {
      this.clashes.add({ order, message: refusal.message, conflicts: refusal.conflicts });
      this.set({ clashes: this.clashes.all, putOff: false });
    }
    else this.toast(refusal.message, 'problem');
    void this.read();
  }

  private refresh(): void {
    const { draft } = this.state;
    const orders = this.queue.orders;
    const pipeline = draft && orders.reduce((now, order) => (order.is === 'edit' ? applied(now, order.edit) : now), draft.pipeline);
    const code = this.typed.all;
    const typing = onItsWay(code);
    const away = [...code.values()].some((typed) => typed.away);
    const connection = this.queue.connection !== 'saved' || typing === 0 ? this.queue.connection : away ? 'offline' : 'saving';
    this.set({ pipeline, connection, waiting: orders.length + typing, code });
  }

  private set(change: Partial<EditorState>): void {
    this.state = { ...this.state, ...change };
    this.listeners.forEach((listener) => listener());
  }
}

/** An edit from storage may be older than this code: one that can't be drawn is left to the server. */
function applied(pipeline: Pipeline, edit: Edit): Pipeline {
  try {
    return apply(pipeline, edit);
  } catch {
    return pipeline;
  }
}
