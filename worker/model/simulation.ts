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
import { countOf, percentilesOf } from './histogram.ts';
import { halfUs, NEW_WINDOW, transferUs, WARM_WINDOW, wireUs } from './network/legs.ts';
import { PLACES } from './places.ts';
import { drawColdStart } from './platforms/cold-start.ts';
import { Environments } from './platforms/environments.ts';
import { REJECTED, Slots } from './platforms/slots.ts';
import { TimeHeap } from './platforms/time-heap.ts';
import { streamOf, uniform } from './random.ts';
import { locate } from './routing/locate.ts';
import type { Site } from './routing/site.ts';
import { Tally } from './tally.ts';
import { Arrivals } from './traffic/arrivals.ts';
import { Client } from './traffic/clients.ts';
import { UnderWay } from './under-way.ts';

/** What a handler did: compute and waits for origins in microseconds, the size of its answer, whether it failed. */
export interface Execution {
  readonly computeUs: number;
  readonly waitUs: number;
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

const LAMBDA = PLATFORM_IDS.indexOf('lambda');
const CONTAINERS = PLATFORM_IDS.indexOf('containers');
const EDGE = PLATFORM_IDS.indexOf('edge');

/** Columns of a request under way. Those of a platform are three in a row, in the order of `PLATFORM_IDS`. */
const INDEX = 0;
const ARRIVAL_US = 1;
const CITY = 2;
const POP = 3;
const IS_NEW = 4;
const DNS_US = 5;
const RTT_US = 6;
const COMPUTE_US = 9;
const WAIT_US = 12;
const BYTES = 15;
const FAILED = 18;
const TOTAL_US = 21;
const EDGE_START_US = 24;
const ROADS_LEFT = 25;
const STRIDE = 26;

class Simulator implements Simulation {
  nowUs = 0;
  generated = 0;
  readonly tallies: readonly Tally[] = PLATFORM_IDS.map(() => new Tally());

  readonly #world: World;
  readonly #execute: Execute;
  readonly #edgeStartUs: (arrivalIndex: number) => number;
  readonly #uploadUs: number;
  #arrivalLimit: number;
  readonly #arrivals: Arrivals;
  readonly #client: Client;
  readonly #underWay = new UnderWay(STRIDE);
  readonly #toRegion = new TimeHeap(64);
  readonly #toPops = new TimeHeap(64);
  readonly #environments: Environments;
  readonly #containers: Slots;
  readonly #pops: readonly Slots[];
  readonly #inits: number;
  readonly #placements: number;
  readonly #sample = new DrawnSample();
  readonly #arrival = { index: 0, cityIndex: 0, arrivalUs: 0 };

