import type { ReactElement } from 'react';
import { Icon } from '../icons';
import type { FlowHandle } from '../PipelineCanvas';
import { ZoomButtons, type Zoom } from '../Zoom';

/** How the picture is looked at. */
export function ViewTools({ flow, zoom, outline, onOutline, onFit, onTidy, onKeys }: {
  flow: () => FlowHandle | null; zoom: Zoom; outline: boolean; onOutline: () => void; onFit: () => void; onTidy: (() => void) | undefined; onKeys: () => void;
}): ReactElement {
  return (
    <div className="pe-tools" role="toolbar" aria-label="View">
      <button type="button" aria-pressed={outline} onClick={onOutline} title="Outline (O)"><Icon name="outline" size={15} /><span>Outline</span></button>
      <button type="button" onClick={onFit} title="Fit (1)"><Icon name="fit" size={15} /><span>Fit</span></button>
      <ZoomButtons zoom={zoom} flow={flow} />
      {onTidy && <button type="button" onClick={onTidy} title="Tidy up (T)"><Icon name="tidy" size={15} /><span>Tidy</span></button>}
      <button type="button" onClick={onKeys} aria-label="Keys" title="Keys (?)"><Icon name="keys" size={15} /></button>
    </div>
  );
}
