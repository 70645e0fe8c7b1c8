import { NumberField } from '../../../ui/Field.tsx';
import { formatCount } from '../../../ui/quantities.ts';
import { SettingsGroup } from './SettingsGroup.tsx';
import { useWorld } from './use-world.ts';

export function IsolatesGroup() {
  const {
    world: { isolates, hybrid },
    editPart,
  } = useWorld();
  return (
    <SettingsGroup
      name="Isolates and hybrid"
      facts={[
        `isolate idle ${formatCount(isolates.keepAliveS)} s`,
        `edge function ${formatCount(hybrid.edgeUs)} µs`,
      ]}
    >
      <div className="settings-grid">
        <NumberField
          label="At once per isolate"
          value={isolates.concurrency}
          min={1}
          max={100_000}
          step={1}
          unit="requests"
          onEnter={(concurrency) => editPart('isolates', { concurrency })}
        />
        <NumberField
          label="Isolate kept idle for"
          value={isolates.keepAliveS}
          min={0}
          max={86_400}
          step={1}
          unit="s"
          onEnter={(keepAliveS) => editPart('isolates', { keepAliveS })}
        />
        <NumberField
          label="Hybrid’s edge function"
          help="Its compute, before it calls the containers that run the handler."
          value={hybrid.edgeUs}
          min={0}
          max={60_000_000}
          step={1}
          unit="µs"
          onEnter={(edgeUs) => editPart('hybrid', { edgeUs })}
        />
      </div>
    </SettingsGroup>
  );
}
