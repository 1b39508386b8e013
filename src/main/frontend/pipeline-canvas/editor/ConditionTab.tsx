import { useState, type ReactElement } from 'react';
import { operatorWords, operators, readComparison, ruleInWords } from '../condition';
import type { Condition } from '../edits';
import { at, join, nameOf, parentOf, stepAt, type Argument, type Json, type Kind, type Path } from '../model';
import type { ConditionSource } from '../sources';
import { useEditor, useTools } from './context';
import { Choice } from './fields';
import { useKeptText } from './kept';

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
        ? <ConditionForm key={path} field={`${path}#constant`} graph={parentOf(path)} inside={[join(parentOf(path), nameOf(path))]} value={{ left, operator: rule.operator, right }} disabled={!store.editable}
          onChange={(condition) => commands.edit({ is: 'condition-set', path, condition }, 'Changed the rule')} />
        : <AnotherRule path={path} when={step.when} />}
      <button type="button" className="pe-button" disabled={!store.editable} onClick={() => commands.edit({ is: 'unframed', path }, 'Took the frame away')}>Take the frame away, keep the steps</button>
    </>
  );
}

/** A rule that no form can show: kept, or replaced by one that a form can. */
function AnotherRule({ path, when }: { path: Path; when: string }): ReactElement {
  const { draft } = useEditor();
  const { store, commands } = useTools();
  const [chosen, setChosen] = useState<Condition | null>(null);
  const inside = [join(parentOf(path), nameOf(path))];
  const start = commands.conditionSources(parentOf(path), inside)[0];
  const wrong = draft?.problems.some((problem) => problem.path === path && problem.severity === 'error' && problem.input === null) === true;
  return (
    <>
      <p className="pe-help">{wrong ? 'This rule can’t be carried out as it stands.' : 'This rule is richer than this form; it is kept as it came and runs as written.'}</p>
      <pre className="pe-preview" tabIndex={0}>{when}</pre>
      {chosen
        ? <>
          <ConditionForm graph={parentOf(path)} inside={inside} value={chosen} onChange={setChosen} disabled={!store.editable} />
          <p><button type="button" className="pe-primary" onClick={() => commands.edit({ is: 'condition-set', path, condition: chosen }, 'Changed the rule')}>Use this rule instead</button></p>
        </>
        : store.editable && start && <p><button type="button" className="pe-button" onClick={() => setChosen(ruleOn(start))}>Choose another rule</button></p>}
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

const numeric = (kind: Kind): boolean => kind === 'INTEGER' || kind === 'DOUBLE';

/** Why a constant is no match for a value of this kind, as the server would say it. */
export function unequal(kind: Kind | undefined, right: Argument): string | undefined {
  if (kind === undefined || right.is !== 'literal') return undefined;
  if (numeric(kind) && typeof right.value !== 'number') return `The value is a number: compare it with one, not with ${JSON.stringify(right.value)}.`;
  if (kind === 'BOOLEAN' && typeof right.value !== 'boolean') return `The value is true or false: compare it with one of these, not with ${JSON.stringify(right.value)}.`;
  return undefined;
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const sourceKey = (argument: Argument | undefined, from?: Path | null) => JSON.stringify([argument ?? null, from ?? null]);

/** What is wrong with a rule that was chosen from these. */
export const wrongRule = (sources: readonly ConditionSource[], { left, leftFrom, right }: Condition): string | undefined =>
  unequal(sources.find((source) => sourceKey(source.argument, source.from) === sourceKey(left, leftFrom))?.kind, right);

/** A rule to begin with. */
export const ruleOn = (source: ConditionSource): Condition => ({ left: source.argument, leftFrom: source.from, ...startOf(source.kind) });

/** Value, operator, value. */
export function ConditionForm({ graph, inside, value, onChange, disabled, typing, field, first: hasFocus }: {
  graph: Path; inside: readonly Path[]; value: Condition | null; onChange: (condition: Condition) => void; disabled?: boolean;
  /** Each letter of the constant is told; else what it is when it is left. */
  typing?: boolean;
  /** Under this name a constant that is typed is kept over a reload. */
  field?: string;
  /** The dialog begins here. */
  first?: boolean;
}): ReactElement {
  const { commands } = useTools();
  const sources = commands.conditionSources(graph, inside);
  const keyOf = sourceKey;
  const [typedHere, setTypedHere] = useState<string | null>(null);
  const first = sources[0];
  const stored = value?.right.is === 'literal' ? textOf(value.right.value) : '';
  const [kept, setKept, forget] = useKeptText(field ?? '', stored);
  const typed = field === undefined ? typedHere : kept === stored ? null : kept;
  const setTyped = (text: string | null) => {
    if (field === undefined) setTypedHere(text);
    else if (text === null) forget();
    else setKept(text);
  };
  if (!first) return <p className="pe-none">A rule needs a value to look at: give a step before these a return value, or the pipeline a parameter.</p>;
  const { left, operator, right, leftFrom, rightFrom } = value ?? ruleOn(first);
  const known = (key: string) => sources.find((source) => keyOf(source.argument, source.from) === key);
  const options = sources.map((source) => [keyOf(source.argument, source.from), `${source.title} (${source.type})`] as const);
  const set = (change: Partial<Condition>) => onChange({ left, operator, right, leftFrom: leftFrom ?? null, rightFrom: rightFrom ?? null, ...change });
  const text = right.is === 'literal' ? (typed ?? textOf(right.value)) : '';
  const meant = typed === null ? right : { is: 'literal' as const, value: literal(typed) };
  const wrong = unequal(known(keyOf(left, leftFrom))?.kind, meant);
  const commit = () => {
    if (wrong !== undefined && !typing) return;
    if (typed !== null) set({ right: { is: 'literal', value: literal(typed) } });
    setTyped(null);
  };
  const type = (next: string) => {
    setTyped(next);
    if (typing) set({ right: { is: 'literal', value: literal(next) } });
  };
  return (
    <div className="pe-condition">
      <Choice label="Value" first={hasFocus === true} value={keyOf(left, leftFrom)} options={options} disabled={disabled === true}
        onChoose={(key) => {
          const source = known(key);
          if (!source) return;
          const fits = right.is === 'literal' && known(keyOf(left, leftFrom))?.kind === source.kind;
          set({ left: source.argument, leftFrom: source.from, ...(fits ? {} : { ...startOf(source.kind), rightFrom: null }) });
        }} />
      <Choice label="Operator" value={operator} disabled={disabled === true} options={operators.map((sign) => [sign, `${sign}  ${operatorWords[sign]}`] as const)}
        onChoose={(sign) => set({ operator: sign })} />
      <Choice label="Compared with" value={right.is === 'literal' ? 'literal' : keyOf(right, rightFrom)} disabled={disabled === true}
        options={[['literal', 'a constant'], ...options]}
        onChoose={(key) => {
          const source = known(key);
          set(source ? { right: source.argument, rightFrom: source.from } : { right: startOf(known(keyOf(left, leftFrom))?.kind).right, rightFrom: null });
        }} />
      {right.is === 'literal' && (
        <div className="pe-field">
          <label>Constant<input className="pe-input" value={text} disabled={disabled} onChange={(event) => type(event.target.value)}
            onBlur={commit} aria-invalid={wrong !== undefined} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} /></label>
          {wrong !== undefined && <p className="pe-error" role="alert">{wrong}</p>}
        </div>
      )}
    </div>
  );
}
