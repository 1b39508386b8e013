import { useMemo, useState, type ReactElement } from 'react';
import { Icon, type IconName } from '../icons';
import { allSteps, type Pipeline } from '../model';
import { blank, samples } from '../samples';
import { useEditor, useTools } from './context';

/** What can be put on the canvas, by drag, by double click, or from the list that N opens. */
export interface Offer {
  key: string;
  title: string;
  detail: string;
  group: string;
  icon: IconName;
  make: { is: 'function'; source: string; title: string } | { is: 'container' } | { is: 'importer' } | { is: 'condition' } | { is: 'component'; name: string; title: string };
}

export const offerType = 'application/x-slipway-offer';

export function offersOf(pipeline: Pipeline | null): Offer[] {
  const fixed: Offer[] = [
    { key: 'python', title: 'Python function', detail: 'typed in the code editor', group: 'New', icon: 'python', make: { is: 'function', source: blank, title: 'step' } },
    { key: 'container', title: 'Container', detail: 'an image and its command', group: 'New', icon: 'container', make: { is: 'container' } },
    { key: 'data', title: 'Data', detail: 'a file or address that is there', group: 'New', icon: 'importer', make: { is: 'importer' } },
    { key: 'condition', title: 'Condition', detail: 'frames the selected steps', group: 'New', icon: 'frame', make: { is: 'condition' } },
  ];
  const here = new Map<string, Offer>();
  // The SDK compiles a component for each task: what is the same is offered once.
  const seen = new Set<string>();
  for (const { step, component, path } of pipeline ? allSteps(pipeline) : []) {
    if (!component || component.implementation.is === 'graph' || here.has(step.component)) continue;
    const what = JSON.stringify([component.implementation, component.inputs, component.outputs]);
    if (seen.has(what)) continue;
    seen.add(what);
    const title = component.implementation.is === 'python' ? component.implementation.function : step.title || path;
    here.set(step.component, {
      key: `component/${step.component}`, title, detail: component.description.split('\n')[0] ?? '', group: 'In this pipeline',
      icon: component.implementation.is, make: { is: 'component', name: step.component, title },
    });
  }
  const ready = samples.map((sample): Offer => ({
    key: `sample/${sample.key}`, title: sample.title, detail: sample.detail, group: sample.group, icon: 'python',
    make: { is: 'function', source: sample.source, title: sample.title.toLowerCase() },
  }));
  return [...fixed, ...here.values(), ...ready];
}

export function Palette({ onAdd, onImport }: { onAdd: (offer: Offer) => void; onImport: () => void }): ReactElement {
  const { pipeline } = useEditor();
  const { store } = useTools();
  const [text, setText] = useState('');
  const offers = useMemo(() => offersOf(pipeline), [pipeline]);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = offers.filter((offer) => words.every((word) => `${offer.title} ${offer.detail}`.toLowerCase().includes(word)));
  const groups = [...new Set(found.map((offer) => offer.group))];
  return (
    <nav className="pe-palette" aria-label="Palette">
      <div className="pe-search">
        <Icon name="search" size={14} />
        <input type="search" aria-label="Search the palette" placeholder="Search" value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="pe-offers">
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h2>{group}</h2>
            <ul>
              {found.filter((offer) => offer.group === group).map((offer) => (
                <li key={offer.key}>
                  <button type="button" className="pe-offer" draggable={store.editable} title={`${offer.title}: ${offer.detail}`}
                    onDragStart={(event) => {
                      event.dataTransfer.setData(offerType, offer.key);
                      event.dataTransfer.effectAllowed = 'copy';
                    }}
                    onClick={() => onAdd(offer)}>
                    <Icon name={offer.icon} size={15} />
                    <span><b>{offer.title}</b><small>{offer.detail}</small></span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && <p className="pe-none">Nothing is called “{text}”. A Python function can be anything.</p>}
      </div>
      <button type="button" className="pe-ghost pe-upload" onClick={onImport}><Icon name="import" size={14} />Add a file…</button>
    </nav>
  );
}
