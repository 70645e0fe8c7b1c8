import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { readNumber, type Entry } from './number-entry.ts';
import { useDraft } from './use-draft.ts';

interface SelectFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChoose: (value: Value) => void;
}

export function SelectField<Value extends string>({
  label,
  value,
  options,
  onChoose,
}: SelectFieldProps<Value>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value as Value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
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
  readonly onEnter: (value: number) => void;
}

/** Passes on what is typed when Enter is pressed or the field is left, and says what is wrong meanwhile. */
export function NumberField({ label, value, min, max, step, unit, onEnter }: NumberFieldProps) {
  const id = useId();
  const draft = useDraft(String(value), (text) => readNumber(text, { min, max, step }), onEnter);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-with-unit">
        <input
          {...problemProps(id, draft.problem)}
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
    ...problemProps(id, draft.problem),
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

function enterOrGiveUp({ commit, giveUp }: { readonly commit: () => void; readonly giveUp: () => void }) {
  return ({ key }: KeyboardEvent) => {
    if (key === 'Enter') commit();
    if (key === 'Escape') giveUp();
  };
}

function problemProps(id: string, problem: string | null) {
  return problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-problem` };
}

function Problem({ id, text }: { readonly id: string; readonly text: string | null }) {
  if (text === null) return null;
  return (
    <span className="field-problem" id={`${id}-problem`} role="alert">
      {text}
    </span>
  );
}
