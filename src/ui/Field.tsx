import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { readNumber, type Entry } from './number-entry.ts';
import { useDraft } from './use-draft.ts';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  /** A sentence below the field. */
  readonly help?: string;
  readonly onChoose: (value: Value) => void;
}

export function SelectField<Value extends string>({
  label,
  value,
  options,
  help,
  onChoose,
}: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        {...describedBy(id, null, help)}
        id={id}
        value={value}
        onChange={(event) => onChoose(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      <Help id={id} text={help} />
    </div>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit?: ReactNode;
  readonly help?: string;
  readonly onEnter: (value: number) => void;
}

/** Passes on what is typed when Enter is pressed or the field is left, and says what is wrong meanwhile. */
export function NumberField({ label, value, min, max, step, unit, help, onEnter }: NumberFieldProps) {
  const id = useId();
  const draft = useDraft(String(value), (text) => readNumber(text, { min, max, step }), onEnter);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-with-unit">
        <input
          {...describedBy(id, draft.problem, help)}
          id={id}
          type="number"
          min={min}
          max={max}
          step={step}
          value={draft.text}
          onChange={({ currentTarget, nativeEvent }) => {
            // The arrows step from one usable number to the next, and are no typing to wait for the end of.
            const isTyped = nativeEvent instanceof InputEvent;
            if (isTyped) draft.type(currentTarget.value);
            else draft.enter(currentTarget.value);
          }}
          onBlur={draft.commit}
          onKeyDown={enterOrGiveUp(draft)}
        />
        {unit === undefined ? null : <span className="unit">{unit}</span>}
      </span>
      <Problem id={id} text={draft.problem} />
      <Help id={id} text={help} />
    </div>
  );
}

interface TextFieldProps<Value> {
  readonly label: string;
  readonly value: string;
  /** Several lines, entered only by leaving the field. */
  readonly isLong?: boolean;
  readonly read: (text: string) => Entry<Value>;
  readonly onEnter: (value: Value) => void;
}

export function TextField<Value>({ label, value, isLong = false, read, onEnter }: TextFieldProps<Value>) {
  const id = useId();
  const draft = useDraft(value, read, onEnter);
  const shared = {
    ...describedBy(id, draft.problem),
    id,
    value: draft.text,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      draft.type(event.currentTarget.value),
    onBlur: draft.commit,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...shared} rows={3} />
      ) : (
        <input {...shared} type="text" onKeyDown={enterOrGiveUp(draft)} />
      )}
      <Problem id={id} text={draft.problem} />
    </div>
  );
}

function enterOrGiveUp({ commit, giveUp }: { readonly commit: () => void; readonly giveUp: () => boolean }) {
  return (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit();
    // What was not edited leaves Escape to whatever is around the field.
    if (event.key === 'Escape' && giveUp()) event.preventDefault();
  };
}

function describedBy(id: string, problem: string | null, help?: string) {
  const ids = [...(problem === null ? [] : [`${id}-problem`]), ...(help === undefined ? [] : [`${id}-help`])];
  return {
    ...(problem === null ? {} : { 'aria-invalid': true }),
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
  };
}

function Help({ id, text }: { readonly id: string; readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <span className="field-help quiet" id={`${id}-help`}>
      {text}
    </span>
  );
}

function Problem({ id, text }: { readonly id: string; readonly text: string | null }) {
  if (text === null) return null;
  return (
    <span className="field-problem" id={`${id}-problem`} role="alert">
      {text}
    </span>
  );
}
