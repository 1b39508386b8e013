import { useState, type ReactElement } from 'react';
import { placeholder } from '../container';
import { Icon } from '../icons';
import type { Type } from '../model';
import { artifactTypes, keyOfType, typeOfKey, valueTypes, withChosen, wrongName } from '../port-types';
import { Choice } from './fields';

const portTypes = [...valueTypes, ...artifactTypes];

/** Inputs or outputs that a person names: of a step without a signature to read them from. */
export function Ports<P extends { type: Type }>({ way, title, ports, field, disabled, blank, onChange }: {
  way: 'inputs' | 'outputs'; title: string; ports: Record<string, P>; field: string; disabled: boolean;
  blank: (type: Type) => P; onChange: (ports: Record<string, P>, said: string) => void;
}): ReactElement {
  const [name, setName] = useState('');
  const [type, setType] = useState('STRING');
  const one = way === 'inputs' ? 'input' : 'output';
  const wrong = name === '' ? undefined : wrongName(`The ${one}`, name, Object.keys(ports));
  const add = () => {
    if (name === '' || wrong !== undefined) return;
    onChange({ ...ports, [name]: blank(typeOfKey(type)) }, `Added the ${one} ${name}`);
    setName('');
  };
  return (
    <fieldset className="pe-named-ports">
      <legend>{title}</legend>
      {Object.entries(ports).map(([key, port]) => (
        <div key={key} className="pe-named-port">
          <div className="pe-wordrow">
            <b>{key}</b>
            <Choice label={`Type of ${key}`} hideLabel value={keyOfType(port.type)} disabled={disabled}
              options={withChosen(portTypes, keyOfType(port.type))}
              onChoose={(next) => onChange({ ...ports, [key]: { ...port, type: typeOfKey(next) } }, `Changed the type of ${key}`)} />
            <button type="button" className="pe-iconbutton" disabled={disabled} aria-label={`Remove the ${one} ${key}`}
              onClick={() => onChange(Object.fromEntries(Object.entries(ports).filter(([other]) => other !== key)), `Removed the ${one} ${key}`)}>
              <Icon name="close" size={14} />
            </button>
          </div>
          <p className="pe-help">in a word: <code>{placeholder(way, key, port.type)}</code></p>
        </div>
      ))}
      <div className="pe-wordrow">
        <input className="pe-input" aria-label={`Name of a new ${one}`} placeholder="name" value={name} disabled={disabled} aria-invalid={wrong !== undefined}
          aria-describedby={wrong === undefined ? undefined : `${field}-${way}-wrong`} autoComplete="off" spellCheck={false} onChange={(event) => setName(event.target.value.trim())}
          onKeyDown={(event) => { if (event.key === 'Enter') add(); }} />
        <Choice label={`Type of the new ${one}`} hideLabel value={type} options={portTypes} disabled={disabled} onChoose={setType} />
        <button type="button" className="pe-button" disabled={disabled || name === '' || wrong !== undefined} onClick={add}>Add</button>
      </div>
      {wrong !== undefined && <p className="pe-error" id={`${field}-${way}-wrong`} role="alert">{wrong}</p>}
    </fieldset>
  );
}
