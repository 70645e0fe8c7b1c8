/** Where a platform's requests go: the place that clients reach, and the region behind a PoP. Nothing here allocates. */
import type { Fault } from '../../project/faults.ts';
import type { World } from '../../project/world.ts';
import { fromUs, isOn, untilUs } from '../faults/timeline.ts';
import type { Table } from '../network/network.ts';
import { PLACES } from '../places.ts';
import type { PlatformSpec } from '../platforms/spec.ts';
import { streamOf, uniform } from '../random.ts';
import { explainRouting, type RoutingDecision } from '../routing/decision.ts';
import { popDestinations, regionDestinations } from '../routing/destinations.ts';
import type { Destinations } from '../routing/destinations.ts';
import { StateRegions } from '../routing/hybrid.ts';
import { Outages } from '../routing/outages.ts';
import type { Outage } from '../routing/outages.ts';
import { policyOf } from '../routing/policy.ts';
import { Router } from '../routing/router.ts';
import type { LanePools } from './pools.ts';
import { LaneSpill } from './spill.ts';

type StaleDns = Extract<Fault, { kind: 'stale-dns' }>;

/** In the place of a place: the client has tried twice and reached nobody. */
export const UNREACHED = -1;

export class LaneRouter {
  /** How many places there are. */
  readonly places: number;
  /** Time that the latest routed request lost in attempts nobody answered, µs. */
  lostUs = 0;
  /** Whether a place that was too full led the latest routed request elsewhere. */
  isSpilled = false;
  readonly #router: Router;
  /** Faults of DNS; none where DNS leads nobody. */
  readonly #stale: readonly StaleDns[];
  readonly #staleClients: number;
  /** By position among the destinations, the index in `PLACES`; null where they are the same. */
  readonly #indexes: readonly number[] | null;
  readonly #behind: StateRegions | null;
  /** Whether there is but one region, whatever goes on there. */
  readonly #isSingle: boolean;
  /** Null where nobody sheds. */
  readonly #spill: LaneSpill | null;
  readonly #spillBehind: LaneSpill | null;
  readonly #regions: readonly number[];

  constructor(world: World, { place, regions, behind }: PlatformSpec, pools: LanePools) {
    const isAtPop = place === 'pop';
    const destinations = isAtPop ? popDestinations(world) : regionDestinations(world, regions);
    const outages = outagesOf(world, destinations);
    this.places = isAtPop ? destinations.places.length : PLACES.regions.length;
    this.#router = new Router(world.seed, destinations, policyOf(world, destinations), outages);
    const { kind } = this.#router.policy;
    const isByDns = kind === 'nearest' || kind === 'latency-dns' || kind === 'weighted';
    this.#stale = isByDns ? world.faults.filter((fault) => fault.kind === 'stale-dns') : [];
    this.#staleClients = streamOf(world.seed, 'stale-dns');
    this.#indexes = isAtPop ? null : regions;
    this.#regions = regions;
    this.#behind =
      behind && new StateRegions(world, regions, outagesOf(world, regionDestinations(world, regions)));
    this.#isSingle = world.routing.policy === 'single';
    const { seed, routing } = world;
    this.#spill = routing.spill
      ? new LaneSpill(streamOf(seed, 'spill'), (at) => pools.at(this.#indexOf(at)))
      : null;
    this.#spillBehind =
      routing.spill && behind !== null
        ? new LaneSpill(streamOf(seed, 'spill-behind'), (at) => pools.behind(regions[at] as number))
        : null;
  }

  /**
   * A PoP's or region's index, or `UNREACHED`. A client that nobody answers tries once more. `isLoad`: whether an instance
   * will have to work on it.
   */
  route(draw: number, city: number, nowUs: number, isLoad: boolean): number {
    this.isSpilled = false;
    // Whoever has one place is led there, up or down.
    if (this.#regions.length === 1 && this.#indexes !== null) return this.#regions[0] as number;
    const chosen = this.#chosen(draw, city, nowUs);
    if (chosen < 0) return UNREACHED;
    if (this.#spill === null || !isLoad) return this.#indexOf(chosen);
    const place = this.#spill.lead(this.#router.preference(draw, city), chosen, draw, nowUs);
    this.isSpilled = place !== chosen;
    return this.#indexOf(place);
  }

  #indexOf(place: number): number {
    return this.#indexes === null ? place : (this.#indexes[place] as number);
  }

  #chosen(draw: number, city: number, nowUs: number): number {
    this.lostUs = 0;
    const staleUs = this.#staleSinceUs(draw, nowUs);
    // Whoever keeps an old answer goes where it says, and finds out there.
    if (staleUs >= 0) return this.#router.named(draw, city, staleUs);
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
  regionBehind(pop: number, draw: number, nowUs: number): number {
    if (this.#behind === null) return -1;
    if (this.#isSingle) return this.#regions[0] as number;
    const order = this.#behind.orderFrom(pop);
    const chosen = this.#behind.choose(pop, nowUs, false);
    const position = chosen < 0 ? (order[0] as number) : chosen;
    if (this.#spillBehind === null) return this.#regions[position] as number;
    const place = this.#spillBehind.lead(order, position, draw, nowUs);
    this.isSpilled ||= place !== position;
    return this.#regions[place] as number;
  }

  /** From now on PoPs reach regions in these times. */
  rewire(toRegion: Table): void {
    this.#behind?.rewire(toRegion);
  }

  /** What becomes of a client of a city right now, for a person to read. Changes nothing. */
  explain(draw: number, city: number, nowUs: number): RoutingDecision {
    const router = this.#router;
    const usual = this.#chosenQuietly(draw, city, nowUs);
    const decision = explainRouting(router, draw, city, nowUs, usual);
    const spill = this.#spill;
    if (spill === null || usual < 0) return decision;
    const place = spill.next(router.preference(draw, city), usual, draw);
    const led = place === usual ? decision : explainRouting(router, draw, city, nowUs, place);
    const isFull = spill.shareOf(usual) > 0;
    return isFull ? toldSpill(decision, led, spill.shareOf(usual)) : led;
  }

  #chosenQuietly(draw: number, city: number, nowUs: number): number {
    const staleUs = this.#staleSinceUs(draw, nowUs);
    return staleUs < 0 ? this.#router.choose(draw, city, nowUs) : this.#router.named(draw, city, staleUs);
  }
}

/** `led`: the record of where this client goes, which may be to the usual place all the same. */
function toldSpill(usual: RoutingDecision, led: RoutingDecision, share: number): RoutingDecision {
  const note = `too full, sheds ${Math.round(100 * share)} % of its requests`;
  const whither = usual.chosen?.id === led.chosen?.id ? 'keeps this one' : `this one to ${led.chosen?.name}`;
  return {
    ...led,
    candidates: led.candidates.map((each) => (each.id === usual.chosen?.id ? { ...each, note } : each)),
    reason: `${usual.reason}; ${usual.chosen?.name} is ${note}: ${whither}`,
  };
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
