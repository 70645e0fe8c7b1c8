/**
 * The streaming simulation: open arrivals from the whole world meet three platforms in virtual time. All platforms see the
 * same arrivals from the same clients, so they differ only by what they do. A request is settled when it reaches its
 * platform: its whole future is known then, since queues are first come, first served.
 */
import type { World } from '../project/world.ts';
import type { DrawnRequests, PlatformTraffic } from '../protocol/simulator.ts';
import { PLATFORM_IDS } from '../protocol/waterfall.ts';
import type { PlatformId } from '../protocol/waterfall.ts';
import { FIGURES } from './data/constants.ts';
import { DrawnSample } from './drawn.ts';
import { halfUs, wireUs } from './network/legs.ts';
import { CONTAINERS, EDGE, LAMBDA, Platforms } from './platforms/platforms.ts';
import { TimeHeap } from './platforms/time-heap.ts';
import { locate } from './routing/locate.ts';
import type { Site } from './routing/site.ts';
import type { Tally } from './tally.ts';
import { Arrivals } from './traffic/arrivals.ts';
import { Client } from './traffic/clients.ts';
import * as column from './under-way.ts';

/** What a handler did, in microseconds, the size of its answer, and whether it failed. */
export interface Execution {
  /** Until the answer was complete. */
  readonly computeUs: number;
  /** For origins and timers, until the answer was complete. */
  readonly waitUs: number;
  /** Work after the answer, waits included: nobody waits for it, and the instance is busy with it. */
  readonly lateUs: number;
  readonly responseBytes: number;
  readonly failed: boolean;
}

export interface Arrival {
  readonly index: number;
  readonly cityIndex: number;
  readonly arrivalUs: number;
}

/**
 * Called once for each arrival and platform, the platforms of one arrival one after another in the order of
 * `PLATFORM_IDS`, at the time of the arrival: before it is known whether the platform will take the request. `arrival` is
 * reused: read it, do not keep it. The answer may be reused as well.
 */
export type Execute = (arrival: Arrival, platform: PlatformId, site: Site) => Execution;

export interface SimulationOptions {
  readonly execute: Execute;
  /** Start of the fresh instance that answers this arrival at the edge, microseconds. */
  readonly edgeStartUs: (arrivalIndex: number) => number;
  /** Size of each request; a typical one when left out. */
  readonly requestBytes?: number;
  /** No more than this many arrivals; without it they never end. */
  readonly arrivalLimit?: number;
}

export interface Simulation {
  readonly nowUs: number;
  readonly generated: number;
  /** Lets virtual time pass. The outcome does not depend on the size of the steps. */
  advance(untilUs: number): void;
  /** Ends arrivals and lets every request under way reach its platform. */
  finish(): void;
  /** In the order of `PLATFORM_IDS`. `generated` minus served, rejected and failed are on their way to the platform. */
  traffic(): readonly PlatformTraffic[];
  /** An even sample of the arrivals that all platforms have settled since the last call. */
  takeDrawn(limit: number): DrawnRequests;
  /** For reports, in the order of `PLATFORM_IDS`; owned by the simulation. */
  readonly tallies: readonly Tally[];
}

export function createSimulation(world: World, options: SimulationOptions): Simulation {
  return new Simulator(world, options);
}

class Simulator implements Simulation {
  nowUs = 0;
  generated = 0;
  readonly #world: World;
  readonly #options: SimulationOptions;
  #arrivalLimit: number;
  readonly #uploadUs: number;
  readonly #arrivals: Arrivals;
  readonly #client: Client;
  readonly #underWay = new column.UnderWay();
  readonly #toRegion = new TimeHeap(64);
  readonly #toPops = new TimeHeap(64);
  readonly #platforms: Platforms;
  readonly #sample = new DrawnSample();
  readonly #arrival = { index: 0, cityIndex: 0, arrivalUs: 0 };

  constructor(world: World, options: SimulationOptions) {
    this.#world = world;
    this.#options = options;
    this.#arrivalLimit = options.arrivalLimit ?? Infinity;
    this.#uploadUs = wireUs(options.requestBytes ?? FIGURES.requestBytes.value, FIGURES.upMbps.value);
    this.#arrivals = new Arrivals(world);
    this.#client = new Client(world);
    this.#platforms = new Platforms(world, this.#underWay, this.#uploadUs);
  }

