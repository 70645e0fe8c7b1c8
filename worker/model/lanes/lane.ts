/**
 * One platform in virtual time: requests leave their clients, reach a place, wait for an instance there, are worked on and
 * answered. All platforms see the same arrivals and share nothing, so each is a lane of its own. Events are kept in a heap
 * of times; the same calls give the same outcome whatever the steps between them.
 */
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import type { Bill } from '../cost/cost.ts';
import { FIGURES } from '../data/constants.ts';
import type { DrawnSample } from '../drawn.ts';
import { halfUs, wireUs } from '../network/legs.ts';
import { popToRegion, type Table } from '../network/network.ts';
import { PLACES, popsOf } from '../places.ts';
import { type Pool, QUEUED, REJECTED } from '../platforms/pool.ts';
import { type PlatformSpec, specOf } from '../platforms/spec.ts';
import { type DrawStart, startOf } from '../platforms/start.ts';
import { TimeHeap } from '../platforms/time-heap.ts';
import { streamOf, uniform } from '../random.ts';
import { capacityOf, isStillDown, type Turn } from '../faults/timeline.ts';
import type { Execute } from '../simulation.ts';
import type { RoutingDecision } from '../routing/decision.ts';
import { popSite, regionSite } from '../routing/locate.ts';
import type { Tally } from '../tally.ts';
import type { Client } from '../traffic/clients.ts';
import * as column from './columns.ts';
import {
  ANSWERED_BY_REGION,
  KINDS,
  LEAVES,
  LEAVES_REGION,
  pushEvent,
  REACHES,
  REACHES_REGION,
  SCALES,
} from './events.ts';
import { Ledger } from './ledger.ts';
import { ModuleCache } from './module-cache.ts';
import { LanePools, type LaneUsage } from './pools.ts';
import { RegionBehind } from './region-behind.ts';
import { LaneRouter, UNREACHED } from './router.ts';
import { Scaling } from './scaling.ts';

/** In the place of `LATE_US`: the client has its answer, and the instance works on. */
const ANSWERED = -1;

export interface LaneOptions {
  readonly execute: Execute;
  readonly edgeStartUs: (arrivalIndex: number) => number;
  /** By kind of request. */
  readonly requestBytes: readonly number[];
  /** Of the component that a PoP loads. */
  readonly moduleBytes: number;
  readonly onServed: ((platform: number, draw: number, totalUs: number) => void) | null;
  /** Length of the spans in which outcomes are logged; null where nobody reads them. */
  readonly spanUs: number | null;
}

/** An arrival as the lanes see it; the same object again and again. */
export interface Departure {
  index: number;
  /** The number for draws that concern it. */
  draw: number;
  cityIndex: number;
  arrivalUs: number;
  /** Of request. */
  kind: number;
  isAttack: boolean;
  /** Where its totals are collected for the map, or -1. */
  drawn: number;
}

export class Lane {
  readonly id: PlatformId;
  readonly #options: LaneOptions;
  readonly #spec: PlatformSpec;
  /** By kind of request. */
  readonly #uploadUs: Float64Array;
  readonly #edgeUs: number;
  readonly #filteredShare: number;
  readonly #filters: number;
  #toRegion: Table;
  readonly #modules: ModuleCache;
  readonly #rows = new column.Rows();
  readonly #heap = new TimeHeap(256);
  readonly #router: LaneRouter;
  readonly #drawStart: DrawStart;
  readonly #popIds: readonly string[];
  readonly #pools: LanePools;
  readonly #ledger: Ledger;
  readonly #behind: RegionBehind;
  readonly #scaling: Scaling | null;

