import type { ReactElement } from 'react';
import type { Matrix } from './classification';

/** How often a label was taken for which: the darker, the more often. */
export function ConfusionMatrix({ matrix: { labels, rows, most } }: { matrix: Matrix }): ReactElement {
  return (
    <div className="sl-scroll" tabIndex={0} role="region" aria-label="Confusion matrix">
      <table className="rp-confusion">
        <thead><tr><th scope="col"><span className="rp-muted">true ↓ told →</span></th>{labels.map((label, column) => <th key={column} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row">{labels[index]}</th>
              {row.map((count, column) => (
                <td key={column} style={{ '--rp-part': `${most === 0 ? 0 : Math.round((count / most) * 45)}%` }} data-right={index === column || undefined}>{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
