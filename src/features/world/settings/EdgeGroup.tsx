import { POP_PLACEMENTS, type PopPlacement, type World } from '../../../../worker/project/world.ts';
import { NumberField, SelectField } from '../../../ui/Field.tsx';
import { formatCount } from '../../../ui/quantities.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useWorld } from './use-world.ts';

const PLACEMENT_NAMES: Record<PopPlacement, string> = {
  metros: '104 metros (synthetic)',
  story: '4,100 (synthetic)',
  regions: 'Akamai’s compute regions',
};

const PLACEMENT_FACTS: Record<PopPlacement, string> = {
  metros: '104 PoPs',
  story: '4,100 PoPs',
  regions: 'PoPs in compute regions',
};

/** What a module's cache begins with when it is switched on. */
const MODULE_CACHE_S = 3_600;

type Edge = World['edge'];

interface EdgeFieldsProps {
  readonly edge: Edge;
  readonly onChange: (change: Partial<Edge>) => void;
}

export function EdgeGroup() {
  const {
    world: { edge },
    editPart,
  } = useWorld();
  const edit = (change: Partial<Edge>) => editPart('edge', change);
  const cache =
    edge.moduleCacheS === null ? 'module always there' : `module kept ${formatCount(edge.moduleCacheS)} s`;
  return (
    <SettingsGroup
      name="Edge"
      facts={[PLACEMENT_FACTS[edge.placement], `${edge.instances} instances`, cache]}
    >
      <div className="settings-grid">
        <SelectField
          label="PoPs"
          value={edge.placement}
          options={POP_PLACEMENTS.map((id) => ({ value: id, text: PLACEMENT_NAMES[id] }))}
          onChoose={(placement) => edit({ placement })}
        />
        <NumberField
          label="At once per PoP"
          value={edge.concurrency}
          min={1}
          max={100_000}
          step={1}
          unit="requests"
          onEnter={(concurrency) => edit({ concurrency })}
        />
        <InstanceFields edge={edge} onChange={edit} />
        <ModuleFields edge={edge} onChange={edit} />
        <NumberField
          label="Attack stopped before the handler"
          help="Share of an attack’s requests that a PoP answers itself."
          value={Math.round(edge.filteredAttackShare * 1_000) / 10}
          min={0}
          max={100}
          step={0.1}
          unit="%"
          onEnter={(percent) => edit({ filteredAttackShare: percent / 100 })}
        />
      </div>
    </SettingsGroup>
  );
}

function InstanceFields({ edge, onChange }: EdgeFieldsProps) {
  const { instances, reuse } = edge;
  return (
    <>
      <SelectField
        label="Instances"
        value={instances}
        options={[
          { value: 'fresh', text: 'Fresh for every request (WASI 0.2)' },
          { value: 'reused', text: 'Reused (WASI 0.3)' },
        ]}
        onChoose={(chosen) => onChange({ instances: chosen })}
      />
      {instances === 'fresh' ? null : (
        <>
          <NumberField
            label="At once per instance"
            value={reuse.concurrency}
            min={1}
            max={1_000}
            step={1}
            unit="requests"
            onEnter={(concurrency) => onChange({ reuse: { ...reuse, concurrency } })}
          />
          <NumberField
            label="Instance kept idle for"
            value={reuse.idleS}
            min={0}
            max={86_400}
            step={0.1}
            unit="s"
            onEnter={(idleS) => onChange({ reuse: { ...reuse, idleS } })}
          />
        </>
      )}
    </>
  );
}

function ModuleFields({ edge: { moduleCacheS }, onChange }: EdgeFieldsProps) {
  return (
    <>
      <SelectField
        label="Compiled module"
        value={moduleCacheS === null ? 'there' : 'loaded'}
        options={[
          { value: 'loaded', text: 'Loaded by a PoP’s first request' },
          { value: 'there', text: 'Always in every PoP' },
        ]}
        onChoose={(choice) => onChange({ moduleCacheS: choice === 'there' ? null : MODULE_CACHE_S })}
      />
      {moduleCacheS === null ? null : (
        <NumberField
          label="Module kept unused for"
          value={moduleCacheS}
          min={0}
          max={86_400}
          step={1}
          unit="s"
          onEnter={(keptS) => onChange({ moduleCacheS: keptS })}
        />
      )}
    </>
  );
}