  get tallies(): readonly Tally[] {
    return this.#platforms.tallies;
  }

  advance(untilUs: number): void {
    for (;;) {
      const nextUs = this.generated < this.#arrivalLimit ? this.#arrivals.timeUs : Infinity;
      this.#reach(Math.min(nextUs, untilUs));
      if (nextUs > untilUs) break;
      this.#depart();
      this.#arrivals.step();
    }
    this.nowUs = Math.max(this.nowUs, untilUs);
  }

  finish(): void {
    this.#arrivalLimit = this.generated;
    while (this.#toRegion.size + this.#toPops.size > 0) {
      this.advance(Math.min(this.#toRegion.firstTime, this.#toPops.firstTime));
    }
  }

  traffic(): readonly PlatformTraffic[] {
    return this.#platforms.traffic(this.nowUs);
  }

  takeDrawn(limit: number): DrawnRequests {
    return this.#sample.take(limit);
  }

  /** A client sends a request on both roads: to the region and to its PoP. */
  #depart(): void {
    const { index, timeUs, city } = this.#arrivals;
    const client = this.#client;
    client.draw(index, city);
    const row = this.#underWay.take();
    const { rows } = this.#underWay;
    rows[row + column.INDEX] = index;
    rows[row + column.ARRIVAL_US] = timeUs;
    rows[row + column.CITY] = city;
    rows[row + column.POP] = client.pop;
    rows[row + column.IS_NEW] = client.isNew ? 1 : 0;
    rows[row + column.DNS_US] = client.dnsUs;
    rows[row + column.EDGE_START_US] = Math.round(this.#options.edgeStartUs(index));
    rows[row + column.ROADS_LEFT] = 2;
    rows[row + column.RTT_US + LAMBDA] = client.regionRttUs;
    rows[row + column.RTT_US + CONTAINERS] = client.regionRttUs;
    rows[row + column.RTT_US + EDGE] = client.popRttUs;
    this.#execute(rows, row);
    this.#toRegion.push(this.#reachUs(client.regionRttUs), row);
    this.#toPops.push(this.#reachUs(client.popRttUs), row);
    this.generated += 1;
  }

  #execute(rows: Float64Array, row: number): void {
    const arrival = this.#arrival;
    arrival.index = rows[row + column.INDEX] as number;
    arrival.cityIndex = rows[row + column.CITY] as number;
    arrival.arrivalUs = rows[row + column.ARRIVAL_US] as number;
    for (let platform = 0; platform < PLATFORM_IDS.length; platform += 1) {
      const id = PLATFORM_IDS[platform] as PlatformId;
      const did = this.#options.execute(arrival, id, locate(this.#world, id, arrival.cityIndex));
      rows[row + column.COMPUTE_US + platform] = Math.round(did.computeUs);
      rows[row + column.WAIT_US + platform] = Math.round(did.waitUs);
      rows[row + column.LATE_US + platform] = Math.round(did.lateUs);
      rows[row + column.RESPONSE_BYTES + platform] = did.responseBytes;
      rows[row + column.FAILED + platform] = did.failed ? 1 : 0;
    }
  }

  /** When the request of the latest client is complete at a place: lookup, handshakes, way there, upload. */
  #reachUs(rttUs: number): number {
    const { isNew, dnsUs } = this.#client;
    return this.#arrivals.timeUs + dnsUs + (isNew ? 2 * rttUs : 0) + halfUs(rttUs) + this.#uploadUs;
  }

  /** Settles every request that reaches its platform by `untilUs`, in order of time. */
  #reach(untilUs: number): void {
    while (this.#toRegion.firstTime <= untilUs) {
      const nowUs = this.#toRegion.firstTime;
      const row = this.#toRegion.pop();
      this.#platforms.reachRegion(row, nowUs);
      this.#leaveRoad(row);
    }
    while (this.#toPops.firstTime <= untilUs) {
      const nowUs = this.#toPops.firstTime;
      const row = this.#toPops.pop();
      this.#platforms.reachPop(row, nowUs);
      this.#leaveRoad(row);
    }
  }

  #leaveRoad(row: number): void {
    const { rows } = this.#underWay;
    const left = (rows[row + column.ROADS_LEFT] as number) - 1;
    rows[row + column.ROADS_LEFT] = left;
    if (left > 0) return;
    this.#sample.offer(rows, row);
    this.#underWay.release(row);
  }
}
