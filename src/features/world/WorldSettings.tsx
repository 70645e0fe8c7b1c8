import {
  ACCESS_NETWORKS,
  LAMBDA_COLD_STARTS,
  POP_PLACEMENTS,
  REGION_IDS,
  type PopPlacement,
  type World,
} from '../../../worker/project/world.ts';
import { useAppState } from '../../state/hooks.ts';
import { NumberField, SelectField, TextField } from '../../ui/Field.tsx';
import { formatSome, listFacts } from '../../ui/quantities.ts';
import { computeText, readCompute } from './compute-entry.ts';
import { OriginsEditor } from './OriginsEditor.tsx';

const COLD_START_NAMES: Record<World['lambda']['coldStart'], string> = {
  'node-zip': 'Node.js, zip (quoted)',
  'node-image': 'Node.js, image (quoted)',
  'python-zip': 'Python, zip (quoted)',
  'java-zip': 'Java, zip (quoted)',
  claimed: '200–500 ms (quoted)',
};

const PLACEMENT_NAMES: Record<PopPlacement, string> = {
  metros: '104 metros (synthetic)',
  story: '4,100 (synthetic)',
  regions: 'Akamai’s compute regions',
};

const ACCESS_NAMES: Record<World['clients']['access'], string> = {
  mix: 'Mix by country',
  fibre: 'Fibre',
  cable: 'Cable',
  dsl: 'DSL',
  '5g': '5G',
  '4g': '4G',
  '3g': '3G',
  leo: 'Satellite (LEO)',
};

/** The world's knobs, out of the way until they are wanted. */
export function WorldSettings() {
  const world = useAppState((state) => state.project.world);
  const editWorld = useAppState((state) => state.editWorld);
  const regionNames = useRegionNames();
  return (
    <details className="world-settings">
      <summary>
        World
        <span className="quiet">
          {listFacts([
            world.region,
            `Lambda ${world.lambda.coldStart}`,
            formatSome(world.containers.replicas, 'replica'),
            `seed ${world.seed}`,
          ])}
        </span>
      </summary>
      <div className="settings-grid">
        <NumberField
          label="Requests a second"
          value={world.traffic.perSecond}
          min={0.1}
          max={100_000}
          step={0.1}
          onEnter={(perSecond) => editWorld({ traffic: { ...world.traffic, perSecond } })}
        />
        <SelectField
          label="Region"
          value={world.region}
          options={REGION_IDS.map((id) => ({ value: id, text: regionNames.get(id) ?? id }))}
          onChoose={(region) => editWorld({ region })}
        />
        <SelectField
          label="PoPs"
          value={world.edge.placement}
          options={POP_PLACEMENTS.map((id) => ({ value: id, text: PLACEMENT_NAMES[id] }))}
          onChoose={(placement) => editWorld({ edge: { ...world.edge, placement } })}
        />
        <SelectField
          label="Lambda cold start"
          value={world.lambda.coldStart}
          options={LAMBDA_COLD_STARTS.map((id) => ({ value: id, text: COLD_START_NAMES[id] }))}
          onChoose={(coldStart) => editWorld({ lambda: { ...world.lambda, coldStart } })}
        />
        <NumberField
          label="Lambda keeps idle for"
          value={world.lambda.keepAliveS}
          min={0}
          max={86_400}
          step={1}
          unit="s"
          onEnter={(keepAliveS) => editWorld({ lambda: { ...world.lambda, keepAliveS } })}
        />
        <NumberField
          label="Container replicas"
          value={world.containers.replicas}
          min={1}
          max={10_000}
          step={1}
          onEnter={(replicas) => editWorld({ containers: { ...world.containers, replicas } })}
        />
        <NumberField
          label="At once per replica"
          value={world.containers.concurrency}
          min={1}
          max={1_000}
          step={1}
          onEnter={(concurrency) => editWorld({ containers: { ...world.containers, concurrency } })}
        />
        <SelectField
          label="Clients’ networks"
          value={world.clients.access}
          options={ACCESS_NETWORKS.map((id) => ({ value: id, text: ACCESS_NAMES[id] }))}
          onChoose={(access) => editWorld({ clients: { ...world.clients, access } })}
        />
        <NumberField
          label="New connections"
          value={Math.round(world.clients.newConnectionShare * 100)}
          min={0}
          max={100}
          step={1}
          unit="%"
          onEnter={(percent) =>
            editWorld({ clients: { ...world.clients, newConnectionShare: percent / 100 } })
          }
        />
        <NumberField
          label="Seed"
          value={world.seed}
          min={0}
          max={0xffff_ffff}
          step={1}
          onEnter={(seed) => editWorld({ seed })}
        />
        <TextField
          label="Edge instance start, µs"
          value={computeText(world.compute.startUs)}
          read={readCompute}
          onEnter={(startUs) => editWorld({ compute: { ...world.compute, startUs } })}
        />
        <TextField
          label="Handler compute, µs"
          value={computeText(world.compute.handlerUs)}
          read={readCompute}
          onEnter={(handlerUs) => editWorld({ compute: { ...world.compute, handlerUs } })}
        />
      </div>
      <OriginsEditor regionNames={regionNames} />
    </details>
  );
}

function useRegionNames(): ReadonlyMap<string, string> {
  const places = useAppState((state) => state.places);
  if (places.kind !== 'ready') return new Map();
  return new Map(places.places.regions.map(({ id, provider, name }) => [id, `${provider} ${name} (${id})`]));
}
