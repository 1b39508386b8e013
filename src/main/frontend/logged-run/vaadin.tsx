import type { ReactElement } from 'react';
import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import type { Wanted } from './Models';
import { LoggedRun } from './LoggedRun';

/** The only file here that knows Vaadin. */
class LoggedRunElement extends ReactAdapterElement {
  protected override render(hooks: RenderHooks): ReactElement | null {
    const [project] = hooks.useState<string>('project', '');
    const [run] = hooks.useState<string>('run', '');
    const [news] = hooks.useState<number>('news', 0);
    const [around] = hooks.useState<number>('around', 0);
    const onDeed = hooks.useCustomEvent<string>('slipway-deed');
    const onOpen = hooks.useCustomEvent<string>('slipway-open');
    const onName = hooks.useCustomEvent<string>('slipway-name');
    const onRegister = hooks.useCustomEvent<Wanted>('slipway-register');
    if (project === '' || run === '') return null;
    return <LoggedRun key={run} project={project} id={run} news={news} around={around} onDeed={onDeed} onOpen={onOpen} onName={onName} onRegister={onRegister} />;
  }
}

customElements.define('slipway-logged-run', LoggedRunElement);
