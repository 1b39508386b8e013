import { useMemo, useState, type ReactElement } from 'react';
import type { Condition } from '../edits';
import { Icon } from '../icons';
import { allSteps, componentOf, parentOf, titleOf, type Path } from '../model';
import { typeName, type Port } from '../rules';
import { ConditionForm, ruleOn } from './ConditionTab';
import { useEditor, useTools } from './context';
import { Dialog, type Option } from './Dialog';
import { offersOf, type Offer } from './Palette';
import { PickList } from './PickList';

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

/** C: first a port of this step, then what it is wired to. What does not fit is listed with the reason. */
export function ConnectDialog({ path, start, onClose }: { path: Path; start?: { port: Port; side: 'in' | 'out' }; onClose: () => void }): ReactElement {
  const { pipeline } = useEditor();
  const { commands } = useTools();
  const [port, setPort] = useState(start);
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
  const options: Option[] = partners.map((partner) => ({
    key: JSON.stringify(partner.port), title: `${titleOf(pipeline, partner.port.path)}.${partner.port.name}`, detail: partner.type,
    ...(partner.why === null ? {} : { unfit: partner.why }),
  }));
  return (
    <Dialog title={`Connect ${titleOf(pipeline, port.port.path)}.${port.port.name}`} onClose={onClose}>
      <PickList key="partner" label={port.side === 'out' ? 'To which input?' : 'From which output?'} options={options} empty="There is no other step yet." onPick={(key) => {
        const other = JSON.parse(key) as Port;
        onClose();
        if (port.side === 'out') commands.connect(port.port, other);
        else commands.connect(other, port.port);
      }} />
    </Dialog>
  );
}

/** Ctrl-G: the selected steps run only if a rule holds. */
export function FrameDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { commands } = useTools();
  const paths = commands.outermost();
  const graph = parentOf(paths[0] ?? '');
  const [condition, setCondition] = useState<Condition | null>(null);
  const first = commands.conditionSources(graph, paths)[0];
  const chosen = condition ?? (first ? ruleOn(first) : null);
  const mixed = paths.some((path) => parentOf(path) !== graph);
  return (
    <Dialog title="Only if" onClose={onClose} actions={
      <>
        <button type="button" className="pe-button" onClick={onClose}>Cancel</button>
        <button type="button" className="pe-primary" disabled={!chosen || mixed || paths.length === 0} onClick={() => {
          if (chosen) commands.frame(chosen);
          onClose();
        }}>Frame {paths.length === 1 ? '1 step' : `${paths.length} steps`}</button>
      </>
    }>
      {paths.length === 0 ? <p>Select the steps that should run only under a condition, then choose Condition again.</p>
        : mixed ? <p>These steps stand in different frames; a condition goes around steps of one.</p>
          : <ConditionForm graph={graph} inside={paths} value={chosen} onChange={setCondition} />}
    </Dialog>
  );
}

const show = (value: unknown) => (value === null ? '(deleted)' : typeof value === 'string' ? value : JSON.stringify(value, null, 1));

/** Two people changed the same: both values, and the person chooses. */
export function ClashDialog(): ReactElement | null {
  const { clash } = useEditor();
  const { store } = useTools();
  if (!clash) return null;
  return (
    <Dialog title="Somebody else changed this too" wide onClose={() => store.settle(false)} actions={
      <>
        <button type="button" className="pe-button" data-first onClick={() => store.settle(false)}>Keep theirs</button>
        <button type="button" className="pe-primary" onClick={() => store.settle(true)}>Use mine</button>
      </>
    }>
      <p>{clash.refusal.message}</p>
      <table className="sl-table">
        <thead><tr><th scope="col">Field</th><th scope="col">{clash.refusal.conflicts[0]?.by ?? 'Theirs'}</th><th scope="col">Yours</th></tr></thead>
        <tbody>
          {clash.refusal.conflicts.map((conflict) => (
            <tr key={conflict.field}><th scope="row">{conflict.field}</th><td><pre>{show(conflict.theirs)}</pre></td><td><pre>{show(conflict.mine)}</pre></td></tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

const keys: [string, string][] = [
  ['N', 'Add a step'], ['Arrows', 'Walk to the nearest step'], ['Alt Arrows', 'Move the selected steps'], ['Enter', 'Open the step'],
  ['C', 'Connect from the step, by list'], ['F', 'Find a step'], ['A / Shift A', 'Select downstream / upstream'], ['Ctrl A', 'Select all'],
  ['Del / Ctrl Del', 'Delete / delete and rejoin'], ['Ctrl D', 'Duplicate'], ['Ctrl G', 'Frame under a condition'], ['Ctrl C / X / V', 'Copy, cut, paste'],
  ['Ctrl Z / Ctrl Y', 'Undo, redo'], ['T', 'Tidy up'], ['1 / 0', 'Fit / 100 %'], ['O / P', 'Outline / problems'],
  ['Ctrl S', 'Save version'], ['Ctrl Enter', 'Run'], ['Esc', 'Back to the canvas, deselect'], ['?', 'This list'],
];

export function KeysDialog({ onClose }: { onClose: () => void }): ReactElement {
  return (
    <Dialog title="Keys" wide onClose={onClose}>
      <dl className="pe-keys">
        {keys.map(([key, word]) => <div key={key}><dt>{word}</dt><dd>{key.split(' / ').map((one) => <kbd key={one}>{one}</kbd>)}</dd></div>)}
      </dl>
    </Dialog>
  );
}

