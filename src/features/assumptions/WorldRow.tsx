import { withWorldValue } from '../../../worker/project/world-fields.ts';
import { useAppState } from '../../state/hooks.ts';
import { NumberField, SelectField, TextField } from '../../ui/Field.tsx';
import type { Entry } from '../../ui/number-entry.ts';
import { valueWords, type AssumptionEntry } from './assumption-list.ts';
import { readEntry } from './read-entry.ts';

/** A parameter with its field, where its default comes from, and a way back to that. */
export function WorldRow({ entry }: { readonly entry: AssumptionEntry }) {
  const world = useAppState((state) => state.project.world);
  const editWorld = useAppState((state) => state.editWorld);
  const { path, label, unit, kind, source, asOf, usual, isChanged } = entry;
  const set = (value: unknown): Entry<unknown> => {
    const edited = withWorldValue(world, path, value);
    return edited.ok ? { ok: true, value: edited.value } : { ok: false, problem: edited.failure };
  };
  const enter = (value: unknown) => {
    const edited = withWorldValue(world, path, value);
    if (edited.ok) editWorld(edited.value);
  };
  return (
    <div className="assumption" data-changed={isChanged} data-path={path}>
      <EntryField entry={entry} check={set} onEnter={enter} />
      <p className="assumption-source">
        <span className={`badge badge-${kind === 'chosen' ? 'measured' : kind}`}>{kind}</span> {source}
        {/* A choice claims nothing that could grow old. */}
        {kind === 'quoted' || kind === 'assumed' ? <span className="quiet">, {asOf}</span> : null}
        {isChanged ? (
          <>
            {' '}
            <button
              type="button"
              className="quiet-button"
              aria-label={`Reset ${label} to ${valueWords(usual, unit)}`}
              onClick={() => enter(usual)}
            >
              Changed: back to {valueWords(usual, unit)}
            </button>
          </>
        ) : null}
      </p>
    </div>
  );
}

/** As it is typed. */
const fieldText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : 'none';

interface EntryFieldProps {
  readonly entry: AssumptionEntry;
  /** Whether the whole world would be possible with it. */
  readonly check: (value: unknown) => Entry<unknown>;
  readonly onEnter: (value: unknown) => void;
}

function EntryField({ entry: { field, label, unit, value }, check, onEnter }: EntryFieldProps) {
  if (field.kind === 'choice') {
    return (
      <SelectField
        label={label}
        value={String(value)}
        options={field.options.map((option) => ({ value: option, text: option }))}
        onChoose={onEnter}
      />
    );
  }
  if (field.kind === 'yes-no') {
    return (
      <SelectField
        label={label}
        value={value === true ? 'yes' : 'no'}
        options={[
          { value: 'yes', text: 'yes' },
          { value: 'no', text: 'no' },
        ]}
        onChoose={(chosen) => onEnter(chosen === 'yes')}
      />
    );
  }
  if (field.kind === 'several') {
    return (
      <div className="field">
        <span className="field-label">{label}</span>
        <span>
          {valueWords(value)} <span className="quiet">set under World</span>
        </span>
      </div>
    );
  }
  if (field.kind === 'number' && field.instead === null) {
    return (
      <NumberField
        label={label}
        value={Number(value)}
        min={field.min}
        max={field.max}
        step={field.isWhole ? 1 : 0.001}
        unit={unit}
        onEnter={onEnter}
      />
    );
  }
  return (
    <TextField<unknown>
      label={unit === undefined ? label : `${label} (${unit})`}
      value={fieldText(value)}
      read={(text) => {
        const read = readEntry(field, text);
        if (!read.ok) return read;
        const checked = check(read.value);
        return checked.ok ? read : checked;
      }}
      onEnter={onEnter}
    />
  );
}
