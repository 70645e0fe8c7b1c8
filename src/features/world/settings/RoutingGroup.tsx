import { ROUTING_POLICIES, type RegionId, type World } from '../../../../worker/project/world.ts';
import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useRegionNames } from './use-region-names.ts';
import { useWorld } from './use-world.ts';
import { weightOf, withWeight } from './weights.ts';

type Routing = World['routing'];

const POLICY_NAMES: Record<Routing['policy'], string> = {
  best: 'Best round trip, always',
  anycast: 'Anycast, now and then astray',
  'latency-dns': 'DNS by latency',
  nearest: 'DNS by distance',
  weighted: 'DNS by weight, among regions',
  single: 'The first region only',
};

const POLICY_FACTS: Record<Routing['policy'], string> = {
  best: 'best round trip',
  anycast: 'anycast',
  'latency-dns': 'DNS by latency',
  nearest: 'DNS by distance',
  weighted: 'by weight',
  single: 'one region',
};

/** How clients are led to one of several PoPs or regions. */
export function RoutingGroup() {
  const { world, editPart } = useWorld();
  const { routing } = world;
  const edit = (change: Partial<Routing>) => editPart('routing', change);
  return (
    <SettingsGroup
      name="Routing"
      facts={[POLICY_FACTS[routing.policy], routing.spill ? 'sheds overload' : 'keeps overload']}
    >
      <div className="settings-grid">
        <SelectField
          label="Clients are led by"
          help="Weights and the first region are for containers in regions: PoPs share one address, by anycast."
          value={routing.policy}
          options={ROUTING_POLICIES.map((id) => ({ value: id, text: POLICY_NAMES[id] }))}
          onChoose={(policy) => edit({ policy })}
        />
        <PolicyFields routing={routing} regions={world.containers.regions} onChange={edit} />
        <SelectField
          label="A place that is too full"
          help="After five seconds above nine tenths of what it can do."
          value={routing.spill ? 'sheds' : 'keeps'}
          options={[
            { value: 'keeps', text: 'Keeps its requests' },
            { value: 'sheds', text: 'Sheds to the next with room' },
          ]}
          onChoose={(choice) => edit({ spill: choice === 'sheds' })}
        />
      </div>
    </SettingsGroup>
  );
}

interface PolicyFieldsProps {
  readonly routing: Routing;
  /** Of the containers. */
  readonly regions: readonly RegionId[];
  readonly onChange: (change: Partial<Routing>) => void;
}

function PolicyFields({ routing, regions, onChange }: PolicyFieldsProps) {
  if (routing.policy === 'anycast')
    return (
      <PercentField
        label="Networks led astray"
        share={routing.poorShare}
        onEnter={(poorShare) => onChange({ poorShare })}
      />
    );
  if (routing.policy === 'latency-dns')
    return (
      <PercentField
        label="Clients behind public resolvers"
        share={routing.withoutEcsShare}
        onEnter={(withoutEcsShare) => onChange({ withoutEcsShare })}
      />
    );
  if (routing.policy !== 'weighted') return null;
  return <WeightFields routing={routing} regions={regions} onChange={onChange} />;
}

function WeightFields({ routing, regions, onChange }: PolicyFieldsProps) {
  const names = useRegionNames();
  if (regions.length < 2)
    return <p className="quiet">Weights need containers in two regions or more: see Containers.</p>;
  return regions.map((id) => (
    <NumberField
      key={id}
      label={`Weight of ${names.get(id) ?? id}`}
      value={weightOf(routing.weights, id)}
      min={0}
      max={1_000}
      step={0.1}
      onEnter={(weight) => onChange({ weights: withWeight(routing.weights, regions, id, weight) })}
    />
  ));
}

interface PercentFieldProps {
  readonly label: string;
  readonly share: number;
  readonly onEnter: (share: number) => void;
}

function PercentField({ label, share, onEnter }: PercentFieldProps) {
  return (
    <NumberField
      label={label}
      value={Math.round(share * 1_000) / 10}
      min={0}
      max={100}
      step={0.1}
      unit="%"
      onEnter={(percent) => onEnter(percent / 100)}
    />
  );
}
