import { NumberField, TextField } from '../../../ui/Field.tsx';
import { computeText, readCompute } from './compute-entry.ts';
import { readInstant } from './instant-entry.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useWorld } from './use-world.ts';

/** What makes a run the same again: the seed, the clock, and stated figures in place of measured ones. */
export function RepeatGroup() {
  const { world, editWorld, editPart } = useWorld();
  const { seed, startsAt, compute } = world;
  const isMeasured = compute.startUs === 'measured' || compute.handlerUs === 'measured';
  return (
    <SettingsGroup
      name="Seed, clock and compute"
      facts={[`seed ${seed}`, isMeasured ? 'compute measured here' : 'compute stated']}
    >
      <div className="settings-grid">
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          max={0xffff_ffff}
          step={1}
          onEnter={(next) => editWorld({ seed: next })}
        />
        <TextField
          label="The world’s clock starts at, UTC"
          value={startsAt}
          read={readInstant}
          onEnter={(instant) => editWorld({ startsAt: instant })}
        />
        <TextField
          label="Edge instance start, µs"
          value={computeText(compute.startUs)}
          read={readCompute}
          onEnter={(startUs) => editPart('compute', { startUs })}
        />
        <TextField
          label="Handler compute, µs"
          value={computeText(compute.handlerUs)}
          read={readCompute}
          onEnter={(handlerUs) => editPart('compute', { handlerUs })}
        />
      </div>
    </SettingsGroup>
  );
}
