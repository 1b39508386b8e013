// New steps that a wire can lead to or come from: what the palette offers, and a function made for the wire.
import { at, componentOf, type Component, type Pipeline, type Type } from './model';
import { misfit, typeName, type Port } from './rules';

/** The first port of a component that fits a wire from an output (`out`) or to an input (`in`); undefined if none does. */
export function fittingPort(component: Pick<Component, 'inputs' | 'outputs'>, type: Type, side: 'in' | 'out'): { name: string; type: string } | undefined {
  const ports = Object.entries(side === 'out' ? component.inputs : component.outputs);
  const found = ports.find(([, other]) => (side === 'out' ? misfit(type, other.type) : misfit(other.type, type)) === null);
  return found && { name: found[0], type: typeName(found[1].type) };
}

export const typeOf = (pipeline: Pipeline, { path, name }: Port, side: 'in' | 'out'): Type | undefined => {
  const component = componentOf(pipeline, path);
  return at((side === 'out' ? component?.outputs : component?.inputs) ?? {}, name)?.type;
};

const words: Partial<Record<string, { annotation: string; example: string }>> = {
  STRING: { annotation: 'str', example: '""' }, INTEGER: { annotation: 'int', example: '0' }, DOUBLE: { annotation: 'float', example: '0.0' },
  BOOLEAN: { annotation: 'bool', example: 'True' }, LIST: { annotation: 'list', example: '[]' }, STRUCT: { annotation: 'dict', example: '{}' },
};

/** A function with one port for the wire, to be filled in; null for what no function can take or give. */
export function functionFor(type: Type, name: string, side: 'in' | 'out'): string | null {
  const help = '    """Says what it does in one sentence."""\n';
  const variable = /^[a-z][a-z0-9_]*$/.test(name) ? name : 'value';
  if (type.is === 'artifact') {
    const artifact = type.schema.replace(/^system\./, '');
    if (!/^[A-Z][A-Za-z]+$/.test(artifact) || type.list) return null;
    return side === 'out'
      ? `def step(${variable}: Input[${artifact}]):\n${help}    print(${variable}.path)\n`
      : `def step(${variable}: Output[${artifact}]):\n${help}    with open(${variable}.path, "w") as f:\n        f.write("")\n`;
  }
  const word = words[type.kind];
  if (!word) return null;
  return side === 'out'
    ? `def step(${variable}: ${word.annotation}):\n${help}    print(${variable})\n`
    : `def step() -> ${word.annotation}:\n${help}    return ${word.example}\n`;
}
