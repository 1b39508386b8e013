import type { ReactElement } from 'react';
import type { Matrix, Point } from './classification';

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

const size = 180;

/** True positives over false positives; the diagonal is what guessing gives. */
export function RocCurve({ points }: { points: Point[] }): ReactElement {
  const path = points.map(({ x, y }) => `${(x * size).toFixed(1)},${((1 - y) * size).toFixed(1)}`).join(' ');
  return (
    <figure className="rp-roc">
      <svg viewBox={`-1 -1 ${size + 2} ${size + 2}`} width={size} height={size} role="img" aria-label={`ROC curve of ${points.length} points`}>
        <rect width={size} height={size} className="rp-roc-frame" />
        <line x1="0" y1={size} x2={size} y2="0" className="rp-roc-chance" />
        <polyline points={path} className="rp-roc-curve" />
      </svg>
      <figcaption className="rp-muted">ROC curve: recall over false positive rate</figcaption>
    </figure>
  );
}
