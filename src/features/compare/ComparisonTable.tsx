import type { Percentiles, PlatformTraffic } from '../../../worker/protocol/simulator.ts';
import type { PlatformId, Provenance } from '../../../worker/protocol/waterfall.ts';
import type { AppState } from '../../state/app-state.ts';
import { useAppState, usePlatforms } from '../../state/hooks.ts';
import { formatCount, formatMeasuredMs, formatMsFigure } from '../../ui/quantities.ts';
import { PLATFORM_NAMES } from '../platforms.ts';
import { ProvenanceBadge } from '../Figure.tsx';
import './compare.css';

const PROVENANCE: Record<PlatformId, Provenance> = {
  lambda: {
    kind: 'modelled',
    formula:
      'Network, cold starts and queues are modelled; the handler’s compute is measured in this tab, or stated by the project',
    source: 'docs/model.md',
  },
  containers: {
    kind: 'modelled',
    formula:
      'Network and queues are modelled; the handler’s compute is measured in this tab, or stated by the project',
    source: 'docs/model.md',
  },
  isolates: {
    kind: 'modelled',
    formula:
      'Network, starts of isolates and queues are modelled; the handler’s compute is measured in this tab, or stated by the project',
    source: 'docs/model.md',
  },
  hybrid: {
    kind: 'modelled',
    formula:
      'Network, the edge function’s compute and queues are modelled; instance start and the handler’s compute are measured in this tab, or stated by the project',
    source: 'docs/model.md',
  },
  edge: {
    kind: 'modelled',
    formula:
      'Network is modelled; instance start and the handler’s compute are measured in this tab, or stated by the project',
    source: 'docs/model.md',
  },
};

const PERCENTILES: readonly (readonly [keyof Percentiles, string])[] = [
  ['p50Us', 'p50'],
  ['p95Us', 'p95'],
  ['p99Us', 'p99'],
  ['p999Us', 'p99.9'],
];

const PER_REQUEST = 'per request';

export function ComparisonTable() {
  const platforms = useAppState(selectPlatforms);
  const shown = usePlatforms();
  const fresh = useFreshPlatforms();
  return (
    <div className="comparison">
      <table>
        <caption>
          <span>
            Since the start. <FreshStarts names={fresh.map((id) => PLATFORM_NAMES[id].short)} />
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Platform, in ms</th>
            {PERCENTILES.map(([key, name]) => (
              <th scope="col" className="number" key={key}>
                {name}
              </th>
            ))}
            <th scope="col" className="number">
              Cold starts
            </th>
            <th scope="col" className="number">
              Instances
            </th>
            <th scope="col" className="number">
              Served
            </th>
            <th scope="col" className="number">
              Rejected
            </th>
            <th scope="col" className="number">
              Failed
            </th>
            <th scope="col">Provenance</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((id) => (
            <Row
              key={id}
              id={id}
              traffic={platforms?.find(({ platform }) => platform === id)}
              isFresh={id === 'edge' && fresh.includes(id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Beside Lambda's few, as many cold starts as requests would read as the worst of all. */
function FreshStarts({ names }: { readonly names: readonly string[] }) {
  const startUs = useAppState(({ traffic, trafficWorld }) => {
    if (traffic.kind !== 'running' && traffic.kind !== 'stopped') return null;
    const stated = trafficWorld?.compute.startUs;
    return typeof stated === 'number' ? stated : (traffic.summary?.measurement.start.p50Us ?? null);
  });
  const each = startUs === null ? '' : `, ${formatMeasuredMs(startUs / 1_000)} ms each`;
  if (names.length === 0) return null;
  return (
    <>
      {names.join(' and ')} {names.length === 1 ? 'starts' : 'start'} a fresh instance for every request{each}
      .
    </>
  );
}

/** Those that start an instance for each request, in the traffic on the screen or the next. */
function useFreshPlatforms(): readonly PlatformId[] {
  const world = useAppState(({ traffic, trafficWorld, project }) =>
    traffic.kind === 'idle' ? project.world : (trafficWorld ?? project.world),
  );
  if (world.edge.instances === 'reused') return [];
  return world.platforms.filter((id) => id === 'edge' || id === 'hybrid');
}

function selectPlatforms({ traffic }: AppState): readonly PlatformTraffic[] | undefined {
  return traffic.kind === 'running' || traffic.kind === 'stopped' ? traffic.summary?.platforms : undefined;
}

interface RowProps {
  readonly id: PlatformId;
  readonly traffic: PlatformTraffic | undefined;
  readonly isFresh: boolean;
}

function Row({ id, traffic, isFresh }: RowProps) {
  const counts = [
    traffic?.coldStarts,
    traffic && isFresh ? PER_REQUEST : traffic?.instances,
    traffic?.served,
    traffic?.rejected,
    traffic?.failed,
  ] as const;
  return (
    <tr data-platform={id}>
      <th scope="row">
        <span className="platform-name">{PLATFORM_NAMES[id].short}</span>
      </th>
      {PERCENTILES.map(([key, name]) => (
        <td className="number" key={name}>
          {figure(traffic?.overall[key], (valueUs) => formatMsFigure(valueUs / 1_000))}
        </td>
      ))}
      {counts.map((count, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- columns are positions
        <td className="number" key={index}>
          {count === PER_REQUEST ? count : figure(count, formatCount)}
        </td>
      ))}
      <td>
        <ProvenanceBadge provenance={PROVENANCE[id]} />
      </td>
    </tr>
  );
}

function figure(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? '–' : format(value);
}
