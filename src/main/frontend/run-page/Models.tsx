import type { ReactElement } from 'react';
import { at } from '../pipeline-canvas/model';
import { useRun } from './context';
import { useModels, type ModelVersion, type RunModels } from './models';

/** Under an output that is a model: what it was registered as, and a button that registers it. */
export function OutputModel({ uri, name }: { uri: string; name: string }): ReactElement | null {
  const { picture, register } = useRun();
  const found = useModels(picture.run.id);
  return <Line name={name} versions={at(found?.outputs ?? {}, uri) ?? []} onRegister={() => register({ run: picture.run.id, uri, name, model: '' })} />;
}

/** Models that a program logged. */
export function LoggedModels({ models }: { models: RunModels['logged'] }): ReactElement | null {
  const { register } = useRun();
  if (models.length === 0) return null;
  return (
    <>
      <h4>Models</h4>
      <ul className="rp-entries">
        {models.map(({ id, name, versions }) => <li key={id}><span>{name}</span><Line name={name} versions={versions} onRegister={() => register({ model: id, name, run: '', uri: '' })} /></li>)}
      </ul>
    </>
  );
}

function Line({ name, versions, onRegister }: { name: string; versions: ModelVersion[]; onRegister: () => void }): ReactElement | null {
  const { picture: { canRun } } = useRun();
  if (!canRun && versions.length === 0) return null;
  return (
    <p className="rp-facts">
      {versions.length > 0 && <span>Registered as {versions.map(({ model, version, address }, index) => <span key={address}>{index > 0 && ', '}<a href={address}>{model} v{version}</a></span>)}</span>}
      {canRun && <button type="button" className="rp-chip" onClick={onRegister} aria-label={`Register ${name}`}>{versions.length > 0 ? 'Register again' : 'Register'}</button>}
    </p>
  );
}
