// The rule of a frame: CEL over the frame's inputs, as the SDK compiles it, and the same in words.
import { at, graphAt, nameOf, parentOf, stepAt, titleOf, type Path, type Pipeline } from './model';
import { origin, type Origin } from './rules';

export const operators = ['==', '!=', '>', '>=', '<', '<='] as const;
export type Operator = (typeof operators)[number];

const inputValue = /(?:(?:int|double|bool|string)\(\s*){0,2}inputs\.(?:parameter_values|parameters)\['([^']+)'\](?:\.\w+_value)?(?:\s*\)){0,2}/;
const comparison = new RegExp(`^\\s*(${inputValue.source})\\s*(==|!=|>=|<=|>|<)\\s*(.+?)\\s*$`, 's');

export interface Comparison {
  /** The frame's input on the left. */
  input: string;
  operator: Operator;
  /** What stands on the right: another input of the frame, or a literal. */
  right: { is: 'input'; input: string } | { is: 'literal'; text: string; quoted: boolean };
}

/** Reads the one shape that a person can make here; null for anything richer, which is shown as it is. */
export function readComparison(when: string): Comparison | null {
  const match = comparison.exec(when);
  if (!match || /&&|\|\||!\(/.test(when)) return null;
  const input = match[2] ?? '';
  const operator = match[3] as Operator;
  const text = (match[4] ?? '').replace(/^(?:double|int)\((-?[\d.]+(?:e[+-]?\d+)?)\)$/, '$1');
  const other = new RegExp(`^${inputValue.source}$`).exec(text);
  if (other) return { input, operator, right: { is: 'input', input: other[1] ?? '' } };
  const quoted = /^'([^']*)'$/.exec(text) ?? /^"([^"]*)"$/.exec(text);
  if (quoted) return { input, operator, right: { is: 'literal', text: quoted[1] ?? '', quoted: true } };
  if (/^-?[\d.]+(e[+-]?\d+)?$|^true$|^false$/i.test(text)) {
    return { input, operator, right: { is: 'literal', text, quoted: false } };
  }
  return null;
}

const signs: Record<Operator, string> = { '==': '=', '!=': '≠', '>': '>', '>=': '≥', '<': '<', '<=': '≤' };
export const operatorWords: Record<Operator, string> = {
  '==': 'equals', '!=': 'differs from', '>': 'is greater than', '>=': 'is at least', '<': 'is less than', '<=': 'is at most',
};

function originWords(pipeline: Pipeline, source: Origin | undefined, fallback: string): string {
  if (source?.is === 'parameter') return source.name;
  if (source?.is === 'output') return `${source.port.name} of ${titleOf(pipeline, source.port.path)}`;
  if (source?.is === 'literal') return JSON.stringify(source.argument.value);
  return fallback.replace(/^pipelinechannel--/, '');
}

/** `If accuracy of evaluate ≥ threshold`: what stands on a frame's header. */
export function ruleInWords(pipeline: Pipeline, path: Path): string {
  const step = stepAt(pipeline, path);
  if (!step) return '';
  if (step.when === null) return Object.keys(step.foreign).length > 0 ? 'group kept from the file' : 'group';
  const say = (input: string) => originWords(pipeline, origin(pipeline, parentOf(path), at(step.arguments, input)), input);
  const rule = readComparison(step.when);
  if (rule) {
    const right = rule.right.is === 'input' ? say(rule.right.input) : rule.right.quoted ? `“${rule.right.text}”` : rule.right.text;
    return `If ${say(rule.input)} ${signs[rule.operator]} ${right}`;
  }
  const plain = step.when
    .replaceAll(new RegExp(inputValue.source, 'g'), (_, input: string) => say(input))
    .replaceAll('&&', 'and').replaceAll('||', 'or').replaceAll('!(', 'not (');
  return `If ${plain}`;
}

/** The outputs and parameters that the rule of a frame reads, for the wires that lead to its header. */
export function readBy(pipeline: Pipeline, path: Path): string[] {
  const when = stepAt(pipeline, path)?.when ?? '';
  return [...when.matchAll(new RegExp(inputValue.source, 'g'))].map((match) => match[1] ?? '');
}

/** Whether this step is drawn as a frame. */
export const isFrame = (pipeline: Pipeline, path: Path): boolean => {
  const step = at(graphAt(pipeline, parentOf(path)).steps, nameOf(path));
  return step !== undefined && at(pipeline.components, step.component)?.implementation.is === 'graph';
};
