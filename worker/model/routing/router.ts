/** A policy at work: where each client of a world goes. A function of the seed, the client's number and time. */
import { FIGURES } from '../data/constants.ts';
import { PLACES } from '../places.ts';
import { streamOf, uniform } from '../random.ts';
import { AliasTable } from '../traffic/alias-table.ts';
import { accessNetworkOf, Catchments } from './anycast.ts';
import { orderBy } from './destinations.ts';
import type { Destinations } from './destinations.ts';
import { anycastPlace, dnsPlace, isKnownDown, lastAskedUs, LOST } from './failover.ts';
import { Convergence, Outages } from './outages.ts';
import { Resolvers } from './resolvers.ts';

export type RoutingPolicy =
  /** DNS that answers with the place whose great circle to the client's city is shortest. */
  | { readonly kind: 'nearest' }
  /** DNS that answers with the least round trip from the client's resolver. */
  | { readonly kind: 'latency-dns'; readonly withoutEcsShare: number }
  /**
   * One address everywhere. `poorShare` of access networks are not led to the best place; `flipShare` of connections change
   * between the two best.
   */
  | { readonly kind: 'anycast'; readonly poorShare: number; readonly flipShare: number }
  /** DNS that answers with each place as often as its weight says; one weight for each place. */
  | { readonly kind: 'weighted'; readonly weights: readonly number[] }
  | { readonly kind: 'single'; readonly place: number };

const CLIENT_TIMEOUT_US = 1_000_000 * FIGURES.clientTimeoutS.value;

/** Draws of one client for weighted routing, the first and those after places that are down. */
const MOST_DRAWS = 8;

export class Router {
  readonly destinations: Destinations;
  readonly policy: RoutingPolicy;
  readonly resolvers: Resolvers;
  readonly #outages: Outages;
  readonly #ttlUs: number;
  readonly #flipShare: number;
  readonly #catchments: Catchments;
  readonly #convergence: Convergence;
  readonly #weights: AliasTable;
  /** Of policies that prefer the same everywhere. */
  readonly #fixedOrder: Uint16Array;
  readonly #accessNetworks: number;
  readonly #flips: number;
  readonly #resolverKinds: number;
  readonly #phases: number;
  readonly #choices: number;

  constructor(
    seed: number,
    destinations: Destinations,
    policy: RoutingPolicy,
    outages = new Outages(destinations.places.length, []),
    ttlS: number = FIGURES.dnsTtlS.value,
  ) {
    this.destinations = destinations;
    this.policy = policy;
    this.resolvers = new Resolvers(destinations);
    this.#outages = outages;
    this.#ttlUs = 1_000_000 * ttlS;
    const { poorShare, flipShare } = policy.kind === 'anycast' ? policy : { poorShare: 0, flipShare: 0 };
    this.#flipShare = flipShare;
    this.#catchments = new Catchments(seed, PLACES.cities.length, poorShare);
    this.#convergence = new Convergence(seed);
    const weights = policy.kind === 'weighted' ? policy.weights : [1];
    this.#weights = new AliasTable(weights);
    this.#fixedOrder =
      policy.kind === 'single'
        ? Uint16Array.of(policy.place)
        : orderBy(weights, (place) => -(weights[place] ?? 0)).filter((place) => (weights[place] ?? 0) > 0);
    this.#accessNetworks = streamOf(seed, 'access-network');
    this.#flips = streamOf(seed, 'anycast-flip');
    this.#resolverKinds = streamOf(seed, 'resolver');
    this.#phases = streamOf(seed, 'resolver-phase');
    this.#choices = streamOf(seed, 'weighted');
  }

  /** The place that client number `client` of a city reaches at `nowUs`, or `LOST`, or `NOWHERE`. Allocates nothing. */
  choose(client: number, city: number, nowUs: number): number {
    const { kind } = this.policy;
    const order = this.preference(client, city);
    if (kind === 'anycast') return this.#byAnycast(order, client, city, nowUs);
    const place = this.#named(order, client, city, nowUs);
    return place >= 0 && this.isDown(place, nowUs) ? LOST : place;
  }

  /** Where DNS led that client at `nowUs`, be it up or down; `NOWHERE` when it knew of no place that was up. */
  named(client: number, city: number, nowUs: number): number {
    return this.#named(this.preference(client, city), client, city, nowUs);
  }

  /** Time that the client of the latest {@link reach} lost in attempts that nobody answered, microseconds. */
  lostUs = 0;

  /** As {@link choose}, for a client that gives up after 3 s and tries once more. */
  reach(client: number, city: number, nowUs: number): number {
    this.lostUs = 0;
    const first = this.choose(client, city, nowUs);
    if (first !== LOST) return first;
    this.lostUs = CLIENT_TIMEOUT_US;
    const second = this.choose(client, city, nowUs + CLIENT_TIMEOUT_US);
    if (second === LOST) this.lostUs = 2 * CLIENT_TIMEOUT_US;
    return second;
  }

  /** The places that the policy has for a client, best first. Owned by the router. */
  preference(client: number, city: number): Uint16Array {
    const { kind } = this.policy;
    if (kind === 'nearest') return this.destinations.byKm(city);
    if (kind === 'weighted' || kind === 'single') return this.#fixedOrder;
    const site = this.hidingResolver(client, city);
    return site < 0 ? this.destinations.byRtt(city) : this.resolvers.byRttFrom(site);
  }

  /** The site of the public resolver that hides the client's network; -1 for a client that has another resolver. */
  hidingResolver(client: number, city: number): number {
    if (this.policy.kind !== 'latency-dns') return -1;
    const isHidden = uniform(this.#resolverKinds, client) < this.policy.withoutEcsShare;
    return isHidden ? this.resolvers.siteOf(city) : -1;
  }

  isDown(place: number, nowUs: number): boolean {
    return this.#outages.since(place, nowUs) >= 0;
  }

  #byAnycast(order: Uint16Array, client: number, city: number, nowUs: number): number {
    const accessNetwork = accessNetworkOf(uniform(this.#accessNetworks, client));
    const rank = this.#catchments.rank(city, accessNetwork);
    const isFlipped = rank < 2 && uniform(this.#flips, client) < this.#flipShare;
    const convergenceUs = this.#outages.isEmpty ? 0 : this.#convergence.us(city, accessNetwork);
    return anycastPlace(order, isFlipped ? 1 - rank : rank, this.#outages, nowUs, convergenceUs);
  }

  #named(order: Uint16Array, client: number, city: number, nowUs: number): number {
    const askedUs = this.#askedUs(client, city, nowUs);
    return this.policy.kind === 'weighted'
      ? this.#byWeight(order, client, askedUs)
      : dnsPlace(order, this.#outages, askedUs);
  }

  #byWeight(order: Uint16Array, client: number, askedUs: number): number {
    for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
      const place = this.#weights.pick(uniform(this.#choices, client * MOST_DRAWS + draw));
      if (!isKnownDown(place, this.#outages, askedUs)) return place;
    }
    return dnsPlace(order, this.#outages, askedUs);
  }

  /** When the client's resolver last asked; each city's and each public site's has a phase of its own. */
  #askedUs(client: number, city: number, nowUs: number): number {
    if (this.#outages.isEmpty) return nowUs;
    const site = this.hidingResolver(client, city);
    const phaseUs = this.#ttlUs * uniform(this.#phases, site < 0 ? city : -1 - site);
    return lastAskedUs(nowUs, this.#ttlUs, phaseUs);
  }
}