  constructor(world: World, options: SimulationOptions) {
    this.#world = world;
    this.#execute = options.execute;
    this.#edgeStartUs = options.edgeStartUs;
    this.#uploadUs = wireUs(options.requestBytes ?? FIGURES.requestBytes.value, FIGURES.upMbps.value);
    this.#arrivalLimit = options.arrivalLimit ?? Infinity;
    this.#arrivals = new Arrivals(world);
    this.#client = new Client(world);
    const { lambda, containers, edge } = world;
    this.#environments = new Environments(lambda.keepAliveS * 1_000_000, lambda.concurrencyLimit);
    this.#containers = new Slots(containers.replicas * containers.concurrency, containers.queueLimit);
    this.#pops = PLACES.pops.map(() => new Slots(edge.concurrency, FIGURES.edgeQueueLimit.value));
    this.#inits = streamOf(world.seed, 'cold-start-init');
    this.#placements = streamOf(world.seed, 'cold-start-platform');
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
      this.advance(Math.max(this.nowUs, Math.min(this.#toRegion.firstTime, this.#toPops.firstTime)));
    }
  }

  traffic(): readonly PlatformTraffic[] {
    return PLATFORM_IDS.map((platform, index) => {
      const tally = this.tallies[index] as Tally;
      const recent = tally.recent(this.nowUs);
      return {
        platform,
        recent: percentilesOf(recent),
        recentCount: countOf(recent),
        overall: percentilesOf(tally.overall),
        served: tally.served,
        coldStarts: tally.coldStarts,
        rejected: tally.rejected,
        failed: tally.failed,
        instances: this.#instances(platform),
      };
    });
  }

  takeDrawn(limit: number): DrawnRequests {
    return this.#sample.take(limit);
  }

  #instances(platform: PlatformId): number {
    if (platform === 'lambda') return this.#environments.countAt(this.nowUs);
    if (platform === 'containers') return this.#world.containers.replicas;
    return this.#pops.reduce((sum, pop) => sum + pop.busyAt(this.nowUs), 0);
  }

  /** A client sends a request on both roads: to the region and to its PoP. */
  #depart(): void {
    const { index, timeUs, city } = this.#arrivals;
    const client = this.#client;
    client.draw(index, city);
    const row = this.#underWay.take();
    const { rows } = this.#underWay;
    rows[row + INDEX] = index;
    rows[row + ARRIVAL_US] = timeUs;
    rows[row + CITY] = city;
    rows[row + POP] = client.pop;
    rows[row + IS_NEW] = client.isNew ? 1 : 0;
    rows[row + DNS_US] = client.dnsUs;
    rows[row + RTT_US + LAMBDA] = client.regionRttUs;
    rows[row + RTT_US + CONTAINERS] = client.regionRttUs;
    rows[row + RTT_US + EDGE] = client.popRttUs;
    rows[row + EDGE_START_US] = Math.round(this.#edgeStartUs(index));
    rows[row + ROADS_LEFT] = 2;
    this.#run(rows, row);
    this.#toRegion.push(this.#reachUs(rows, row, LAMBDA), row);
    this.#toPops.push(this.#reachUs(rows, row, EDGE), row);
    this.generated += 1;
  }

  #run(rows: Float64Array, row: number): void {
    const arrival = this.#arrival;
    arrival.index = rows[row + INDEX] as number;
    arrival.cityIndex = rows[row + CITY] as number;
    arrival.arrivalUs = rows[row + ARRIVAL_US] as number;
    for (let platform = 0; platform < PLATFORM_IDS.length; platform += 1) {
      const id = PLATFORM_IDS[platform] as PlatformId;
      const did = this.#execute(arrival, id, locate(this.#world, id, arrival.cityIndex));
      rows[row + COMPUTE_US + platform] = Math.round(did.computeUs);
      rows[row + WAIT_US + platform] = Math.round(did.waitUs);
      rows[row + BYTES + platform] = did.responseBytes;
      rows[row + FAILED + platform] = did.failed ? 1 : 0;
    }
  }

  /** When a request is complete at its platform: lookup, handshakes, way there, upload. */
  #reachUs(rows: Float64Array, row: number, platform: number): number {
    const rttUs = rows[row + RTT_US + platform] as number;
    const handshakesUs = 2 * rttUs * (rows[row + IS_NEW] as number);
    const leftUs = (rows[row + ARRIVAL_US] as number) + (rows[row + DNS_US] as number);
    return leftUs + handshakesUs + halfUs(rttUs) + this.#uploadUs;
  }

