/** The three platforms with their pools and their counts: what becomes of a request that reaches them. */
import type { World } from '../../project/world.ts';
import type { PlatformTraffic } from '../../protocol/simulator.ts';
import { PLATFORM_IDS } from '../../protocol/waterfall.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { FIGURES } from '../data/constants.ts';
import { countOf, percentilesOf } from '../histogram.ts';
import { halfUs, NEW_WINDOW, transferUs, WARM_WINDOW } from '../network/legs.ts';
import { popsOf } from '../places.ts';
import { streamOf, uniform } from '../random.ts';
import { Tally } from '../tally.ts';
import * as column from '../under-way.ts';
import type { UnderWay } from '../under-way.ts';
import { drawColdStart } from './cold-start.ts';
import { Environments } from './environments.ts';
import { REJECTED, Slots } from './slots.ts';

export const LAMBDA = PLATFORM_IDS.indexOf('lambda');
export const CONTAINERS = PLATFORM_IDS.indexOf('containers');
export const EDGE = PLATFORM_IDS.indexOf('edge');

const DOWN_MBPS = FIGURES.downMbps.value;

export class Platforms {
  readonly tallies: readonly Tally[] = PLATFORM_IDS.map(() => new Tally());
  readonly #world: World;
  readonly #underWay: UnderWay;
  readonly #uploadUs: number;
  readonly #environments: Environments;
  readonly #containers: Slots;
  readonly #pops: readonly Slots[];
  readonly #inits: number;
  readonly #placements: number;

  constructor(world: World, underWay: UnderWay, uploadUs: number) {
    const { seed, lambda, containers, edge } = world;
    this.#world = world;
    this.#underWay = underWay;
    this.#uploadUs = uploadUs;
    this.#environments = new Environments(lambda.keepAliveS * 1_000_000, lambda.concurrencyLimit);
    this.#containers = new Slots(containers.replicas * containers.concurrency, containers.queueLimit);
    this.#pops = popsOf(world).map(
      ({ count }) => new Slots(count * edge.concurrency, count * FIGURES.edgeQueueLimit.value),
    );
    this.#inits = streamOf(seed, 'cold-start-init');
    this.#placements = streamOf(seed, 'cold-start-platform');
  }

  reachRegion(row: number, nowUs: number): void {
    this.#enterLambda(row, nowUs);
    this.#enterContainers(row, nowUs);
  }

  /** A fresh instance for every request, once the PoP has a slot for it. */
  reachPop(row: number, nowUs: number): void {
    const { rows } = this.#underWay;
    const pop = this.#pops[rows[row + column.POP] as number] as Slots;
    const startUs = pop.enter(nowUs);
    if (startUs === REJECTED) return this.#reject(row, EDGE, nowUs);
    this.#tally(EDGE).coldStarts += 1;
    pop.release(this.#serve(row, EDGE, nowUs, startUs - nowUs, rows[row + column.EDGE_START_US] as number));
  }

  traffic(nowUs: number): readonly PlatformTraffic[] {
    return PLATFORM_IDS.map((platform, index) => {
      const tally = this.#tally(index);
      const recent = tally.recent(nowUs);
      return {
        platform,
        recent: percentilesOf(recent),
        recentCount: countOf(recent),
        overall: percentilesOf(tally.overall),
        served: tally.served,
        coldStarts: tally.coldStarts,
        rejected: tally.rejected,
        failed: tally.failed,
        instances: this.#instances(platform, nowUs),
      };
    });
  }

  #instances(platform: PlatformId, nowUs: number): number {
    if (platform === 'lambda') return this.#environments.countAt(nowUs);
    if (platform === 'containers') return this.#world.containers.replicas;
    return this.#pops.reduce((sum, pop) => sum + pop.busyAt(nowUs), 0);
  }

  #tally(platform: number): Tally {
    return this.tallies[platform] as Tally;
  }

  #enterLambda(row: number, nowUs: number): void {
    const found = this.#environments.enter(nowUs);
    if (found === 'rejected') return this.#reject(row, LAMBDA, nowUs);
    if (found === 'cold') this.#tally(LAMBDA).coldStarts += 1;
    const coldUs = found === 'cold' ? this.#coldStartUs(row) : 0;
    this.#environments.release(this.#serve(row, LAMBDA, nowUs, 0, coldUs));
  }

  #coldStartUs(row: number): number {
    const index = this.#underWay.rows[row + column.INDEX] as number;
    const { coldStart } = this.#world.lambda;
    const drawn = drawColdStart(coldStart, uniform(this.#inits, index), uniform(this.#placements, index));
    return drawn.initUs + drawn.platformUs;
  }

  #enterContainers(row: number, nowUs: number): void {
    const startUs = this.#containers.enter(nowUs);
    if (startUs === REJECTED) return this.#reject(row, CONTAINERS, nowUs);
    this.#containers.release(this.#serve(row, CONTAINERS, nowUs, startUs - nowUs, 0));
  }

  #reject(row: number, platform: number, nowUs: number): void {
    const { rows } = this.#underWay;
    const rttUs = rows[row + column.RTT_US + platform] as number;
    const wayBackUs = rttUs - halfUs(rttUs);
    rows[row + column.TOTAL_US + platform] = nowUs + wayBackUs - (rows[row + column.ARRIVAL_US] as number);
    this.#tally(platform).rejected += 1;
  }

  /** Counts a request that the platform takes at `nowUs`; answers when its instance is done with it. */
  #serve(row: number, platform: number, nowUs: number, queueUs: number, coldUs: number): number {
    const { rows } = this.#underWay;
    const arrivalUs = rows[row + column.ARRIVAL_US] as number;
    const isNew = rows[row + column.IS_NEW] as number;
    const rttUs = rows[row + column.RTT_US + platform] as number;
    const computeUs = rows[row + column.COMPUTE_US + platform] as number;
    const waitUs = rows[row + column.WAIT_US + platform] as number;
    const lateUs = rows[row + column.LATE_US + platform] as number;
    const bytes = rows[row + column.RESPONSE_BYTES + platform] as number;
    const downUs = transferUs(bytes, rttUs, isNew === 1 ? NEW_WINDOW : WARM_WINDOW, DOWN_MBPS);
    const thereUs = halfUs(rttUs);
    const doneUs = nowUs + queueUs + coldUs + computeUs + waitUs;
    const totalUs = doneUs - arrivalUs + (rttUs - thereUs) + downUs;
    rows[row + column.TOTAL_US + platform] = totalUs;
    const tally = this.#tally(platform);
    if (rows[row + column.FAILED + platform] === 1) {
      tally.failed += 1;
      return doneUs + lateUs;
    }
    tally.served += 1;
    tally.recordLatency(arrivalUs, totalUs);
    const dnsUs = rows[row + column.DNS_US] as number;
    const shakeUs = isNew * rttUs;
    const sums = tally.segmentSumsUs;
    // In the order of SEGMENT_KINDS; a loop over an array literal would allocate for every request.
    sums[0]! += dnsUs;
    sums[1]! += shakeUs;
    sums[2]! += shakeUs;
    sums[3]! += thereUs + this.#uploadUs;
    sums[4]! += queueUs;
    sums[5]! += coldUs;
    sums[6]! += computeUs;
    sums[7]! += waitUs;
    sums[8]! += rttUs - thereUs;
    sums[9]! += downUs;
    return doneUs + lateUs;
  }
}
