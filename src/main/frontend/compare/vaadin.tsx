import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { ReactAdapterElement, type RenderHooks } from 'Frontend/generated/flow/ReactAdapter';
import { Compare } from './Compare';
import { parse, print, type View } from './view';

/** Keeps the view; another address from the server replaces it, a change here is told to the server. */
function Held({ project, query, tick, tell }: { project: string; query: string; tick: number; tell: (address: string) => void }): ReactElement {
  const [view, setView] = useState<View>(() => parse(query));
  useEffect(() => setView((before) => (print(before) === print(parse(query)) ? before : parse(query))), [query]);
  const change = useCallback((next: View) => {
    setView(next);
    tell(print(next));
  }, [tell]);
  return <Compare project={project} view={view} tick={tick} onChange={change} />;
}

/** The only file here that knows Vaadin. */
class CompareElement extends ReactAdapterElement {
  protected override render(hooks: RenderHooks): ReactElement | null {
    const [project] = hooks.useState<string>('project', '');
    const [query] = hooks.useState<string>('query', '');
    const [tick] = hooks.useState<number>('tick', 0);
    const tell = hooks.useCustomEvent<string>('slipway-address');
    return project === '' ? null : <Held project={project} query={query} tick={tick} tell={tell} />;
  }
}

customElements.define('slipway-compare', CompareElement);
