/** What a client brings along: its line, its connection and the round trips of this one request. */
import type { World } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import { missShare } from '../network/dns.ts';
import { drawLastMileUs } from '../network/last-mile.ts';
import { drawHandshake, type Handshake, HANDSHAKES } from '../network/legs.ts';
import { dataLossUs, handshakeLossUs } from '../network/loss.ts';
import { networkOf } from '../network/network.ts';
import type { Network, Table } from '../network/network.ts';
import { cityIndexOf, PLACES } from '../places.ts';
import { exponential, streamOf, uniform } from '../random.ts';
import { shareOfCity } from './population.ts';

const JITTER_CAP_US = 1_000 * FIGURES.jitterCapMs.value;
const RESOLVER_US = 1_000 * FIGURES.resolverMs.value;

/** The client of the latest {@link draw}, the same for all platforms; integer microseconds. */
export class Client {
  isNew = false;
  /** Round trips before the request can leave. */
  transportTrips = 0;
  tlsTrips = 0;
  /** Share of packets that get lost, while nothing is wrong. */
  lossShare: number;
  /** As it is now: cables may be cut. */
  network: Network;
  /** Zero over a connection already open. */
  dnsUs = 0;
  #handshake: Handshake = 'reused';
  #city = 0;
  #lastMileUs = 0;
  #jitter = 0;
  #firstU = 0;
  #laterU = 0;
  #requestU = 0;
  #answerU = 0;

  readonly #world: World;
  readonly #missShare: Float64Array;
  readonly #lastMiles: number;
  readonly #connections: number;
  readonly #names: number;
  readonly #jitters: number;
  readonly #handshakes: number;
  readonly #firstLosses: number;
  readonly #laterLosses: number;
  readonly #requestLosses: number;
  readonly #answerLosses: number;
  #requestBytes: number = FIGURES.requestBytes.value;

  constructor(world: World) {
    this.#world = world;
    this.network = networkOf(world);
    this.lossShare = world.clients.lossShare;
    this.#missShare = resolverMissShares(world);
    this.#lastMiles = streamOf(world.seed, 'last-mile');
    this.#connections = streamOf(world.seed, 'connection');
    this.#names = streamOf(world.seed, 'dns');
    this.#jitters = streamOf(world.seed, 'jitter');
    this.#handshakes = streamOf(world.seed, 'handshake');
    this.#firstLosses = streamOf(world.seed, 'loss-first');
    this.#laterLosses = streamOf(world.seed, 'loss-later');
    this.#requestLosses = streamOf(world.seed, 'loss-request');
    this.#answerLosses = streamOf(world.seed, 'loss-answer');
  }

  /** `requestBytes`: of what it sends; a typical request when left out. */
  draw(index: number, city: number, requestBytes: number = FIGURES.requestBytes.value): void {
    const { clients } = this.#world;
    const { cityToPop } = this.network;
    this.#city = city;
    this.#requestBytes = requestBytes;
    this.#lastMileUs = drawLastMileUs(clients.access, city, uniform(this.#lastMiles, index));
    this.#jitter = exponential(uniform(this.#jitters, index));
    this.isNew = uniform(this.#connections, index) < clients.newConnectionShare;
    this.#handshake = this.isNew ? drawHandshake(this.#world, uniform(this.#handshakes, index)) : 'reused';
    this.transportTrips = HANDSHAKES[this.#handshake].transport;
    this.tlsTrips = HANDSHAKES[this.#handshake].tls;
    if (this.lossShare > 0) this.#drawLosses(index);
    const isMiss = this.isNew && uniform(this.#names, index) < (this.#missShare[city] as number);
    const missUs = isMiss ? cityToPop.us(city, this.network.nearestPop(city)) : 0;
    this.dnsUs = this.isNew ? this.#lastMileUs + RESOLVER_US + missUs : 0;
  }

  /** Time that lost packets cost this request and its answer of `bytes`. */
  lostUs(rttUs: number, bytes: number): number {
    const { lossShare } = this;
    if (lossShare === 0) return 0;
    const shakeUs = this.isNew
      ? handshakeLossUs(this.#handshake, rttUs, lossShare, this.#firstU, this.#laterU)
      : 0;
    const requestUs = dataLossUs(this.#requestBytes, rttUs, lossShare, this.#requestU);
    return shakeUs + requestUs + dataLossUs(bytes, rttUs, lossShare, this.#answerU);
  }

  #drawLosses(index: number): void {
    this.#requestU = uniform(this.#requestLosses, index);
    this.#answerU = uniform(this.#answerLosses, index);
    if (!this.isNew) return;
    this.#firstU = uniform(this.#firstLosses, index);
    this.#laterU = uniform(this.#laterLosses, index);
  }

  rttToPopUs(pop: number): number {
    return this.#rttUs(this.network.cityToPop, this.network.cityToPopJitter, pop);
  }

  rttToRegionUs(region: number): number {
    return this.#rttUs(this.network.cityToRegion, this.network.cityToRegionJitter, region);
  }

  #rttUs(paths: Table, jitterMeans: Table, place: number): number {
    const quietUs = paths.us(this.#city, place) + this.#lastMileUs;
    const jitterUs = Math.round(this.#jitter * jitterMeans.us(this.#city, place));
    return quietUs + Math.min(jitterUs, Math.round(quietUs / 2) + JITTER_CAP_US);
  }
}

/**
 * By city, the share of lookups that its resolver must pass on. One resolver for each city; a miss costs the way to the nearest
 * PoP. By the mean rate of requests, surges and the rhythm of the day left out.
 */
export function resolverMissShares({ traffic, clients }: World): Float64Array {
  const perSecond =
    traffic.trace.length > 0
      ? recordedPerSecond(traffic.trace)
      : PLACES.cities.map((_, city) => traffic.perSecond * shareOfCity(city));
  return Float64Array.from(perSecond, (rate) =>
    missShare(rate * clients.newConnectionShare, FIGURES.dnsTtlS.value),
  );
}

/** By city, how often a recording has requests of it between the first and the last of them. */
function recordedPerSecond(trace: World['traffic']['trace']): Float64Array {
  const { length } = PLACES.cities;
  const counts = new Float64Array(length);
  const firstMs = new Float64Array(length).fill(Infinity);
  const lastMs = new Float64Array(length);
  for (const { atMs, cityId } of trace) {
    const city = cityIndexOf(cityId);
    if (city === undefined) continue;
    counts[city]! += 1;
    firstMs[city] = Math.min(firstMs[city] as number, atMs);
    lastMs[city] = Math.max(lastMs[city] as number, atMs);
  }
  return counts.map((count, city) =>
    count < 2 ? 0 : (1_000 * (count - 1)) / ((lastMs[city] as number) - (firstMs[city] as number)),
  );
}
