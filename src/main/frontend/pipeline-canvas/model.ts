// A pipeline as the server sends it: the JSON of io.slipway.pipeline.Pipeline. Values only, no behaviour of the page.

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Kind =
  | 'STRING' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'LIST' | 'STRUCT' | 'TASK_FINAL_STATUS' | 'TASK_CONFIG';
export type Type = { is: 'parameter'; kind: Kind } | { is: 'artifact'; schema: string; version: string; list: boolean };
export type Foreign = Record<string, Json>;

export interface Input {
  type: Type;
  defaultValue: Json;
  optional: boolean;
  description: string;
  foreign: Foreign;
}

export interface Output {
  type: Type;
  description: string;
  foreign: Foreign;
}

export interface StepOutput {
  is?: 'output';
  step: string;
  output: string;
}

export type Argument =
  | { is: 'literal'; value: Json }
  | { is: 'input'; input: string }
  | { is: 'output'; step: string; output: string }
  | { is: 'first'; candidates: StepOutput[] }
  | { is: 'foreign'; content: Json };

export interface Graph {
  is: 'graph';
  steps: Record<string, Step>;
  outputs: Record<string, Argument>;
}

export interface PythonFunction {
  is: 'python';
  source: string;
  function: string;
  packages: string[];
  pip: string[][];
  image: string;
  foreign: Foreign;
}

export interface Container {
  is: 'container';
  image: string;
  command: Json[];
  args: Json[];
  env: Record<string, Json>;
  foreign: Foreign;
}

export interface Importer {
  is: 'importer';
  uri: Argument;
  metadata: Record<string, Json>;
  reimport: boolean;
  foreign: Foreign;
}

export type Implementation = Graph | PythonFunction | Container | Importer | { is: 'foreign'; kind: string; content: Json };

export interface Component {
  description: string;
  inputs: Record<string, Input>;
  outputs: Record<string, Output>;
  implementation: Implementation;
  foreign: Foreign;
}

export interface Position {
  x: number;
  y: number;
  width?: number | null;
  height?: number | null;
}

export interface Retry {
  count: number;
  backoffSeconds: number;
  factor: number;
  maxBackoffSeconds: number;
}

export interface Resources {
  cpuRequest: string;
  cpuLimit: string;
  memoryRequest: string;
  memoryLimit: string;
  gpuType: string;
  gpuCount: string;
}

/** A secret of the project that a step is given; its value is the server's alone. */
export interface SecretUse {
  secret: string;
  /** The environment variable that holds the value, or the path of the file that does. */
  variable: string;
  file: boolean;
}

export interface Step {
  component: string;
  title: string;
  arguments: Record<string, Argument>;
  after: string[];
  when: string | null;
  startWhen: 'ALL_SUCCEEDED' | 'ALL_COMPLETED';
  retry: Retry | null;
  cache: boolean;
  resources: Resources;
  /** Left out where there are none. */
  secrets?: SecretUse[];
  position: Position | null;
  notes: string;
  foreign: Foreign;
}

export interface Pipeline {
  name: string;
  description: string;
  dialect: 'SLIPWAY' | 'KFP' | 'ARGO';
  components: Record<string, Component>;
  root: Component;
  foreign: Foreign;
}

export const noResources: Resources = {
  cpuRequest: '', cpuLimit: '', memoryRequest: '', memoryLimit: '', gpuType: '', gpuCount: '',
};

/** A step is named by the names of the frames around it and its own: `good-enough/deploy`. The root graph is ''. */
export type Path = string;

export const join = (graph: Path, step: string): Path => (graph === '' ? step : `${graph}/${step}`);
export const parentOf = (path: Path): Path => path.slice(0, Math.max(0, path.lastIndexOf('/')));
export const nameOf = (path: Path): string => path.slice(path.lastIndexOf('/') + 1);

/** Looks up by a name that may be anything, without reaching what every object inherits. */
export const at = <T>(map: Record<string, T>, name: string): T | undefined =>
  Object.hasOwn(map, name) ? map[name] : undefined;

export const emptyGraph: Graph = { is: 'graph', steps: {}, outputs: {} };

/** The component whose graph is at this path: the root, or that of a frame. */
export function componentOfGraph(pipeline: Pipeline, graph: Path): Component | undefined {
  if (graph === '') return pipeline.root;
  const step = stepAt(pipeline, graph);
  return step && at(pipeline.components, step.component);
}

export function graphAt(pipeline: Pipeline, graph: Path): Graph {
  const implementation = componentOfGraph(pipeline, graph)?.implementation;
  return implementation?.is === 'graph' ? implementation : emptyGraph;
}

export function stepAt(pipeline: Pipeline, path: Path): Step | undefined {
  if (path === '') return undefined;
  let graph: Graph | undefined = pipeline.root.implementation.is === 'graph' ? pipeline.root.implementation : undefined;
  let step: Step | undefined;
  for (const name of path.split('/')) {
    step = graph && at(graph.steps, name);
    const inner: Implementation | undefined = step && at(pipeline.components, step.component)?.implementation;
    graph = inner?.is === 'graph' ? inner : undefined;
  }
  return step;
}

export const componentOf = (pipeline: Pipeline, path: Path): Component | undefined => {
  const step = stepAt(pipeline, path);
  return step && at(pipeline.components, step.component);
};

/** What a step is called to a person; a frame that nobody has named yet is Condition 1, not condition-1. */
export const calledOf = (step: Step | undefined, name: string): string => step?.title || name.replace(/^condition-(\d+)$/, 'Condition $1');

export const titleOf = (pipeline: Pipeline, path: Path): string => calledOf(stepAt(pipeline, path), nameOf(path));

export interface Placed {
  path: Path;
  step: Step;
  component: Component | undefined;
}

/** Every step, those of frames after their frame. A component that contains itself is not entered again. */
export function allSteps(pipeline: Pipeline): Placed[] {
  const found: Placed[] = [];
  const walk = (graph: Graph, path: Path, seen: string[]) => {
    for (const [name, step] of Object.entries(graph.steps)) {
      const component = at(pipeline.components, step.component);
      const here = join(path, name);
      found.push({ path: here, step, component });
      if (component?.implementation.is === 'graph' && !seen.includes(step.component)) {
        walk(component.implementation, here, [...seen, step.component]);
      }
    }
  };
  if (pipeline.root.implementation.is === 'graph') walk(pipeline.root.implementation, '', []);
  return found;
}
