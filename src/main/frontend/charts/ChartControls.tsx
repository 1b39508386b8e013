import { useId, type ReactElement } from 'react';
import { X_AXES, type XAxis } from './curve';
import type { Settings } from './plot';

const WORDS: Record<XAxis, string> = { step: 'Step', relative: 'Relative time', wall: 'Clock' };

/** One of a few choices, side by side; arrow keys move between them. */
export function Choice<T extends string>({ label, all, value, word, onChange }: {
  label: string; all: readonly T[]; value: T; word: (choice: T) => string; onChange: (choice: T) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className="ch-choice">
      <legend className="sl-hidden-text">{label}</legend>
      {all.map((choice) => (
        <label key={choice} className={choice === value ? 'ch-on' : ''}>
          <input type="radio" name={name} checked={choice === value} onChange={() => onChange(choice)} />
          {word(choice)}
        </label>
      ))}
    </fieldset>
  );
}

/** What stands on the x axis, a logarithmic y axis, and how smooth. */
export function ChartControls({ settings, onChange }: { settings: Settings; onChange: (settings: Settings) => void }): ReactElement {
  return (
    <div className="ch-controls">
      <Choice label="Horizontal axis" all={X_AXES} value={settings.x} word={(x) => WORDS[x]} onChange={(x) => onChange({ ...settings, x })} />
      <label className="ch-check"><input type="checkbox" checked={settings.log} onChange={(event) => onChange({ ...settings, log: event.target.checked })} />Log scale</label>
      <label className="ch-smooth">Smooth
        <input type="range" min={0} max={0.95} step={0.05} value={settings.smooth} onChange={(event) => onChange({ ...settings, smooth: Number(event.target.value) })} />
        <span className="sl-num">{settings.smooth === 0 ? 'off' : settings.smooth.toFixed(2)}</span>
      </label>
    </div>
  );
}
