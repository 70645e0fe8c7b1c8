/** Where a platform's requests go: the place that clients reach, and the region behind a PoP. Nothing here allocates. */
import type { Fault } from '../../project/faults.ts';
import type { World } from '../../project/world.ts';
import { fromUs, isOn, untilUs } from '../faults/timeline.ts';
import { PLACES } from '../places.ts';
import type { PlatformSpec } from '../platforms/spec.ts';
import { streamOf, uniform } from '../random.ts';
import { popDestinations, regionDestinations } from '../routing/destinations.ts';
import type { Destinations } from '../routing/destinations.ts';
import { StateRegions } from '../routing/hybrid.ts';
import { Outages } from '../routing/outages.ts';
import type { Outage } from '../routing/outages.ts';
import { policyOf } from '../routing/policy.ts';
import { Router } from '../routing/router.ts';

type StaleDns = Extract<Fault, { kind: 'stale-dns' }>;

/** In the place of a place: the client has tried twice and reached nobody. */
export const UNREACHED = -1;

export class LaneRouter {
  /** How many places there are. */
  readonly places: number;
  /** Time that the latest routed request lost in attempts nobody answered, µs. */
  lostUs = 0;
  readonly #router: Router;
  /** Faults of DNS; none where DNS leads nobody. */
  readonly #stale: readonly StaleDns[];
  readonly #staleClients: number;
  /** By position among the destinations, the index in `PLACES`; null where they are the same. */
  readonly #indexes: readonly number[] | null;
  readonly #behind: StateRegions | null;
  readonly #regions: readonly number[];

  constructor(world: World, { place, regions, behind }: PlatformSpec) {
    const isAtPop = place === 'pop';
    const destinations = isAtPop ? popDestinations(world) : regionDestinations(world, regions);
    const outages = outagesOf(world, destinations);
    this.places = isAtPop ? destinations.places.length : PLACES.regions.length;
    this.#router = new Router(world.seed, destinations, policyOf(world, destinations), outages);
    const { kind } = this.#router.policy;
    const isByDns = kind === 'nearest' || kind === 'latency-dns';
    this.#stale = isByDns ? world.faults.filter((fault) => fault.kind === 'stale-dns') : [];
    this.#staleClients = streamOf(world.seed, 'stale-dns');
    this.#indexes = isAtPop ? null : regions;
    this.#regions = regions;
    this.#behind =
      behind && new StateRegions(world, regions, outagesOf(world, regionDestinations(world, regions)));
  }

  /** A PoP's or region's index, or `UNREACHED`. A client that nobody answers tries once more. */
  route(draw: number, city: number, nowUs: number): number {
    // Whoever has one place is led there, up or down.
    if (this.#regions.length === 1 && this.#indexes !== null) return this.#regions[0] as number;
    const chosen = this.#chosen(draw, city, nowUs);
    if (chosen < 0) return UNREACHED;
    return this.#indexes === null ? chosen : (this.#indexes[chosen] as number);
  }

  #chosen(draw: number, city: number, nowUs: number): number {
    this.lostUs = 0;
    const staleUs = this.#staleSinceUs(draw, nowUs);
    // Whoever keeps an old answer goes where it says, and finds out there.
    if (staleUs >= 0) return this.#router.choose(draw, city, staleUs);
    const chosen = this.#router.reach(draw, city, nowUs);
    this.lostUs = this.#router.lostUs;
    return chosen;
  }

  /** When the answer was given that this client's resolver keeps past its time; -1 where it does not. */
  #staleSinceUs(draw: number, nowUs: number): number {
    for (const fault of this.#stale)
      if (isOn(fault, nowUs) && uniform(this.#staleClients, draw) < fault.share) return fromUs(fault);
    return -1;
  }

  /** The nearest region that is not known to be down; where all are, the nearest. -1 where the PoP answers by itself. */
  regionBehind(pop: number, nowUs: number): number {
    if (this.#behind === null) return -1;
    const chosen = this.#behind.choose(pop, nowUs, false);
    const position = chosen < 0 ? (this.#behind.orderFrom(pop)[0] as number) : chosen;
    return this.#regions[position] as number;
  }
}

export function outagesOf({ faults }: World, { kind, places }: Destinations): Outages {
  const outages = faults.flatMap((fault): Outage[] => {
    const place = places.findIndex(({ id }) => id === targetOf(kind, fault));
    return place < 0 ? [] : [{ place, fromUs: fromUs(fault), untilUs: untilUs(fault) }];
  });
  return new Outages(places.length, outages);
}

function targetOf(kind: Destinations['kind'], fault: Fault): string | null {
  if (fault.kind === 'pop-outage' && kind === 'pop') return fault.pop;
  return fault.kind === 'region-outage' && kind === 'region' ? fault.region : null;
}
