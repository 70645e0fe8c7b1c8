import type { Fault } from '../../../../worker/project/faults.ts';
import type { World } from '../../../../worker/project/world.ts';
import type { Cable } from '../../../../worker/protocol/places.ts';
import type { Named } from '../../place-names.ts';
import { FIRST_AT_S } from './new-surge.ts';

/** What `worldSchema` allows. */
export const MOST_FAULTS = 20;

const SPAN = { atS: FIRST_AT_S, durationS: 30 };
/** Between Marseille and Suez, where much of the way from Europe to Asia goes. */
const BUSY_CABLE = { from: 'MRS', to: 'SUZ' };

/** In every placement, and with many people around. */
const BUSY_POP = 'London';

interface Targets {
  /** Of the world's placement. */
  readonly pops: readonly Named[];
  readonly cables: readonly Cable[];
}

/** A fault that does something in this world as it stands. Null where it has nothing to befall. */
export function newFault(kind: Fault['kind'], world: World, { pops, cables }: Targets): Fault | null {
  const host = world.origins[0]?.host;
  const pop = (pops.find(({ name }) => name.startsWith(BUSY_POP)) ?? pops[0])?.id;
  const cable = cables.find(({ from, to }) => BUSY_CABLE.from === from && BUSY_CABLE.to === to) ?? cables[0];
  const faults: { readonly [Kind in Fault['kind']]: Extract<Fault, { kind: Kind }> | null } = {
    'pop-outage': pop === undefined ? null : { kind: 'pop-outage', ...SPAN, pop },
    'region-outage': {
      kind: 'region-outage',
      ...SPAN,
      region: world.containers.regions[0] ?? world.region,
    },
    'cable-cut': cable === undefined ? null : { kind: 'cable-cut', ...SPAN, from: cable.from, to: cable.to },
    'slow-origin': host === undefined ? null : { kind: 'slow-origin', ...SPAN, host, factor: 10 },
    'stuck-origin': host === undefined ? null : { kind: 'stuck-origin', ...SPAN, host },
    'loss-burst': { kind: 'loss-burst', ...SPAN, share: 0.05 },
    'brown-out': { kind: 'brown-out', ...SPAN, platform: world.platforms[0] ?? 'edge', capacity: 0.3 },
    deploy: { kind: 'deploy', atS: FIRST_AT_S },
    'stale-dns': { kind: 'stale-dns', ...SPAN, share: 0.5 },
  };
  return faults[kind];
}
