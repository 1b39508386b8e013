// What MLflow's clients say of a run in tags, in words. What is said here is left out of the list of tags.

export const NOTE = 'mlflow.note.content';
const PARENT = 'mlflow.parentRunId';

/** Tags that the page tells elsewhere, or that only programs read. */
const TOLD = new Set([
  NOTE, PARENT, 'mlflow.runName', 'mlflow.user', 'mlflow.source.name', 'mlflow.source.type', 'mlflow.source.git.commit', 'mlflow.source.git.branch',
  'mlflow.source.git.repoURL', 'mlflow.log-model.history', 'mlflow.loggedArtifacts', 'mlflow.loggedImages', 'mlflow.runColor', 'mlflow.artifactLocation',
]);

const TYPES: Record<string, string> = { NOTEBOOK: 'notebook', JOB: 'job', PROJECT: 'MLflow project', LOCAL: 'script' };

type Tags = Readonly<Record<string, string>>;

export const noteOf = (tags: Tags): string => (tags[NOTE] ?? '').trim();

export const parentOf = (tags: Tags): string => tags[PARENT] ?? '';

export const shownTags = (tags: Tags): [string, string][] =>
  Object.entries(tags)
    .filter(([tag]) => !TOLD.has(tag) && !tag.startsWith('slipway.'))
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));

/** Who ran it; MLflow's client writes "unknown" where it found nobody. */
export const userOf = (tags: Tags, user: string): string => [tags['mlflow.user'] ?? '', user].find((name) => name !== '' && name !== 'unknown') ?? '';

export interface Source {
  /** As short as it is read. */
  name: string;
  whole: string;
  /** What kind of program that is; '' where its name is all that is known. */
  type: string;
}

export function sourceOf(tags: Tags): Source | null {
  const whole = tags['mlflow.source.name'] ?? '';
  if (whole === '') return null;
  const type = tags['mlflow.source.type'] ?? '';
  return { name: whole.replace(/[/\\]+$/, '').split(/[/\\]/).at(-1) || whole, whole, type: TYPES[type] ?? type.toLowerCase() };
}

export interface Code {
  /** The first twelve digits of the commit. */
  short: string;
  whole: string;
  branch: string;
  /** Of the repository, where a browser can go there. */
  address: string | null;
}

export function codeOf(tags: Tags): Code | null {
  const whole = tags['mlflow.source.git.commit'] ?? '';
  if (whole === '') return null;
  const repository = tags['mlflow.source.git.repoURL'] ?? '';
  return { short: whole.slice(0, 12), whole, branch: tags['mlflow.source.git.branch'] ?? '', address: /^https?:\/\//.test(repository) ? repository : null };
}
