import type { ReactElement } from 'react';
import { BaseEdge, type EdgeProps } from '@xyflow/react';
import { wayPath } from './channels';

/** A wire that goes around steps: down or up to a level, along it, and to its end. */
export function WayEdge({ id, sourceX, sourceY, targetX, targetY, data, markerEnd, style, interactionWidth }: EdgeProps): ReactElement {
  return (
    <BaseEdge id={id} path={wayPath({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, (data as { level: number }).level)}
      {...(markerEnd === undefined ? {} : { markerEnd })} {...(style === undefined ? {} : { style })} {...(interactionWidth === undefined ? {} : { interactionWidth })} />
  );
}
