// What the buttons, keys and menus of the editor do. Each goes through the store, so that each can be undone.
import { arranged, cornerOf, unplaced, type Place } from './arrange';
import { Clipboard } from './clipboard';
import { freeName, newStep, reach, type Condition, type Edit } from './edits';
import {
  allSteps, graphAt, join, nameOf, parentOf, stepAt, titleOf,
  type Argument, type Component, type Path, type Pipeline, type Position, type Step,
} from './model';
import { partnersOf, type Partner } from './partners';
import { regraphed } from './regraph';
import { asideOfFrame, withRoom } from './room';
import { whyNot, type Port } from './rules';
import { container, example, importer, pythonComponent, samples } from './samples';
import { buildScene, type StepBox } from './scene';
import { conditionSources, type ConditionSource } from './sources';
import type { EditorStore } from './store';

export class Commands {
  readonly clipboard: Clipboard;

  constructor(private readonly store: EditorStore) {
    this.clipboard = new Clipboard(store);
  }

  private get pipeline(): Pipeline | null {
    return this.store.get().pipeline;
  }

  /** Adds a step that uses a component, new or there already; answers its path. */
  add(place: Place, title: string, componentName: string, component: Component | null): Path | undefined {
    const { pipeline } = this;
    if (!pipeline) return undefined;
    const name = freeName(Object.keys(graphAt(pipeline, place.graph).steps), title);
    const path = join(place.graph, name);
    const step = newStep(componentName, title, null);
    this.store.edit(arranged(pipeline, {
      is: 'steps-added', graph: place.graph, steps: { [name]: step }, components: component ? { [componentName]: component } : {},
    }, place), `Added ${title}`);
    this.store.select([path]);
    return path;
  }

  /** Adds a Python function; the server reads its ports from the signature. */
  async addFunction(place: Place, source: string, title: string): Promise<Path | undefined> {
    try {
      const parsed = await this.store.server.parse(source);
      const wrong = parsed.errors[0];
      if (wrong) throw new Error(`Line ${wrong.line}: ${wrong.text}`);
      const { pipeline } = this;
      if (!pipeline) return undefined;
      const component = pythonComponent(source, parsed.function, parsed.description, parsed.inputs, parsed.outputs, parsed.packages, parsed.image);
      const name = freeName(Object.keys(pipeline.components), `comp-${parsed.function}`);
      return this.add(place, title, name, component);
    } catch (thrown) {
      this.store.toast(`The step was not added. ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'problem');
      return undefined;
    }
  }

  /** Draws a small pipeline that runs, from what the palette offers: data, parts of it, a model, its accuracy. */
  async addExample(): Promise<void> {
    try {
      const steps: Record<string, Step> = {};
      const components: Record<string, Component> = {};
      for (const { key, step, x, y, wires } of example) {
        const source = samples.find((sample) => sample.key === key)?.source ?? '';
        const parsed = await this.store.server.parse(source);
        components[`comp-${step}`] = pythonComponent(source, parsed.function, parsed.description, parsed.inputs, parsed.outputs, parsed.packages, parsed.image);
        steps[step] = { ...newStep(`comp-${step}`, '', { x, y }), arguments: wires };
      }
      this.store.edit({ is: 'steps-added', graph: '', steps, components }, 'Drew an example');
    } catch (thrown) {
      this.store.toast(`The example was not drawn. ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'problem');
    }
  }

  addImporter(place: Place): Path | undefined {
    const { pipeline } = this;
    if (!pipeline) return undefined;
    return this.add(place, 'data', freeName(Object.keys(pipeline.components), 'comp-data'), importer(''));
  }

  addContainer(place: Place): Path | undefined {
    const { pipeline } = this;
    if (!pipeline) return undefined;
    return this.add(place, 'container', freeName(Object.keys(pipeline.components), 'comp-container'), container());
  }

  remove(rejoin: boolean): void {
    const { pipeline } = this;
    const paths = this.outermost();
    if (!pipeline || paths.length === 0) return;
    const what = paths.length === 1 ? titleOf(pipeline, paths[0] ?? '') : `${paths.length} steps`;
    this.store.edit({ is: 'steps-removed', paths, rejoin }, `Deleted ${what}`);
    this.store.select([]);
    this.store.toast(`Deleted ${what}. Ctrl Z brings it back.`);
  }

  connect(from: Port, to: Port): void {
    const { pipeline } = this;
    if (!pipeline) return;
    const reason = whyNot(pipeline, from, to);
    if (reason !== null) this.store.toast(`${to.name} ${reason}.`, 'problem');
    else this.store.edit({ is: 'connected', from, to }, `Connected ${titleOf(pipeline, from.path)} ${from.name} to ${titleOf(pipeline, to.path)} ${to.name}`);
  }

