import { useId, useState, type ReactNode } from 'react';

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

/** Keeps what is being typed, and passes on only numbers within the bounds. */
export function NumberField({ label, value, min, max, step, unit, onEnter }: NumberFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const enter = (text: string) => {
    setDraft(text);
    const entered = Number(text);
    const isUsable =
      text.trim() !== '' && entered >= min && entered <= max && (step < 1 || Number.isInteger(entered));
    if (isUsable) onEnter(entered);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="field-with-unit">
        <input
          id={id}
          type="number"
          min={min}
          max={max}
          step={step}
          value={draft ?? value}
          onChange={(event) => enter(event.currentTarget.value)}
          onBlur={() => setDraft(null)}
        />
        {unit === undefined ? null : <span className="unit">{unit}</span>}
      </span>
    </div>
  );
}
