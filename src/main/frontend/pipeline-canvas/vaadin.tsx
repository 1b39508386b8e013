import type { ReactElement } from 'react';
import { ReactFlow } from '@xyflow/react';
import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';

/** The only file here that knows Vaadin. */
class PipelineEditorElement extends ReactAdapterElement {
  protected override render(hooks: RenderHooks): ReactElement | null {
    const [draftVersion] = hooks.useState<number>('draftVersion', 0);
    const nodes = [{ id: 'a', position: { x: 0, y: 0 }, data: { label: `v${draftVersion}` } }];
    return <div style={{ height: 300 }}><ReactFlow nodes={nodes} /></div>;
  }
}

customElements.define('slipway-pipeline-editor', PipelineEditorElement);
