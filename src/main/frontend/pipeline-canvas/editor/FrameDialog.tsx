import { useState, type ReactElement } from 'react';
import type { Condition } from '../edits';
import { componentOf, graphAt, parentOf, titleOf, type Path } from '../model';
import { ConditionForm, ruleOn, wrongRule } from './ConditionTab';
import { useEditor, useTools } from './context';
import { Dialog } from './Dialog';

/** Ctrl-G: the selected steps run only if a rule holds. Where none is selected they are ticked here. */
export function FrameDialog({ onClose }: { onClose: () => void }): ReactElement {
  const { pipeline } = useEditor();
  const { commands } = useTools();
  const [selected] = useState(() => commands.outermost());
  const [ticked, setTicked] = useState<readonly Path[]>([]);
  const [condition, setCondition] = useState<Condition | null>(null);
  const paths = selected.length > 0 ? selected : ticked;
  const graph = parentOf(paths[0] ?? '');
  const sources = commands.conditionSources(graph, paths);
  const first = sources[0];
  const chosen = condition ?? (first ? ruleOn(first) : null);
  const mixed = paths.some((path) => parentOf(path) !== graph);
  const ready = chosen !== null && !mixed && paths.length > 0 && wrongRule(sources, chosen) === undefined;
  const frame = () => {
    if (!ready) return;
    commands.frame(chosen, paths);
    onClose();
  };
  const steps = pipeline && selected.length === 0 ? Object.keys(graphAt(pipeline, '').steps) : [];
  return (
    <Dialog title="Run only if" onClose={onClose} onConfirm={frame} actions={
      <>
        <button type="button" className="pe-button" onClick={onClose}>Cancel</button>
        <button type="button" className="pe-primary" disabled={!ready} onClick={frame}>Frame {paths.length === 1 ? '1 step' : `${paths.length} steps`} <kbd>Ctrl Enter</kbd></button>
      </>
    }>
      {selected.length === 0 && pipeline && (
        <fieldset className="pe-ticks">
          <legend>Which steps?</legend>
          {steps.map((path, index) => (
            <label key={path}>
              <input type="checkbox" checked={ticked.includes(path)} {...(index === 0 ? { 'data-first': true } : {})}
                onChange={(event) => { setTicked(event.target.checked ? [...ticked, path] : ticked.filter((other) => other !== path)); setCondition(null); }} />
              {titleOf(pipeline, path)}{componentOf(pipeline, path)?.implementation.is === 'graph' && <span className="pe-type">with all that is in it</span>}
            </label>
          ))}
          {steps.length === 0 && <p className="pe-none">There is no step yet: N adds one.</p>}
        </fieldset>
      )}
      {mixed ? <p>These steps stand in different frames; a condition goes around steps of one.</p>
        : paths.length > 0 && <ConditionForm graph={graph} inside={paths} value={chosen} onChange={setCondition} typing first={selected.length > 0} />}
    </Dialog>
  );
}