  constructor(world: World, id: PlatformId, position: number, sample: DrawnSample, options: LaneOptions) {
    this.id = id;
    this.#options = options;
    this.#spec = specOf(world, id);
    this.#drawStart = startOf(world, id, options.edgeStartUs);
    this.#uploadUs = Float64Array.from(options.requestBytes, (bytes) => wireUs(bytes, FIGURES.upMbps.value));
    this.#edgeUs = Math.round(world.hybrid.edgeUs);
    this.#filteredShare = this.#spec.place === 'pop' ? world.edge.filteredAttackShare : 0;
    this.#filters = streamOf(world.seed, 'attack-filter');
    this.#toRegion = popToRegion(world);
    this.#popIds = popsOf(world).map(({ id }) => id);
    this.#pools = new LanePools(world, this.#spec);
    this.#behind = new RegionBehind(this.#rows, this.#heap, this.#pools);
    const { spanUs, onServed } = options;
    const ledgerOptions = { position, spanUs, onServed };
    this.#router = new LaneRouter(world, this.#spec, this.#pools);
    this.#ledger = new Ledger(world, this.#spec, this.#rows, sample, ledgerOptions);
    this.#modules = new ModuleCache(
      this.#router.places,
      options.moduleBytes,
      this.#spec.moduleCacheUs,
      this.#toRegion,
      this.#ledger.tally,
    );
    this.#scaling = Scaling.start(world, this.#spec, this.#heap, this.#pools);
  }

  get tally(): Tally {
    return this.#ledger.tally;
  }

  /** Lets every request come to its end. Replicas no longer follow the load. */
  finish(): void {
    const heap = this.#heap;
    while (heap.size > 0) {
      const key = heap.firstTime;
      const nowUs = Math.floor(key / KINDS);
      const kind = key - nowUs * KINDS;
      const row = heap.pop();
      if (kind !== SCALES) this.#happen(kind, row, nowUs);
    }
  }

  /** Everything that happens until then, in order of time. */
  runUntil(untilUs: number): void {
    const heap = this.#heap;
    const lastKey = untilUs * KINDS + KINDS - 1;
    while (heap.firstTime <= lastKey) {
      const key = heap.firstTime;
      // Remainders of large numbers are slow.
      const nowUs = Math.floor(key / KINDS);
      this.#happen(key - nowUs * KINDS, heap.pop(), nowUs);
    }
  }

  /** A client sends its request. */
  depart(client: Client, departure: Departure): void {
    const { draw, cityIndex, arrivalUs } = departure;
    const router = this.#router;
    const isLoad = !departure.isAttack || !this.#isFiltered(draw);
    const place = router.route(draw, cityIndex, arrivalUs, isLoad);
    if (place === UNREACHED) return this.#ledger.failUnreached(departure);
    const row = this.#rows.take();
    const { values } = this.#rows;
    const isAtPop = this.#spec.place === 'pop';
    const rttUs = isAtPop ? client.rttToPopUs(place) : client.rttToRegionUs(place);
    const { dnsUs, isNew } = client;
    const uploadUs = this.#uploadUs[departure.kind] as number;
    values[row + column.DRAW] = draw;
    values[row + column.ARRIVAL_US] = arrivalUs;
    values[row + column.PLACE] = place;
    values[row + column.IS_NEW] = isNew ? 1 : 0;
    values[row + column.IS_ATTACK] = departure.isAttack ? 1 : 0;
    if (departure.isAttack) this.#ledger.tally.attack.generated += 1;
    values[row + column.KIND] = departure.kind;
    values[row + column.UPLOAD_US] = uploadUs;
    values[row + column.RTT_US] = rttUs;
    values[row + column.DNS_US] = dnsUs;
    values[row + column.TCP_US] = client.transportTrips * rttUs;
    values[row + column.TLS_US] = client.tlsTrips * rttUs;
    values[row + column.COLD_US] = 0;
    values[row + column.INIT_US] = 0;
    values[row + column.QUEUE_US] = 0;
    values[row + column.BACKBONE_US] = 0;
    values[row + column.DRAWN] = departure.drawn;
    this.#execute(row, departure, place);
    if (router.isSpilled && !departure.isAttack) this.#ledger.tally.spilled += 1;
    const lostUs = router.lostUs + client.lostUs(rttUs, values[row + column.RESPONSE_BYTES] as number);
    values[row + column.LOST_US] = lostUs;
    const shakeUs = (client.transportTrips + client.tlsTrips) * rttUs;
    const reachUs = arrivalUs + lostUs + dnsUs + shakeUs + halfUs(rttUs) + uploadUs;
    pushEvent(this.#heap, reachUs, REACHES, row);
  }

  /** Cables are cut or mended: from now on PoPs reach regions in these times. */
  rewire(toRegion: Table, nowUs: number): void {
    this.runUntil(nowUs);
    this.#toRegion = toRegion;
    this.#router.rewire(toRegion);
    this.#modules.rewire(toRegion);
  }

  /** A fault begins or ends; `on` are those that are on from then. Requests that are under way where a place fails are lost. */
  turn({ atUs: nowUs, fault, phase }: Turn, on: World['faults']): void {
    this.runUntil(nowUs);
    if (phase === 'ends' && isStillDown(fault, on)) return;
    if (fault.kind === 'deploy') this.#deploy(nowUs);
    else if (fault.kind === 'brown-out' && fault.platform === this.id)
      this.#throttle(capacityOf(this.id, on), nowUs);
    else if (fault.kind === 'pop-outage' && this.#spec.place === 'pop')
      this.#changePopOutage(this.#popIds.indexOf(fault.pop), phase, nowUs);
    else if (fault.kind === 'region-outage') {
      const region = PLACES.regions.findIndex(({ id }) => id === fault.region);
      if (this.#spec.regions.includes(region)) this.#changeRegionOutage(region, phase, nowUs);
    }
  }

  /** What becomes of a client of a city right now. */
  explain(draw: number, city: number, nowUs: number): RoutingDecision {
    return this.#router.explain(draw, city, nowUs);
  }

  instancesAt(nowUs: number): number {
    return this.#pools.instancesAt(nowUs);
  }

  /** What is billed for everything up to then. */
  billsAt(nowUs: number): readonly Bill[] {
    const { replicas, regions } = this.#spec;
    const pools = replicas === null ? [] : regions.map((region) => this.#pools.replicasIn(region));
    return this.#ledger.billsAt(nowUs, pools);
  }

  /** Means over time up to then, over all places. */
  usageAt(nowUs: number): LaneUsage {
    return this.#pools.usageAt(nowUs);
  }

  #happen(kind: number, row: number, nowUs: number): void {
    switch (kind) {
      case REACHES:
        return this.#reach(row, nowUs);
      case LEAVES:
        return this.#leave(row, nowUs);
      case REACHES_REGION:
        return this.#behind.reach(row, nowUs);
      case LEAVES_REGION:
        return this.#behind.leave(row, nowUs);
      case ANSWERED_BY_REGION:
        return this.#leave(row, nowUs);
      case SCALES:
        return this.#scaling?.scale(row, nowUs);
      default:
        return this.#grow(row, nowUs);
    }
  }

  /** The handler runs where its code is: at the place, or in the region behind it. */
  #execute(row: number, departure: Departure, place: number): void {
    const { values } = this.#rows;
    const region = this.#spec.behind
      ? this.#router.regionBehind(place, departure.draw, departure.arrivalUs)
      : -1;
    const isAtPop = region < 0 && this.#spec.place === 'pop';
    const did = this.#options.execute(
      departure,
      this.id,
      isAtPop ? popSite(place) : regionSite(region < 0 ? place : region),
    );
    values[row + column.REGION] = region;
    values[row + column.COMPUTE_US] = Math.round(did.computeUs);
    values[row + column.WAIT_US] = Math.round(did.waitUs);
    // The instance at the PoP has nothing to do with what goes on behind it.
    values[row + column.LATE_US] = region < 0 ? Math.round(did.lateUs) : 0;
    values[row + column.RESPONSE_BYTES] = did.responseBytes;
    values[row + column.FAILED] = did.failed ? 1 : 0;
  }

  #reach(row: number, nowUs: number): void {
    const { values } = this.#rows;
    const pool = this.#pools.at(values[row + column.PLACE] as number);
    if (pool.isDown) {
      this.#ledger.lose(row);
      this.#rows.release(row);
      return;
    }
    if (values[row + column.IS_ATTACK] === 1 && this.#isFiltered(values[row + column.DRAW] as number)) {
      this.#ledger.filter(row);
      this.#rows.release(row);
      return;
    }
    values[row + column.QUEUED_AT_US] = nowUs;
    const found = pool.enter(row, nowUs);
    if (found === REJECTED) {
      this.#ledger.reject(row, nowUs);
      this.#rows.release(row);
    } else if (found !== QUEUED) this.#begin(row, pool, nowUs);
  }

  /** On the instance that the pool has just given to it. */
  #begin(row: number, pool: Pool, nowUs: number): void {
    const { values } = this.#rows;
    values[row + column.INSTANCE] = pool.instance;
    values[row + column.EPOCH] = pool.epoch;
    values[row + column.QUEUE_US] = nowUs - (values[row + column.QUEUED_AT_US] as number);
    const { isFresh } = pool;
    const readyUs = this.#readyAt(row, pool, nowUs);
    values[row + column.STARTED] = isFresh || readyUs > nowUs ? 1 : 0;
    values[row + column.COLD_US] = readyUs - nowUs;
    if (this.#spec.behind) {
      const region = values[row + column.REGION] as number;
      const rttUs = this.#toRegion.us(values[row + column.PLACE] as number, region);
      values[row + column.BACKBONE_US] = rttUs;
      pushEvent(this.#heap, readyUs + this.#edgeUs + halfUs(rttUs), REACHES_REGION, row);
      return;
    }
    pushEvent(this.#heap, readyUs + column.workUs(values, row), LEAVES, row);
  }

  #readyAt(row: number, pool: Pool, nowUs: number): number {
    const { values } = this.#rows;
    if (!pool.isFresh) return this.#spec.limits.concurrency === 1 ? nowUs : Math.max(nowUs, pool.readyAtUs());
    const start = this.#drawStart(values[row + column.DRAW] as number, values[row + column.TLS_US] as number);
    const readyUs = this.#modules.readyAt(values[row + column.PLACE] as number, nowUs) + start.startUs;
    pool.startsUntil(readyUs);
    values[row + column.INIT_US] = start.initUs;
    this.#ledger.tally.coldStarts += 1;
    return readyUs;
  }

  #leave(row: number, nowUs: number): void {
    const { values } = this.#rows;
    const pool = this.#pools.at(values[row + column.PLACE] as number);
    const lateUs = values[row + column.LATE_US] as number;
    const isLost = values[row + column.EPOCH] !== pool.epoch;
    if (lateUs !== ANSWERED) {
      if (isLost) this.#ledger.lose(row);
      else this.#ledger.answer(row);
    }
    if (lateUs > 0 && !isLost) {
      values[row + column.LATE_US] = ANSWERED;
      pushEvent(this.#heap, nowUs + lateUs, LEAVES, row);
      return;
    }
    if (!isLost) pool.leave(values[row + column.INSTANCE] as number, nowUs);
    this.#rows.release(row);
    if (isLost) return;
    this.#beginWaiting(pool, nowUs);
  }

  #beginWaiting(pool: Pool, nowUs: number): void {
    for (let row = pool.next(nowUs); row >= 0; row = pool.next(nowUs)) this.#begin(row, pool, nowUs);
  }

  #isFiltered(index: number): boolean {
    return this.#filteredShare > 0 && uniform(this.#filters, index) < this.#filteredShare;
  }

  #deploy(nowUs: number): void {
    this.#pools.deploy(nowUs);
    this.#modules.forgetAll();
  }

  #throttle(share: number, nowUs: number): void {
    this.#pools.throttle(share);
    for (const pool of this.#pools.reached()) this.#beginWaiting(pool, nowUs);
    for (const pool of this.#pools.reachedBehind()) this.#behind.beginWaiting(pool, nowUs);
  }

  #changePopOutage(pop: number, phase: Turn['phase'], nowUs: number): void {
    if (pop < 0) return;
    this.#changeOutage(pop, phase, nowUs);
    if (phase === 'begins') this.#modules.forget(pop);
  }

  #changeRegionOutage(region: number, phase: Turn['phase'], nowUs: number): void {
    if (this.#spec.behind === null) return this.#changeOutage(region, phase, nowUs);
    if (phase === 'ends') this.#pools.behind(region).recover(nowUs);
    else this.#behind.goDown(region, nowUs);
  }

  #changeOutage(place: number, phase: Turn['phase'], nowUs: number): void {
    const pool = this.#pools.at(place);
    if (phase === 'ends') {
      pool.recover(nowUs);
      return;
    }
    for (const row of pool.fail(nowUs)) {
      this.#ledger.lose(row);
      this.#rows.release(row);
    }
  }

  #grow(region: number, nowUs: number): void {
    const pool = this.#scaling?.grow(region, nowUs);
    if (!pool) return;
    if (this.#spec.behind) this.#behind.beginWaiting(pool, nowUs);
    else this.#beginWaiting(pool, nowUs);
  }
}
