import type { ReactElement } from 'react';
import { Long } from '../compare/Long';
import { placeOf, sizeOf } from './data';
import type { Data } from './server';

/** The data that the run read, and what for. */
export function DataSets({ data }: { data: readonly Data[] }): ReactElement {
  return (
    <ul className="lr-list">
      {data.map((one) => {
        const [size, place] = [sizeOf(one), placeOf(one)];
        return (
          <li key={`${one.name} ${one.digest} ${one.context}`}>
            <b>{one.name}</b>
            {one.context !== '' && <span className="lr-chip" title="What it was read for">{one.context}</span>}
            {one.digest !== '' && <code title="Its digest: the same data have the same">{one.digest}</code>}
            {size !== '' && <span className="sl-muted">{size}</span>}
            {place !== '' && <span className="sl-muted lr-wide" title={one.sourceType}><Long text={place} /></span>}
          </li>
        );
      })}
    </ul>
  );
}
