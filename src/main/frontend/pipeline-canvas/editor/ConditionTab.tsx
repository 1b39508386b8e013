import { useState, type ReactElement } from 'react';
import { operatorWords, operators, readComparison, ruleInWords } from '../condition';
import type { Condition } from '../edits';
import { at, join, nameOf, parentOf, stepAt, type Argument, type Json, type Kind, type Path } from '../model';
import { useEditor, useTools } from './context';
import { Choice } from './fields';

/** The rule of a frame, made by picking a value, an operator and a value. */
export function ConditionTab({ path }: { path: Path }): ReactElement | null {
  const { pipeline } = useEditor();
  const { store, commands } = useTools();
  const step = pipeline && stepAt(pipeline, path);
  if (!pipeline || !step) return null;
  if (step.when === null) return <p className="pe-none">This group has no rule: it always runs.</p>;
  const rule = readComparison(step.when);
  const passed = (input: string): Argument | undefined => at(step.arguments, input);
  const left = rule && passed(rule.input);
  const right: Argument | undefined = rule ? (rule.right.is === 'input' ? passed(rule.right.input) : { is: 'literal', value: literalOf(rule.right) }) : undefined;
  return (
    <>
      <p className="pe-rule">{ruleInWords(pipeline, path)}</p>
      {rule && left && right
        ? <ConditionForm graph={parentOf(path)} inside={[join(parentOf(path), nameOf(path))]} value={{ left, operator: rule.operator, right }} disabled={!store.editable}
          onChange={(condition) => commands.edit({ is: 'condition-set', path, condition }, 'Changed the rule')} />
        : <><p className="pe-help">This rule is richer than this form; it is kept as it came and runs as written.</p><pre className="pe-preview" tabIndex={0}>{step.when}</pre></>}
      <button type="button" className="pe-button" disabled={!store.editable} onClick={() => commands.edit({ is: 'unframed', path }, 'Took the frame away')}>Take the frame away, keep the steps</button>
    </>
  );
}

const literalOf = (right: { text: string; quoted: boolean }): Json => (right.quoted ? right.text : literal(right.text));

/** What a person means by a text in a rule: a number, true, false, or the text. */
export function literal(text: string): Json {
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === 'true';
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : text;
}

/** A comparison to begin with that makes sense for this kind of value. */
export function startOf(kind: Kind | undefined): { operator: string; right: Argument & { is: 'literal' } } {
  switch (kind) {
    case 'BOOLEAN': return { operator: '==', right: { is: 'literal', value: true } };
    case 'STRING': return { operator: '==', right: { is: 'literal', value: 'yes' } };
    case 'INTEGER': return { operator: '>=', right: { is: 'literal', value: 1 } };
    default: return { operator: '>=', right: { is: 'literal', value: 0.9 } };
  }
}

/** Value, operator, value. */
export function ConditionForm({ graph, inside, value, onChange, disabled }: {
  graph: Path; inside: readonly Path[]; value: Condition | null; onChange: (condition: Condition) => void; disabled?: boolean;
}): ReactElement {
  const { commands } = useTools();
  const sources = commands.conditionSources(graph, inside);
  const keyOf = (argument: Argument | undefined) => JSON.stringify(argument ?? null);
  const [typed, setTyped] = useState<string | null>(null);
  const left = value?.left ?? sources[0]?.argument;
  const operator = value?.operator ?? '>=';
  const right: Argument = value?.right ?? startOf(sources[0]?.kind).right;
  const options = sources.map((source) => [keyOf(source.argument), `${source.title} (${source.type})`] as const);
  const set = (change: Partial<Condition>) => { if (left) onChange({ left, operator, right, ...change }); };
  const text = right.is === 'literal' ? (typed ?? (typeof right.value === 'string' ? right.value : JSON.stringify(right.value))) : '';
  if (sources.length === 0) return <p className="pe-none">A rule needs a value to look at: give a step before these a return value, or the pipeline a parameter.</p>;
  return (
    <div className="pe-condition">
      <Choice label="Value" value={keyOf(left)} options={options} disabled={disabled === true}
        onChoose={(key) => {
          const source = sources.find((found) => keyOf(found.argument) === key);
          const fits = right.is === 'literal' && source !== undefined && sources.find((found) => keyOf(found.argument) === keyOf(left))?.kind === source.kind;
          set({ left: JSON.parse(key) as Argument, ...(fits ? {} : startOf(source?.kind)) });
        }} />
      <Choice label="Operator" value={operator} disabled={disabled === true} options={operators.map((sign) => [sign, `${sign}  ${operatorWords[sign]}`] as const)}
        onChoose={(sign) => set({ operator: sign })} />
      <Choice label="Compared with" value={right.is === 'literal' ? 'literal' : keyOf(right)} disabled={disabled === true}
        options={[['literal', 'a constant'], ...options]}
        onChoose={(key) => set({ right: key === 'literal' ? { is: 'literal', value: 0 } : (JSON.parse(key) as Argument) })} />
      {right.is === 'literal' && (
        <div className="pe-field">
          <label>Constant<input className="pe-input" value={text} disabled={disabled} onChange={(event) => setTyped(event.target.value)}
            onBlur={() => { if (typed !== null) { set({ right: { is: 'literal', value: literal(typed) } }); setTyped(null); } }}
            onKeyDown={(event) => { if (event.key === 'Enter' && typed !== null) { set({ right: { is: 'literal', value: literal(typed) } }); setTyped(null); } }} /></label>
        </div>
      )}
    </div>
  );
}
