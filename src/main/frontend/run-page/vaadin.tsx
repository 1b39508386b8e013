import type { ReactElement } from 'react';
import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import type { Registered } from './context';
import { RunPage } from './RunPage';

/** The only file here that knows Vaadin. */
class RunPageElement extends ReactAdapterElement {
  protected override render(hooks: RenderHooks): ReactElement | null {
    const [project] = hooks.useState<string>('project', '');
    const [run] = hooks.useState<string>('run', '');
    const [person] = hooks.useState<string>('person', '');
    const [news] = hooks.useState<number>('news', 0);
    const [logged] = hooks.useState<number>('logged', 0);
    const onOpen = hooks.useCustomEvent<string>('slipway-open');
    const onRemoved = hooks.useCustomEvent<string>('slipway-removed');
    const onRegister = hooks.useCustomEvent<Registered>('slipway-register');
    if (project === '' || run === '') return null;
    return (
      <RunPage project={project} run={run} person={person} news={news} logged={logged} onOpen={(address) => onOpen(address)} onRemoved={(title) => onRemoved(title)} onRegister={(model) => onRegister(model)} />
    );
  }
}

customElements.define('slipway-run-page', RunPageElement);
