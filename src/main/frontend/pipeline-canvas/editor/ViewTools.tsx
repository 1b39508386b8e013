import type { ReactElement } from 'react';
import { Icon } from '../icons';
import type { FlowHandle } from '../PipelineCanvas';

/** How the picture is looked at. */
export function ViewTools({ flow, outline, onOutline, onFit, onTidy, onKeys }: {
  flow: () => FlowHandle | null; outline: boolean; onOutline: () => void; onFit: () => void; onTidy: (() => void) | undefined; onKeys: () => void;
}): ReactElement {
  return (
    <div className="pe-tools" role="toolbar" aria-label="View">
      <button type="button" aria-pressed={outline} onClick={onOutline} title="Outline (O)"><Icon name="outline" size={15} /><span>Outline</span></button>
      <button type="button" onClick={onFit} title="Fit (1)"><Icon name="fit" size={15} /><span>Fit</span></button>
      <button type="button" onClick={() => void flow()?.zoomTo(1)} title="100 % (0)">100 %</button>
      <button type="button" onClick={() => void flow()?.zoomOut()} className="pe-zoom" aria-label="Zoom out"><Icon name="minus" size={15} /></button>
      <button type="button" onClick={() => void flow()?.zoomIn()} className="pe-zoom" aria-label="Zoom in"><Icon name="plus" size={15} /></button>
      {onTidy && <button type="button" onClick={onTidy} title="Tidy up (T)"><Icon name="tidy" size={15} /><span>Tidy</span></button>}
      <button type="button" onClick={onKeys} aria-label="Keys" title="Keys (?)"><Icon name="keys" size={15} /></button>
    </div>
  );
}
