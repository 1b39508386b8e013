import type { ReactElement } from 'react';
import type { Path, Resources, Step } from '../model';
import { useTools } from './context';
import { Choice, Switch, TextField } from './fields';
import { Secrets } from './Secrets';

const cpu = (text: string) => (/^$|^\d+m$|^\d+(\.\d+)?$/.test(text.trim()) ? undefined : `Cores such as 2, 0.5 or 500m are expected; “${text}” is none.`);
const memory = (text: string) => (/^$|^\d+(\.\d+)?(Ei|Pi|Ti|Gi|Mi|Ki|E|P|T|G|M|k|K)?$/.test(text.trim()) ? undefined : `Memory such as 512M or 2Gi is expected; “${text}” is none.`);
const count = (text: string) => (/^\d*$/.test(text.trim()) ? undefined : 'A whole number is expected.');

/** What the step may use, what it is given, how often it is tried, and whether its results are reused. */
export function RunTab({ path, step, group, gets }: { path: Path; step: Step; group: boolean; gets: boolean }): ReactElement {
  const { store, commands } = useTools();
  const disabled = !store.editable;
  const resource = (name: keyof Resources, label: string, check: (text: string) => string | undefined, placeholder: string) => (
    <TextField field={`${path}#${name}`} label={label} value={step.resources[name]} disabled={disabled} check={check} placeholder={placeholder}
      onCommit={(text) => commands.edit({ is: 'step-changed', path, field: 'resources', value: { ...step.resources, [name]: text.trim() } })} />
  );
  const retry = step.retry ?? { count: 0, backoffSeconds: 0, factor: 2, maxBackoffSeconds: 3600 };
  const setRetry = (change: Partial<typeof retry>) => {
    const next = { ...retry, ...change };
    commands.edit({ is: 'step-changed', path, field: 'retry', value: next.count > 0 ? next : null });
  };
  return (
    <>
      {!group && (
        <fieldset>
          <legend>Resources</legend>
          <div className="pe-two">
            {resource('cpuRequest', 'CPU asked', cpu, 'any')}
            {resource('cpuLimit', 'CPU at most', cpu, 'no limit')}
            {resource('memoryRequest', 'Memory asked', memory, 'any')}
            {resource('memoryLimit', 'Memory at most', memory, 'no limit')}
            {resource('gpuCount', 'GPUs', count, 'none')}
            {resource('gpuType', 'Kind of GPU', () => undefined, 'nvidia.com/gpu')}
          </div>
        </fieldset>
      )}
      {gets && <Secrets path={path} step={step} />}
      {group && step.retry !== null && (
        <fieldset>
          <legend>When it fails</legend>
          <p className="pe-help">{`Came with ${step.retry.count === 1 ? '1 retry' : `${step.retry.count} retries`} of the whole group. That is kept and exported, but here only steps are tried again: give retries to the steps in it.`}</p>
          <button type="button" className="pe-button" disabled={disabled} onClick={() => setRetry({ count: 0 })}>Drop them</button>
        </fieldset>
      )}
      {!group && <fieldset>
        <legend>When it fails</legend>
        <div className="pe-two">
          <TextField field={`${path}#retries`} label="Tries after the first" value={String(retry.count)} disabled={disabled} check={count}
            onCommit={(text) => setRetry({ count: Number(text) })} />
          <TextField field={`${path}#backoff`} label="Seconds between" value={String(retry.backoffSeconds)} disabled={disabled || retry.count === 0}
            check={(text) => (Number.isFinite(Number(text)) && Number(text) >= 0 ? undefined : 'A number of seconds is expected.')}
            onCommit={(text) => setRetry({ backoffSeconds: Number(text) })} />
        </div>
      </fieldset>}
      {!group && (
        <Switch label="Reuse results" checked={step.cache} disabled={disabled}
          help="Same code, same inputs, same packages: the step is not run again."
          onChange={(value) => commands.edit({ is: 'step-changed', path, field: 'cache', value })} />
      )}
      <Choice label="Starts when the steps before it" value={step.startWhen} disabled={disabled}
        options={[['ALL_SUCCEEDED', 'all succeeded'], ['ALL_COMPLETED', 'all ended, however']]}
        onChoose={(value) => commands.edit({ is: 'step-changed', path, field: 'startWhen', value })} />
    </>
  );
}
