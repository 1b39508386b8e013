import '../run-page/run-page.css';
import type { ReactElement } from 'react';
import { toldApart, type Line } from '../charts/lines';
import { colourOf } from '../charts/look';
import { ConfusionMatrix } from '../run-page/ConfusionMatrix';
import { PreviewPane } from '../run-page/PreviewPane';
import { RocCurve, type Roc } from '../run-page/RocCurve';
import { FilesThere } from './Artifacts';
import { resultsOf, type Seen } from './results';
import { isThere, type File, type Run } from './server';
import type { View } from './view';

/** What steps of these runs drew and wrote, the same output of each run side by side, and their ROC curves in one plot. */
export function Results({ project, runs, lines, files, view }: {
  project: string; runs: readonly Run[]; lines: readonly Line[]; files: Readonly<Record<string, File[]>>; view: View;
}): ReactElement | null {
  const results = resultsOf(runs, files).filter(({ same }) => !view.differencesOnly || !same);
  if (results.length === 0) return null;
  return (
    <section className="cp-results" aria-label="Results">
      <h2>Results</h2>
      {results.map(({ path, title, cells, same }) => {
        const rocs = toldApart(lines).flatMap(({ id, label, colour }, index): Roc[] => {
          const seen = cells[index];
          return seen?.is === 'classified' && seen.roc ? [{ key: id, label, colour: colourOf(colour), points: seen.roc }] : [];
        });
        return (
          <section key={path} aria-label={title}>
            <h3>{title}{same && <span className="sl-muted"> the same in all</span>}</h3>
            {rocs.length > 0 && <RocCurve curves={rocs} />}
            {cells.some((cell) => cell !== null && (cell.is === 'page' || cell.matrix)) && (
              <div className="cp-seen">
                {runs.map((run, index) => (
                  <figure key={run.id}>
                    <figcaption className="sl-ellipsis" title={run.name}>{run.name}</figcaption>
                    <One project={project} run={run} name={`${title} of ${run.name}`} seen={cells[index] ?? null} />
                  </figure>
                ))}
              </div>
            )}
          </section>
        );
      })}
    </section>
  );
}

function One({ project, run, name, seen }: { project: string; run: Run; name: string; seen: Seen | null }): ReactElement {
  if (isThere(run.id)) return <p className="sl-muted"><FilesThere run={run} link /></p>;
  if (seen?.is === 'page') return <PreviewPane project={project} uri={seen.uri} schema={seen.schema} name={name} />;
  return seen?.matrix ? <ConfusionMatrix matrix={seen.matrix} /> : <p className="sl-muted">This run has none.</p>;
}
