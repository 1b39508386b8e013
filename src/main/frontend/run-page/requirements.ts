// Whether what a step asks for is installed where it ran: names and versions, as pip writes both.

const normal = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

const numbers = (version: string): number[] | null => (/^\d+(\.\d+)*$/.test(version) ? version.split('.').map(Number) : null);

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a version is as one clause wants it; what can't be judged so simply is taken to be. */
function fits(version: string, operator: string, wanted: string): boolean {
  if (operator === '===') return version === wanted;
  const [is, prefix] = [numbers(version.replace(/\+.*$/, '')), numbers(wanted.replace(/\.\*$/, ''))];
  if (!is || !prefix) return operator !== '==' || wanted.endsWith('.*') || version === wanted;
  const begins = compare(is.slice(0, prefix.length), prefix) === 0;
  const order = compare(is, prefix);
  switch (operator) {
    case '==': return wanted.endsWith('.*') ? begins : order === 0;
    case '!=': return wanted.endsWith('.*') ? !begins : order !== 0;
    case '>=': return order >= 0;
    case '<=': return order <= 0;
    case '>': return order > 0;
    case '<': return order < 0;
    default: return order >= 0 && compare(is.slice(0, prefix.length - 1), prefix.slice(0, -1)) === 0;
  }
}

/** Those requirements that are not met by what is installed, `name==version` each; of another version it is said which is there. */
export function lacking(required: readonly string[], installed: readonly string[]): string[] {
  const versions = new Map(installed.map((line) => [normal(line.replace(/==.*$/, '')), line.replace(/^.*?==/, '')]));
  return required.flatMap((requirement) => {
    // With a marker or from an address: whether it is meant here, or is the one that is there, can't be told by its name.
    const found = /^([A-Za-z0-9][\w.-]*?)\s*(?:\[[^\]]*\])?\s*\(?\s*((?:[=!<>~].*?)?)\)?$/.exec(requirement.trim());
    if (!found || requirement.includes(';')) return [];
    const version = versions.get(normal(found[1] ?? ''));
    if (version === undefined) return [requirement.trim()];
    const unmet = (found[2] ?? '').split(',').some((clause) => {
      const [, operator, wanted] = /^\s*(===|[=!<>~]=|[<>])\s*(\S+)\s*$/.exec(clause) ?? [];
      return operator !== undefined && wanted !== undefined && !fits(version, operator, wanted);
    });
    return unmet ? [`${requirement.trim()} (${version} is there)`] : [];
  });
}