  rename(path: Path, title: string): void {
    this.store.edit({ is: 'step-changed', path, field: 'title', value: title }, `Renamed to ${title}`);
  }

  setArgument(path: Path, input: string, argument: Argument | null): void {
    this.store.edit({ is: 'argument-set', path, input, argument });
  }

  move(places: ReadonlyMap<Path, Position>): void {
    const changed = [...places].filter(([path, place]) => {
      const old = this.pipeline && stepAt(this.pipeline, path)?.position;
      return old?.x !== place.x || old.y !== place.y;
    });
    if (this.pipeline && changed.length > 0) this.store.edit(withRoom(this.pipeline, { is: 'steps-moved', places: Object.fromEntries(changed) }));
  }

  /** As a person drags: frames make room, and no other step jumps. Answers false if they have to go back. */
  drag(places: ReadonlyMap<Path, Position>, over: Path): boolean {
    const { pipeline } = this;
    if (!pipeline) return false;
    const { boxes, wires } = buildScene(pipeline);
    const steps = boxes.filter(({ path, kind }) => places.has(path) && kind !== 'frame');
    const crossing = steps.length === places.size && steps.some(({ parent }) => parent !== over);
    if (crossing) return this.regraph(places, over, boxes);
    this.move(new Map([...unplaced({ boxes, wires }), ...places]));
    return true;
  }

  /** Steps that were let go over another graph than their own become steps of it. */
  private regraph(places: ReadonlyMap<Path, Position>, graph: Path, boxes: readonly StepBox[]): boolean {
    const { pipeline } = this;
    if (!pipeline) return false;
    const corner = cornerOf(boxes, graph);
    const going = new Map([...places].map(([path, { x, y }]): [Path, Position] => {
      const own = cornerOf(boxes, parentOf(path));
      return [path, { x: x + own.x - corner.x, y: y + own.y - corner.y }];
    }));
    const found = regraphed(pipeline, new Map([...going].filter(([path]) => parentOf(path) !== graph)), graph);
    const where = graph === '' ? `out of ${titleOf(pipeline, parentOf([...places.keys()][0] ?? ''))}` : `into ${titleOf(pipeline, graph)}`;
    if ('why' in found) {
      this.store.toast(`It can’t go ${where}: ${found.why}.`, 'problem');
      return false;
    }
    this.store.edit(found.edit, `Moved ${where}`);
    this.store.select(found.paths);
    return true;
  }

  /** Selects what depends on the selected steps, or what they depend on. */
  selectReach(direction: 'up' | 'down'): void {
    const { pipeline } = this;
    if (!pipeline) return;
    const found = this.store.get().selected.flatMap((path) => reach(pipeline, path, direction));
    this.store.select([...new Set(found)]);
    this.store.say(`${new Set(found).size} steps selected`);
  }

  selectAll(): void {
    if (this.pipeline) this.store.select(allSteps(this.pipeline).map(({ path }) => path));
  }

  /** Selected steps that do not lie in another selected one. */
  outermost(): Path[] {
    const { selected } = this.store.get();
    return selected.filter((path) => !selected.some((other) => path.startsWith(`${other}/`)));
  }

  frame(condition: Condition, paths: readonly Path[]): void {
    const { pipeline } = this;
    const graph = parentOf(paths[0] ?? '');
    if (!pipeline || paths.length === 0) return;
    const taken = new Set([...allSteps(pipeline).map(({ path }) => nameOf(path)), ...Object.keys(pipeline.components)]);
    let number = 1;
    // Named as the SDK does: condition-1, condition-2, counted over the whole pipeline.
    while (taken.has(`condition-${number}`) || taken.has(`comp-condition-${number}`)) number++;
    const name = `condition-${number}`;
    const framed: Edit = { is: 'framed', paths: [...paths], name, condition };
    const aside = asideOfFrame(pipeline, paths);
    this.store.edit(aside.size === 0 ? framed : { is: 'together', edits: [framed, { is: 'steps-moved', places: Object.fromEntries(aside) }] },
      'Framed under a condition');
    this.store.select([join(graph, name)]);
  }

  /** What may be wired to an input or from an output. */
  partners(port: Port, side: 'in' | 'out'): Partner[] {
    return this.pipeline ? partnersOf(this.pipeline, port, side) : [];
  }

  /** Values that a rule over these steps may read. */
  conditionSources(graph: Path, inside: readonly Path[]): ConditionSource[] {
    return this.pipeline ? conditionSources(this.pipeline, graph, inside) : [];
  }

  edit(edit: Edit, said?: string): void {
    this.store.edit(edit, said);
  }
}
