import type { ReactElement } from 'react';
import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import { Editor } from './editor/Editor';

/** The only file here that knows Vaadin. */
class PipelineEditorElement extends ReactAdapterElement {
  protected override render(hooks: RenderHooks): ReactElement | null {
    const [project] = hooks.useState<string>('project', '');
    const [pipeline] = hooks.useState<string>('pipeline', '');
    const [person] = hooks.useState<string>('person', '');
    const [draftVersion] = hooks.useState<number>('draftVersion', 0);
    const [version] = hooks.useState<number>('version', 0);
    const [step] = hooks.useState<string>('step', '');
    const [line] = hooks.useState<number>('line', 0);
    const onVersion = hooks.useCustomEvent<number>('slipway-version');
    const onOpen = hooks.useCustomEvent<string>('slipway-open');
    if (project === '' || pipeline === '') return null;
    return (
      <Editor project={project} pipeline={pipeline} person={person} draftVersion={draftVersion} version={version === 0 ? null : version} step={step} line={line}
        onVersion={(number) => onVersion(number ?? 0)} onOpen={(address) => onOpen(address)} />
    );
  }
}

customElements.define('slipway-pipeline-editor', PipelineEditorElement);
