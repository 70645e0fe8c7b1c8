/** What a client brings along: its line, its connection and the round trips of this one request. */
import type { World } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import { drawLastMileUs } from '../network/last-mile.ts';
import { networkOf } from '../network/network.ts';
import type { Network, Table } from '../network/network.ts';
import { PLACES, regionIndexOf } from '../places.ts';
import { exponential, streamOf, uniform } from '../random.ts';
import { shareOfCity } from './population.ts';

const JITTER_CAP_US = 1_000 * FIGURES.jitterCapMs.value;
const RESOLVER_US = 1_000 * FIGURES.resolverMs.value;

/** The client of the latest {@link draw}; integer microseconds. */
export class Client {
  isNew = false;
  /** Zero over a connection already open. */
  dnsUs = 0;
  regionRttUs = 0;
  popRttUs = 0;
  pop = 0;

  readonly #world: World;
  readonly #network: Network;
  readonly #region: number;
  readonly #missShare: Float64Array;
  readonly #lastMiles: number;
  readonly #connections: number;
  readonly #names: number;
  readonly #jitters: number;

  constructor(world: World) {
    this.#world = world;
    this.#network = networkOf(world);
    this.#region = regionIndexOf(world.region);
    this.#missShare = Float64Array.from(PLACES.cities, (_, city) => resolverMissShare(world, city));
    this.#lastMiles = streamOf(world.seed, 'last-mile');
    this.#connections = streamOf(world.seed, 'connection');
    this.#names = streamOf(world.seed, 'dns');
    this.#jitters = streamOf(world.seed, 'jitter');
  }

  draw(index: number, city: number): void {
    const { clients } = this.#world;
    const network = this.#network;
    const lastMileUs = drawLastMileUs(clients.access, city, uniform(this.#lastMiles, index));
    const jitter = exponential(uniform(this.#jitters, index));
    this.pop = network.nearestPop(city);
    const popUs = network.cityToPop.us(city, this.pop);
    this.popRttUs = roundTripUs(popUs, lastMileUs, network.cityToPopJitter, city, this.pop, jitter);
    const regionUs = network.cityToRegion.us(city, this.#region);
    this.regionRttUs = roundTripUs(
      regionUs,
      lastMileUs,
      network.cityToRegionJitter,
      city,
      this.#region,
      jitter,
    );
    this.isNew = uniform(this.#connections, index) < clients.newConnectionShare;
    const isMiss = this.isNew && uniform(this.#names, index) < (this.#missShare[city] as number);
    this.dnsUs = this.isNew ? lastMileUs + RESOLVER_US + (isMiss ? popUs : 0) : 0;
  }
}

function roundTripUs(
  pathUs: number,
  lastMileUs: number,
  means: Table,
  city: number,
  place: number,
  jitter: number,
): number {
  const quietUs = pathUs + lastMileUs;
  return (
    quietUs + Math.min(Math.round(jitter * means.us(city, place)), Math.round(quietUs / 2) + JITTER_CAP_US)
  );
}

/**
 * Share of lookups that a city's resolver must pass on: 1 / (1 + RT) at R lookups a second and a TTL of T seconds, exact
 * for Poisson lookups. One resolver for each city; a miss costs the round trip to the nearest PoP.
 */
export function resolverMissShare(world: World, city: number): number {
  const perSecond = world.traffic.perSecond * world.clients.newConnectionShare * shareOfCity(city);
  return 1 / (1 + perSecond * FIGURES.dnsTtlS.value);
}
