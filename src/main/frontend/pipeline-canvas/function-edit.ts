// A function that was typed anew: what came with it from a file and is not about its source stays.
import type { Edit } from './edits';
import { allSteps, at, nameOf, type Component, type Input, type Output, type Pipeline, type PythonFunction } from './model';
import { pythonComponent } from './samples';
import type { ParsedFunction } from './server';

/** How the file spelled the old source; meaningless for another. */
const spelling = 'spelling';

/** The component with this source, whose ports the server has read. */
export function retyped(component: Component, code: PythonFunction, source: string, parsed: ParsedFunction): Component {
  const fresh = pythonComponent(source, parsed.function, parsed.description, ports(parsed.inputs, component.inputs),
    ports(parsed.outputs, component.outputs), parsed.packages, parsed.image);
  return { ...fresh, foreign: plain(component.foreign), implementation: {
    ...code, source, function: parsed.function, image: parsed.image, packages: parsed.packages,
    pip: installs(code, parsed.packages), foreign: plain(code.foreign),
  } };
}

/** The function with other packages. */
export const repacked = (code: PythonFunction, packages: string[]): PythonFunction =>
  ({ ...code, packages, pip: installs(code, packages), foreign: plain(code.foreign) });

const letters = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** What steps are called from now on that were called after their function, as new ones are: until a person names them. */
export function renamedAfter(pipeline: Pipeline, name: string, component: Component): Edit[] {
  const [old, now] = [at(pipeline.components, name)?.implementation, component.implementation];
  if (old?.is !== 'python' || now.is !== 'python' || old.function === now.function) return [];
  return allSteps(pipeline)
    .filter(({ path, step }) => step.component === name && letters(step.title || nameOf(path)) === letters(old.function))
    .map(({ path, step }): Edit => ({
      is: 'step-changed', path, field: 'title', value: now.function.replaceAll(/_+/g, step.title.includes('-') ? '-' : ' ').trim(),
    }));
}

const plain = (foreign: Component['foreign']): Component['foreign'] =>
  Object.fromEntries(Object.entries(foreign).filter(([key]) => key !== spelling));

/** A port of the same name and type is the same port: what a file said of it (allowed values, metadata) still holds. */
function ports<T extends Input | Output>(now: Record<string, T>, before: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(now).map(([name, port]) => {
    const old = at(before, name);
    return [name, old && JSON.stringify(old.type) === JSON.stringify(port.type) ? { ...port, foreign: plain(old.foreign) } : port];
  }));
}

const valued = ['--index-url', '--extra-index-url', '--trusted-host'];
const isSdk = (install: readonly string[]): boolean => install.includes('--no-deps') && install.some((word) => word.startsWith('kfp=='));

/** What the compiled command installed, with the other packages in it: its flags (an index of one's own) stay. */
function installs(code: PythonFunction, packages: readonly string[]): string[][] {
  if (code.pip.length === 0 || JSON.stringify(code.packages) === JSON.stringify(packages)) return code.pip;
  const sdk = code.pip.filter(isSdk);
  const own = code.pip.find((install) => !isSdk(install));
  if (packages.length === 0) return sdk;
  const flags = (own ?? code.pip[0] ?? []).filter((word, index, all) => word.startsWith('-') ? word !== '--no-deps' : valued.includes(all[index - 1] ?? ''));
  return [...[[...flags, ...packages]], ...sdk];
}
