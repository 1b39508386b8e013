import { memo, useMemo, type ReactElement } from 'react';
import { ViewportPortal } from '@xyflow/react';
import { farPaths } from './far-wires';
import type { Wire } from './wires';
import type { BoxNode } from './StepNode';

/** All wires in one drawing: nothing of it is computed anew while the picture is moved. */
export const FarWires = memo(({ nodes, wires }: { nodes: BoxNode[]; wires: Wire[] }): ReactElement => {
  const paths = useMemo(
    () => farPaths(nodes.map(({ data, position }) => ({ box: data.box, x: position.x, y: position.y })), wires), [nodes, wires]);
  return (
    <ViewportPortal>
      <svg className="pc-far-wires" aria-hidden="true">
        {[...paths].map(([key, path]) => <path key={key} className={`pc-far-${key}`} d={path} style={{ '--pc-tone': `var(--sl-type-${key})` }} />)}
      </svg>
    </ViewportPortal>
  );
});
FarWires.displayName = 'FarWires';
