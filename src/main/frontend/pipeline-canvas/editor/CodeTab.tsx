import { useCallback, type ReactElement } from 'react';
import { PythonCode } from '../../code-editor/PythonCode';
import { repacked } from '../function-edit';
import type { Component, PythonFunction } from '../model';
import { useEditor, useTools } from './context';
import { TextField } from './fields';

const none: readonly never[] = [];

/** The function of the step. While it is typed the server reads it: errors are marked, ports follow the signature. */
export function CodeTab({ name, component, line }: { name: string; component: Component; line: { line: number } | undefined }): ReactElement | null {
  const code = component.implementation.is === 'python' ? component.implementation : null;
  return code && <Code name={name} component={component} code={code} line={line} />;
}

function Code({ name, component, code, line }: { name: string; component: Component; code: PythonFunction; line: { line: number } | undefined }): ReactElement {
  const { store, commands } = useTools();
  const typed = useEditor().code.get(name);
  const text = typed?.text ?? code.source;
  const errors = typed?.errors ?? none;
  const onChange = useCallback((next: string) => store.type(name, next), [store, name]);
  const set = (implementation: PythonFunction) => commands.edit({ is: 'component-changed', name, component: { ...component, implementation } });
  return (
    <div className="pe-codetab">
      <PythonCode text={text} label="Python function" readOnly={!store.editable} marks={errors} line={line} onChange={onChange} />
      <div className="pe-codestate" role="status">
        {errors[0] ? <span className="pe-error">Line {errors[0].line}: {errors[0].text}</span>
          : typed?.away === true ? 'Kept here; the ports follow when the server is back.'
            : typed === undefined ? `${Object.keys(component.inputs).length} in, ${Object.keys(component.outputs).length} out` : 'Reading…'}
      </div>
      <TextField field={`${name}#packages`} label="Packages, one a line" multiline mono value={code.packages.join('\n')} disabled={!store.editable} placeholder="pandas==2.2.2"
        onCommit={(lines) => set(repacked(code, lines.split('\n').map((line) => line.trim()).filter(Boolean)))} />
      <TextField field={`${name}#image`} label="Image (on a cluster)" mono value={code.image} disabled={!store.editable} onCommit={(image) => set({ ...code, image: image.trim() })} />
    </div>
  );
}
