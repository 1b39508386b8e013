import type { ReactElement } from 'react';
import { short } from '../charts/numbers';
import { areaUnder, type Point } from './classification';

export interface Roc {
  key: string;
  /** Whose it is; '' where there is only one. */
  label: string;
  /** As CSS. */
  colour: string;
  points: Point[];
}

const SIZE = 180;
const TICKS = [0, 0.5, 1];
const line = (points: readonly Point[]) => points.map(({ x, y }) => `${(x * SIZE).toFixed(1)},${((1 - y) * SIZE).toFixed(1)}`).join(' ');
const auc = ({ points }: Roc) => `AUC ${short(Number(areaUnder(points).toFixed(4)))}`;

/** True positives over false positives, one curve over the other; the diagonal is what guessing gives. */
export function RocCurve({ curves }: { curves: readonly Roc[] }): ReactElement {
  const said = curves.map((curve) => `${curve.label} ${auc(curve)}`.trim()).join(', ');
  return (
    <figure className="rp-roc">
      <svg viewBox={`-44 -8 ${SIZE + 54} ${SIZE + 46}`} width={SIZE + 54} height={SIZE + 46} role="img" aria-label={`ROC curve: ${said}`}>
        <rect width={SIZE} height={SIZE} className="rp-roc-frame" />
        {TICKS.map((tick) => (
          <g key={tick}>
            <text x={tick * SIZE} y={SIZE + 14} textAnchor="middle">{tick}</text>
            <text x={-6} y={(1 - tick) * SIZE + 4} textAnchor="end">{tick}</text>
          </g>
        ))}
        <text x={SIZE / 2} y={SIZE + 32} textAnchor="middle">False positive rate</text>
        <text transform={`translate(-32 ${SIZE / 2}) rotate(-90)`} textAnchor="middle">True positive rate</text>
        <line x1="0" y1={SIZE} x2={SIZE} y2="0" className="rp-roc-chance" />
        {curves.map(({ key, colour, points }) => <polyline key={key} points={line(points)} className="rp-roc-curve" style={{ stroke: colour }} />)}
      </svg>
      <figcaption>
        {curves.map((curve) => (
          <span key={curve.key}>{curve.label !== '' && <><i className="ch-dot" style={{ background: curve.colour }} /><span className="sl-ellipsis" title={curve.label}>{curve.label}</span></>}<b>{auc(curve)}</b></span>
        ))}
      </figcaption>
    </figure>
  );
}
