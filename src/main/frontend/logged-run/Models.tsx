import type { ReactElement } from 'react';
import type { RunModels } from '../run-page/models';

/** A model that is to be registered. */
export interface Wanted {
  model: string;
  name: string;
}

/** What the run logged with log_model, what became of it in the registry, and a button that registers it. */
export function Models({ models, mayRun, onRegister }: { models: RunModels['logged']; mayRun: boolean; onRegister: (wanted: Wanted) => void }): ReactElement {
  return (
    <ul className="lr-list">
      {models.map(({ id, name, page, versions }) => (
        <li key={id}>
          <b title={id}>{page === '' ? name : <a href={page} target="_blank" rel="noreferrer">{name}</a>}</b>
          {versions.length > 0 && <span>Registered as {versions.map(({ model, version, address }, index) => <span key={address}>{index > 0 && ', '}<a href={address} {...(page === '' ? {} : { target: '_blank', rel: 'noreferrer' })}>{model} v{version}</a></span>)}</span>}
          {mayRun && <button type="button" className="sl-button lr-small" aria-label={`Register ${name}`} onClick={() => onRegister({ model: id, name })}>{versions.length > 0 ? 'Register again' : 'Register'}</button>}
        </li>
      ))}
    </ul>
  );
}
