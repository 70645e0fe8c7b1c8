import type { World } from '../../../../worker/project/world.ts';
import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { formatSome } from '../../../ui/quantities.ts';
import { ContainerRegions } from './ContainerRegions.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useWorld } from './use-world.ts';

type Containers = World['containers'];

/** What autoscaling begins with when it is switched on. */
const AUTOSCALE = { most: 30, targetShare: 0.7 };

export function ContainersGroup() {
  const {
    world: { containers, region },
    editPart,
  } = useWorld();
  const { replicas, regions, autoscale } = containers;
  const edit = (change: Partial<Containers>) => editPart('containers', change);
  return (
    <SettingsGroup
      name="Containers"
      facts={[
        formatSome(replicas, 'replica'),
        regions.length === 0 ? region : formatSome(regions.length, 'region'),
        autoscale === null ? 'no autoscaling' : `up to ${autoscale.most}`,
      ]}
    >
      <div className="settings-grid">
        <NumberField
          label="Container replicas"
          help="In each region."
          value={replicas}
          min={1}
          max={10_000}
          step={1}
          onEnter={(next) => edit({ replicas: next })}
        />
        <NumberField
          label="At once per replica"
          value={containers.concurrency}
          min={1}
          max={1_000}
          step={1}
          unit="requests"
          onEnter={(concurrency) => edit({ concurrency })}
        />
        <NumberField
          label="Longest queue"
          help="Requests that wait beyond it are rejected."
          value={containers.queueLimit}
          min={0}
          max={1_000_000}
          step={1}
          unit="requests"
          onEnter={(queueLimit) => edit({ queueLimit })}
        />
        <AutoscaleFields containers={containers} onChange={edit} />
      </div>
      <ContainerRegions />
    </SettingsGroup>
  );
}

interface AutoscaleFieldsProps {
  readonly containers: Containers;
  readonly onChange: (change: Partial<Containers>) => void;
}

function AutoscaleFields({ containers, onChange }: AutoscaleFieldsProps) {
  const { autoscale, replicas } = containers;
  return (
    <>
      <SelectField
        label="Number of replicas"
        value={autoscale === null ? 'stays' : 'follows'}
        options={[
          { value: 'stays', text: 'Stays as it is' },
          { value: 'follows', text: 'Follows the load' },
        ]}
        onChoose={(choice) =>
          onChange({
            autoscale: choice === 'stays' ? null : { ...AUTOSCALE, most: Math.max(AUTOSCALE.most, replicas) },
          })
        }
      />
      {autoscale === null ? null : (
        <>
          <NumberField
            label="Most replicas"
            help="In each region."
            value={autoscale.most}
            min={1}
            max={10_000}
            step={1}
            onEnter={(most) => onChange({ autoscale: { ...autoscale, most } })}
          />
          <NumberField
            label="Wanted load of a replica"
            value={Math.round(autoscale.targetShare * 100)}
            min={5}
            max={100}
            step={1}
            unit="%"
            onEnter={(percent) => onChange({ autoscale: { ...autoscale, targetShare: percent / 100 } })}
          />
        </>
      )}
    </>
  );
}
