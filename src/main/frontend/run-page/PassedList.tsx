import { useState, type ReactElement, type ReactNode } from 'react';
import { Icon } from '../pipeline-canvas/icons';
import type { Json, Type } from '../pipeline-canvas/model';
import { typeTone } from '../pipeline-canvas/rules';
import { fileAddress } from './artifacts';
import { ConfusionMatrix } from './ConfusionMatrix';
import { RocCurve } from './RocCurve';
import { matrixOf, rocOf } from './classification';
import { brief } from './metrics';
import { OutputModel } from './Models';
import { PreviewPane } from './PreviewPane';
import { bytes, type Artifact, type Passed } from './run';

export interface Port {
  name: string;
  passed: Passed;
  type: Type | undefined;
  /** Where it came from or what it is for. */
  note?: ReactNode;
}

/** What went in or came out, port by port. */
export function PassedList({ project, ports, empty }: { project: string; ports: Port[]; empty: string }): ReactElement {
  if (ports.length === 0) return <p className="rp-none">{empty}</p>;
  return (
    <ul className="rp-ports">
      {ports.map((port) => (
        <li key={port.name}>
          <p className="rp-port">
            <span className={`pe-dot ${port.type?.is === 'parameter' || 'json' in port.passed ? 'pc-parameter' : 'pc-artifact'}`}
              style={{ '--pc-tone': `var(--sl-type-${port.type ? typeTone(port.type) : 'artifact'})` }} />
            <b>{port.name}</b>
            {port.note !== undefined && <span className="rp-muted">{port.note}</span>}
          </p>
          {'json' in port.passed ? <Value value={port.passed.json} />
            : port.passed.artifacts.length === 0 ? <p className="rp-muted">Nothing.</p>
              : port.passed.artifacts.map((artifact) => <ArtifactCard key={`${artifact.uri}#${artifact.name}`} project={project} artifact={artifact} open={ports.length === 1} />)}
        </li>
      ))}
    </ul>
  );
}

export function Value({ value }: { value: Json }): ReactElement {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, typeof value === 'object' ? 1 : 0);
  if (text === '') return <p className="rp-muted">Empty text</p>;
  return <pre className="rp-value" tabIndex={text.length > 400 ? 0 : undefined}>{text}</pre>;
}

const kind = (schema: string): string => schema.slice(schema.lastIndexOf('.') + 1);
function ArtifactCard({ project, artifact, open }: { project: string; artifact: Artifact; open: boolean }): ReactElement {
  const [shown, setShown] = useState(open && artifact.size !== null);
  const there = artifact.size !== null;
  const matrix = matrixOf(artifact.metadata.confusionMatrix);
  const roc = rocOf(artifact.metadata.confidenceMetrics);
  const drawn = [matrix && 'confusionMatrix', roc && 'confidenceMetrics'];
  const metadata = Object.entries(artifact.metadata);
  const told = metadata.filter(([name]) => !drawn.includes(name));
  return (
    <div className="rp-artifact">
      <p className="rp-facts">
        <span>{kind(artifact.schema)}</span>
        {artifact.size !== null && <span>{bytes(artifact.size)}</span>}
        {artifact.digest !== null && <slipway-id value={artifact.digest} />}
        {!there && <span className="rp-muted">{metadata.length > 0 ? 'no file; its values stand below' : 'no file was written'}</span>}
        <span className="sl-spring" />
        {there && <button type="button" className="rp-chip" aria-expanded={shown} onClick={() => setShown(!shown)}>Preview</button>}
        {there && <a className="pe-iconbutton" href={fileAddress(project, artifact.uri, '')} download router-ignore="" aria-label={`Download ${artifact.name}`} title="Download"><Icon name="export" size={15} /></a>}
      </p>
      {matrix && <ConfusionMatrix matrix={matrix} />}
      {roc && <RocCurve curves={[{ key: '', label: '', colour: 'var(--sl-accent)', points: roc }]} />}
      {told.length > 0 && (
        <dl className="rp-pairs">{told.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{brief(value)}</dd></div>)}</dl>
      )}
      {artifact.schema === 'system.Model' && <OutputModel uri={artifact.uri} name={artifact.name} />}
      {shown && <PreviewPane project={project} uri={artifact.uri} schema={artifact.schema} name={artifact.name} />}
      <p className="rp-uri" title={artifact.uri}>{artifact.uri}</p>
    </div>
  );
}