  /** Settles every request that reaches its platform by `untilUs`. */
  #reach(untilUs: number): void {
    while (this.#toRegion.firstTime <= untilUs) {
      const nowUs = this.#toRegion.firstTime;
      const row = this.#toRegion.pop();
      this.#settleLambda(row, nowUs);
      this.#settleContainers(row, nowUs);
      this.#release(row);
    }
    while (this.#toPops.firstTime <= untilUs) {
      const nowUs = this.#toPops.firstTime;
      const row = this.#toPops.pop();
      this.#settleEdge(row, nowUs);
      this.#release(row);
    }
  }

  #settleLambda(row: number, nowUs: number): void {
    const found = this.#environments.enter(nowUs);
    if (found === 'rejected') return this.#reject(row, LAMBDA, nowUs);
    const coldUs = found === 'cold' ? this.#coldStartUs(row) : 0;
    if (found === 'cold') (this.tallies[LAMBDA] as Tally).coldStarts += 1;
    this.#environments.release(this.#serve(row, LAMBDA, nowUs, 0, coldUs));
  }

  #settleContainers(row: number, nowUs: number): void {
    const startUs = this.#containers.enter(nowUs);
    if (startUs === REJECTED) return this.#reject(row, CONTAINERS, nowUs);
    this.#containers.release(this.#serve(row, CONTAINERS, nowUs, startUs - nowUs, 0));
  }

  #settleEdge(row: number, nowUs: number): void {
    const { rows } = this.#underWay;
    const pop = this.#pops[rows[row + POP] as number] as Slots;
    const startUs = pop.enter(nowUs);
    if (startUs === REJECTED) return this.#reject(row, EDGE, nowUs);
    (this.tallies[EDGE] as Tally).coldStarts += 1;
    pop.release(this.#serve(row, EDGE, nowUs, startUs - nowUs, rows[row + EDGE_START_US] as number));
  }

  #coldStartUs(row: number): number {
    const index = this.#underWay.rows[row + INDEX] as number;
    const preset = this.#world.lambda.coldStart;
    const cold = drawColdStart(preset, uniform(this.#inits, index), uniform(this.#placements, index));
    return cold.initUs + cold.platformUs;
  }

  #reject(row: number, platform: number, nowUs: number): void {
    const { rows } = this.#underWay;
    const rttUs = rows[row + RTT_US + platform] as number;
    rows[row + TOTAL_US + platform] = nowUs + rttUs - halfUs(rttUs) - (rows[row + ARRIVAL_US] as number);
    (this.tallies[platform] as Tally).rejected += 1;
  }

  /** Counts a request that the platform takes at `nowUs`; answers when its instance is done with it. */
  #serve(row: number, platform: number, nowUs: number, queueUs: number, coldUs: number): number {
    const { rows } = this.#underWay;
    const tally = this.tallies[platform] as Tally;
    const arrivalUs = rows[row + ARRIVAL_US] as number;
    const rttUs = rows[row + RTT_US + platform] as number;
    const computeUs = rows[row + COMPUTE_US + platform] as number;
    const waitUs = rows[row + WAIT_US + platform] as number;
    const isNew = rows[row + IS_NEW] as number;
    const window = isNew === 1 ? NEW_WINDOW : WARM_WINDOW;
    const downUs = transferUs(rows[row + BYTES + platform] as number, rttUs, window, FIGURES.downMbps.value);
    const doneUs = nowUs + queueUs + coldUs + computeUs + waitUs;
    const totalUs = doneUs - arrivalUs + rttUs - halfUs(rttUs) + downUs;
    rows[row + TOTAL_US + platform] = totalUs;
    if (rows[row + FAILED + platform] === 1) {
      tally.failed += 1;
      return doneUs;
    }
    tally.served += 1;
    tally.recordLatency(arrivalUs, totalUs);
    const sums = tally.segmentSumsUs;
    const dnsUs = rows[row + DNS_US] as number;
    sums[0] = (sums[0] as number) + dnsUs;
    sums[1] = (sums[1] as number) + rttUs * isNew;
    sums[2] = (sums[2] as number) + rttUs * isNew;
    sums[3] = (sums[3] as number) + halfUs(rttUs) + this.#uploadUs;
    sums[4] = (sums[4] as number) + queueUs;
    sums[5] = (sums[5] as number) + coldUs;
    sums[6] = (sums[6] as number) + computeUs;
    sums[7] = (sums[7] as number) + waitUs;
    sums[8] = (sums[8] as number) + rttUs - halfUs(rttUs);
    sums[9] = (sums[9] as number) + downUs;
    return doneUs;
  }

  #release(row: number): void {
    const { rows } = this.#underWay;
    const left = (rows[row + ROADS_LEFT] as number) - 1;
    rows[row + ROADS_LEFT] = left;
    if (left > 0) return;
    this.#sample.offer(
      rows[row + ARRIVAL_US] as number,
      rows[row + CITY] as number,
      rows[row + POP] as number,
      rows[row + TOTAL_US + LAMBDA] as number,
      rows[row + TOTAL_US + CONTAINERS] as number,
      rows[row + TOTAL_US + EDGE] as number,
    );
    this.#underWay.release(row);
  }
}
