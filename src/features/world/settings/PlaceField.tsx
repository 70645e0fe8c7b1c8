import { SelectField } from '../../../ui/Field.tsx';
import type { Named } from '../../place-names.ts';

interface PlaceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly places: readonly Named[];
  readonly onChoose: (id: string) => void;
}

/** One of the places, or the id that is there already and that none of them has. */
export function PlaceField({ label, value, places, onChoose }: PlaceFieldProps) {
  const isKnown = places.some(({ id }) => id === value);
  return (
    <SelectField
      label={label}
      value={value}
      options={[
        ...(isKnown ? [] : [{ value, text: `${value} (not in this world)` }]),
        ...places.map(({ id, name }) => ({ value: id, text: name })),
      ]}
      onChoose={onChoose}
    />
  );
}
