import { useMemo, useState, type ReactElement } from 'react';
import { Icon } from '../icons';
import { allSteps, componentOf, titleOf, type Path } from '../model';
import { typeName, type Port } from '../rules';
import { useEditor, useTools } from './context';
import { Dialog, type Option } from './Dialog';
import { offersOf, type Offer } from './Palette';
import { PickList } from './PickList';
import { useNewSteps, type NewStep } from './useNewSteps';

/** N: everything that can be added, by typing its name. After a wire was let go: only what it fits. */
export function AddDialog({ onPick, onClose }: { onPick: (offer: Offer) => void; onClose: () => void }): ReactElement {
  const { pipeline } = useEditor();
  const offers = useMemo(() => offersOf(pipeline), [pipeline]);
  const options: Option[] = offers.map((offer) => ({ key: offer.key, title: offer.title, detail: offer.detail, icon: <Icon name={offer.icon} size={15} /> }));
  return (
    <Dialog title="Add a step" onClose={onClose}>
      <PickList label="What should it do?" options={options} empty="There is nothing to add." onPick={(key) => {
        const offer = offers.find((found) => found.key === key);
        onClose();
        if (offer) onPick(offer);
      }} />
    </Dialog>
  );
}

/** F: finds a step by its name. */
export function FindDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { pipeline } = useEditor();
  const { jump } = useTools();
  const options: Option[] = pipeline ? allSteps(pipeline).map(({ path }) => ({ key: path, title: titleOf(pipeline, path), detail: path })) : [];
  return (
    <Dialog title="Find a step" onClose={onClose}>
      <PickList label="Name of the step" options={options} empty="This pipeline has no steps yet: N adds one." onPick={(key) => { onClose(); jump(key); }} />
    </Dialog>
  );
}

/** C: first a port of this step, then what it is wired to, be it there or new. What does not fit is listed with the reason. */
export function ConnectDialog({ path, start, onNew, onClose }: {
  path: Path; start?: { port: Port; side: 'in' | 'out' }; onNew: (step: NewStep, wire: { port: Port; side: 'in' | 'out' }) => void; onClose: () => void;
}): ReactElement {
  const { pipeline } = useEditor();
  const { commands } = useTools();
  const [port, setPort] = useState(start);
  const fresh = useNewSteps(pipeline, port);
  const component = pipeline ? componentOf(pipeline, path) : undefined;
  if (!pipeline || !component) return <></>;
  if (!port) {
    const options: Option[] = [
      ...Object.entries(component.outputs).map(([name, { type }]) => ({ key: `out#${name}`, title: name, detail: `gives ${typeName(type)}` })),
      ...Object.entries(component.inputs).map(([name, { type }]) => ({ key: `in#${name}`, title: name, detail: `takes ${typeName(type)}` })),
    ];
    return (
      <Dialog title={`Connect ${titleOf(pipeline, path)}`} onClose={onClose}>
        <PickList key="port" label="Which port?" options={options} empty="This step has no ports." onPick={(key) => {
          const side = key.startsWith('out#') ? 'out' : 'in';
          setPort({ port: { path, name: key.slice(side.length + 1) }, side });
        }} />
      </Dialog>
    );
  }
  const partners = commands.partners(port.port, port.side);
  const there: Option[] = partners.map((partner) => ({
    key: JSON.stringify(partner.port), title: `${titleOf(pipeline, partner.port.path)}.${partner.port.name}`, detail: partner.type,
    ...(partner.why === null ? {} : { unfit: partner.why }),
  }));
  const added: Option[] = fresh.map(({ offer, port: name, type }) => ({
    key: offer.key, title: `New: ${offer.title}`, detail: `${name}, ${type}`, icon: <Icon name={offer.icon} size={15} />,
  }));
  const options = [...there.filter(({ unfit }) => unfit === undefined), ...added, ...there.filter(({ unfit }) => unfit !== undefined)];
  return (
    <Dialog title={`Connect ${titleOf(pipeline, port.port.path)}.${port.port.name}`} onClose={onClose}>
      <PickList key="partner" label={port.side === 'out' ? 'To which input?' : 'From which output?'} options={options} empty="There is no other step yet." onPick={(key) => {
        onClose();
        const step = fresh.find(({ offer }) => offer.key === key);
        if (step) {
          onNew(step, port);
          return;
        }
        const other = JSON.parse(key) as Port;
        if (port.side === 'out') commands.connect(port.port, other);
        else commands.connect(other, port.port);
      }} />
    </Dialog>
  );
}
