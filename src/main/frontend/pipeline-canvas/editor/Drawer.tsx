import { type ReactElement } from 'react';
import { ruleInWords } from '../condition';
import { Icon } from '../icons';
import { allSteps, parentOf, titleOf } from '../model';
import { origin, typeName } from '../rules';
import type { Notice, Problem } from '../server';
import { useEditor, useTools } from './context';
import { NoticeLines, untold } from './Notices';

export type DrawerTab = 'problems' | 'outline';

/** Under the canvas: what is wrong, and the same graph as a list with the same operations. */
export function Drawer({ tab, onTab, onClose, problems, notices }: {
  tab: DrawerTab; onTab: (tab: DrawerTab) => void; onClose: () => void; problems: readonly Problem[]; notices: readonly Notice[];
}): ReactElement {
  const words: [DrawerTab, string][] = [['problems', `Problems (${problems.length})`], ['outline', 'Outline']];
  return (
    <section className="pe-drawer" aria-label="Problems and outline">
      <div className="pe-tabs">
        <div className="pe-tablist" role="tablist" aria-label="Below the canvas">
          {words.map(([name, word]) => (
            <button key={name} type="button" role="tab" id={`drawer-${name}`} aria-controls="drawer-panel" aria-selected={tab === name} onClick={() => onTab(name)}>{word}</button>
          ))}
        </div>
        <span className="sl-spring" />
        <button type="button" className="pe-iconbutton" aria-label="Close" onClick={onClose}><Icon name="close" size={14} /></button>
      </div>
      <div className="pe-drawer-body" role="tabpanel" id="drawer-panel" aria-labelledby={`drawer-${tab}`} tabIndex={0}>
        {tab === 'problems' ? <Problems problems={problems} notices={notices} /> : <Outline problems={problems} />}
      </div>
    </section>
  );
}

function Problems({ problems, notices }: { problems: readonly Problem[]; notices: readonly Notice[] }): ReactElement {
  const { pipeline } = useEditor();
  const { jump } = useTools();
  if (problems.length + notices.length === 0) {
    return <p className="pe-none">{pipeline && allSteps(pipeline).length === 0 ? 'Nothing is drawn yet, so nothing is wrong.' : 'Nothing is wrong: this pipeline can run.'}</p>;
  }
  return (
    <ul className="pe-problems">
      {problems.map((problem, index) => (
        <li key={`${problem.path}#${problem.input ?? ''}#${index}`}>
          <button type="button" data-severity={problem.severity} onClick={() => jump(problem.path, problem.input ?? undefined)}>
            <Icon name="warning" size={14} />
            <b>{problem.path === '' || !pipeline ? 'Pipeline' : titleOf(pipeline, problem.path)}{problem.input !== null && `.${problem.input.replace(/^pipelinechannel--/, '')}`}</b>
            <span>{problem.text}</span>
          </button>
        </li>
      ))}
      <NoticeLines notices={untold(notices, problems)} />
    </ul>
  );
}

function Outline({ problems }: { problems: readonly Problem[] }): ReactElement {
  const { pipeline, selected } = useEditor();
  const { jump, commands, store } = useTools();
  const steps = pipeline ? allSteps(pipeline) : [];
  if (!pipeline || steps.length === 0) return <p className="pe-none">Steps appear here in order, with everything that the canvas can do.</p>;
  return (
    <ul className="pe-outline" aria-label="Steps">
      {steps.map(({ path, component, step }) => {
        const wrong = problems.filter((problem) => problem.path === path).length;
        const depth = path.split('/').length - 1;
        const is = component?.implementation.is ?? 'foreign';
        const frame = is === 'graph';
        const inputs = Object.keys(frame ? {} : component?.inputs ?? {}).map((name) => {
          const source = origin(pipeline, parentOf(path), step.arguments[name]);
          if (source?.is === 'output') return `${name} ← ${titleOf(pipeline, source.port.path)}.${source.port.name}`;
          if (source?.is === 'parameter') return `${name} = ${source.name}`;
          return source?.is === 'literal' ? `${name} = ${JSON.stringify(source.argument.value)}` : '';
        }).filter(Boolean).join(', ');
        return (
          <li key={path} style={{ paddingInlineStart: depth * 20 }} className={selected.includes(path) ? 'pe-here' : undefined}>
            <button type="button" className="pe-outline-step" aria-current={selected.includes(path) ? 'true' : undefined} onClick={() => jump(path)}>
              <Icon name={is === 'graph' ? 'frame' : is} size={14} />
              <b>{titleOf(pipeline, path)}</b>
              {wrong > 0 && <span className="pc-mark" title={`${wrong} problems`}>{wrong}<span className="sl-hidden-text"> problems</span></span>}
              <span className="pe-outline-detail">{frame ? ruleInWords(pipeline, path) : inputs}</span>
              <span className="pe-outline-detail">{frame ? '' : Object.entries(component?.outputs ?? {}).map(([name, { type }]) => `${name}: ${typeName(type)}`).join(', ')}</span>
            </button>
            {store.editable && (
              <button type="button" className="pe-iconbutton" aria-label={`Delete ${titleOf(pipeline, path)}`}
                onClick={() => { store.select([path]); commands.remove(false); }}><Icon name="trash" size={14} /></button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
