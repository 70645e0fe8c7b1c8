import { NumberField } from '../../../ui/Field.tsx';

interface SecondsFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly onEnter: (seconds: number) => void;
}

export function SecondsField({ min = 0, max = 86_400, ...field }: SecondsFieldProps) {
  return <NumberField {...field} min={min} max={max} step={0.1} unit="s" />;
}

interface BeginsFieldProps {
  readonly atS: number;
  readonly onEnter: (atS: number) => void;
}

/** In the world's own seconds: they pass faster when its speed is higher. */
export function BeginsField({ atS, onEnter }: BeginsFieldProps) {
  return (
    <NumberField
      label="Begins at"
      help="After traffic has started, in the world’s time."
      value={atS}
      min={0}
      max={10_000_000}
      step={0.1}
      unit="s"
      onEnter={onEnter}
    />
  );
}
