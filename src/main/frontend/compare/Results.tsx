import '../run-page/run-page.css';
import type { ReactElement } from 'react';
import { ConfusionMatrix, RocCurve } from '../run-page/ConfusionMatrix';
import { PreviewPane } from '../run-page/PreviewPane';
import { resultsOf, type Seen } from './results';
import type { File, Run } from './server';
import type { View } from './view';

/** What steps of these runs drew and wrote, the same output of each run side by side. */
export function Results({ project, runs, files, view }: {
  project: string; runs: readonly Run[]; files: Readonly<Record<string, File[]>>; view: View;
}): ReactElement | null {
  const results = resultsOf(runs, files).filter(({ same }) => !view.differencesOnly || !same);
  if (results.length === 0) return null;
  return (
    <section className="cp-results" aria-label="Results">
      <h2>Results</h2>
      {results.map(({ path, title, cells, same }) => (
        <section key={path} aria-label={title}>
          <h3>{title}{same && <span className="sl-muted"> the same in all</span>}</h3>
          <div className="cp-seen">
            {runs.map((run, index) => (
              <figure key={run.id}>
                <figcaption className="sl-ellipsis" title={run.name}>{run.name}</figcaption>
                <One project={project} name={`${title} of ${run.name}`} seen={cells[index] ?? null} />
              </figure>
            ))}
          </div>
        </section>
      ))}
    </section>
  );
}

function One({ project, name, seen }: { project: string; name: string; seen: Seen | null }): ReactElement {
  if (seen === null) return <p className="sl-muted">This run has none.</p>;
  if (seen.is === 'page') return <PreviewPane project={project} uri={seen.uri} schema={seen.schema} name={name} />;
  return <>{seen.matrix && <ConfusionMatrix matrix={seen.matrix} />}{seen.roc && <RocCurve points={seen.roc} />}</>;
}
