import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { PythonCode } from '../../code-editor/PythonCode';
import { repacked, retyped } from '../function-edit';
import type { Component, PythonFunction } from '../model';
import { Refusal, type ParsedFunction } from '../server';
import { useTools } from './context';
import { TextField } from './fields';
import { useKeptText } from './kept';

/** The function of the step. While it is typed the server reads it: errors are marked, ports follow the signature. */
export function CodeTab({ name, component }: { name: string; component: Component }): ReactElement | null {
  const code = component.implementation.is === 'python' ? component.implementation : null;
  return code && <Code name={name} component={component} code={code} />;
}

function Code({ name, component, code }: { name: string; component: Component; code: PythonFunction }): ReactElement {
  const { store, commands } = useTools();
  const [text, setText, forget] = useKeptText(`${name}#code`, code.source);
  const [errors, setErrors] = useState<ParsedFunction['errors']>([]);
  const [away, setAway] = useState(false);
  const latest = useRef(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const check = useCallback(async (source: string): Promise<void> => {
    try {
      const parsed = await store.server.parse(source, code.packages, code.image);
      if (latest.current !== source) return;
      setAway(false);
      setErrors(parsed.errors);
      if (parsed.errors.length > 0 || source === code.source) return;
      commands.edit({ is: 'component-changed', name, component: retyped(component, code, source, parsed) }, 'Ports follow the signature');
      forget();
    } catch (thrown) {
      // Kept in the browser; tried again until the server is back.
      setAway(true);
      if (!(thrown instanceof Refusal) || thrown.passing) timer.current = setTimeout(() => void check(latest.current), 2000);
      else setErrors([{ line: 1, column: 1, text: thrown.message }]);
    }
  }, [store, commands, code, component, name, forget]);

  useEffect(() => {
    latest.current = text;
    if (text === code.source) return undefined;
    timer.current = setTimeout(() => void check(text), 500);
    return () => clearTimeout(timer.current);
  }, [text, code.source, check]);

  const set = (implementation: PythonFunction) => commands.edit({ is: 'component-changed', name, component: { ...component, implementation } });
  return (
    <div className="pe-codetab">
      <PythonCode text={text} label="Python function" readOnly={!store.editable} marks={errors} onChange={setText} />
      <div className="pe-codestate" role="status">
        {errors[0] ? <span className="pe-error">Line {errors[0].line}: {errors[0].text}</span>
          : away ? 'Kept here; the ports follow when the server is back.'
            : text === code.source ? `${Object.keys(component.inputs).length} in, ${Object.keys(component.outputs).length} out` : 'Reading…'}
      </div>
      <TextField field={`${name}#packages`} label="Packages, one a line" multiline mono value={code.packages.join('\n')} disabled={!store.editable} placeholder="pandas==2.2.2"
        onCommit={(lines) => set(repacked(code, lines.split('\n').map((line) => line.trim()).filter(Boolean)))} />
      <TextField field={`${name}#image`} label="Image (on a cluster)" mono value={code.image} disabled={!store.editable} onCommit={(image) => set({ ...code, image: image.trim() })} />
    </div>
  );
}
