// Secrets that a step is given: what is offered first, and what a variable may be called.
import type { SecretUse } from './model';

/** The first that the step has not, in a variable that is called like it. */
export function fresh(known: readonly string[], uses: readonly SecretUse[]): SecretUse {
  const secret = known.find((name) => !uses.some((use) => use.secret === name)) ?? known[0] ?? '';
  const base = secret.replaceAll(/[^A-Za-z0-9]+/g, '_').toUpperCase();
  let variable = base;
  for (let n = 2; uses.some((use) => use.variable === variable); n++) variable = `${base}_${n}`;
  return { secret, variable, file: false };
}

/** What is wrong with the name of a variable, beside those that are given already. */
export function variableWrong(name: string, others: readonly SecretUse[]): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return `A name such as HF_TOKEN is expected, of letters, digits and underscores; “${name}” is none.`;
  return others.some((use) => use.variable === name) ? `Another secret is given in ${name} already.` : undefined;
}
