import { useEffect, useState, type ReactElement } from 'react';
import { modelsOf, type ModelVersion } from '../run-page/models';

/** What was registered of a run, with the way there. */
export function Registered({ project, run }: { project: string; run: string }): ReactElement | null {
  const [versions, setVersions] = useState<ModelVersion[]>([]);
  useEffect(() => {
    let gone = false;
    modelsOf(project, run).then(({ logged, outputs }) => {
      if (!gone) setVersions([...logged.flatMap((model) => model.versions), ...Object.values(outputs).flat()]);
    }, () => undefined);
    return () => { gone = true; };
  }, [project, run]);
  if (versions.length === 0) return null;
  return <div className="cp-run-line">{versions.map(({ model, version, address }) => <a key={address} href={address} title="The model version that was made of it">{model} v{version}</a>)}</div>;
}
