import type { Fault } from '../../worker/project/faults.ts';
import type { Surge } from '../../worker/project/world-traffic.ts';
import type { World } from '../../worker/project/world.ts';
import { formatCount } from '../ui/quantities.ts';
import { PLATFORM_NAMES } from './platforms.ts';
import { nameIn, type PlaceLists } from './place-names.ts';

/** What happens to a world between two moments of its time; a deploy takes none. */
export interface WorldEvent {
  readonly kind: 'fault' | 'surge';
  readonly fromS: number;
  readonly untilS: number;
  readonly name: string;
}

export const FAULT_NAMES: Record<Fault['kind'], string> = {
  'pop-outage': 'PoP outage',
  'region-outage': 'Region outage',
  'cable-cut': 'Cable cut',
  'slow-origin': 'Slow origin',
  'stuck-origin': 'Stuck origin',
  'loss-burst': 'Packet loss',
  'brown-out': 'Brown-out',
  deploy: 'Deploy',
  'stale-dns': 'Stale DNS',
};

export const SURGE_NAMES: Record<Surge['kind'], string> = {
  'flash-crowd': 'Flash crowd',
  conference: 'Conference',
  attack: 'Attack',
};

/** By their beginnings. A trace comes without surges. */
export function eventsOf({ faults, traffic }: World, places: PlaceLists): readonly WorldEvent[] {
  const surges = traffic.trace.length > 0 ? [] : traffic.surges;
  return [
    ...faults.map((fault): WorldEvent => {
      const untilS = fault.atS + (fault.kind === 'deploy' ? 0 : fault.durationS);
      return { kind: 'fault', fromS: fault.atS, untilS, name: faultName(fault, places) };
    }),
    ...surges.map((surge): WorldEvent => {
      const untilS = surge.atS + surgeLengthS(surge);
      return { kind: 'surge', fromS: surge.atS, untilS, name: surgeName(surge, places) };
    }),
  ].sort((a, b) => a.fromS - b.fromS);
}

/** Of a flash crowd, what remains after its decay's time constant is left out: it never ends altogether. */
function surgeLengthS(surge: Surge): number {
  return surge.kind === 'flash-crowd' ? surge.holdS + surge.decayS : surge.durationS;
}

export function faultName(fault: Fault, { pops, regions, hubs }: PlaceLists): string {
  const target = targetOf(fault, { pops, regions, hubs });
  return target === '' ? FAULT_NAMES[fault.kind] : `${FAULT_NAMES[fault.kind]}: ${target}`;
}

function targetOf(fault: Fault, { pops, regions, hubs }: Omit<PlaceLists, 'cities'>): string {
  if (fault.kind === 'pop-outage') return nameIn(pops, fault.pop);
  if (fault.kind === 'region-outage') return nameIn(regions, fault.region);
  if (fault.kind === 'cable-cut') return `${nameIn(hubs, fault.from)} – ${nameIn(hubs, fault.to)}`;
  if (fault.kind === 'slow-origin') return `${fault.host}, ×${formatCount(fault.factor)}`;
  if (fault.kind === 'stuck-origin') return fault.host;
  if (fault.kind === 'loss-burst') return percent(fault.share);
  if (fault.kind === 'brown-out')
    return `${PLATFORM_NAMES[fault.platform].short} at ${percent(fault.capacity)}`;
  if (fault.kind === 'stale-dns') return `${percent(fault.share)} of clients`;
  return '';
}

export function surgeName(surge: Surge, { cities }: Pick<PlaceLists, 'cities'>): string {
  const name = SURGE_NAMES[surge.kind];
  if (surge.kind === 'flash-crowd') return `${name}: ×${formatCount(surge.factor)}`;
  if (surge.kind === 'conference')
    return `${name}: ${nameIn(cities, surge.cityId)}, ×${formatCount(surge.factor)}`;
  return `${name}: ${formatCount(surge.perSecond)} a second`;
}

function percent(share: number): string {
  return `${formatCount(Math.round(share * 1_000) / 10)} %`;
}
