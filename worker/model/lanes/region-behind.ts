/** What becomes of requests in the region behind their PoP, where a platform has one, and on the way back. */
import { FIGURES } from '../data/constants.ts';
import { halfUs, wireUs } from '../network/legs.ts';
import { type Pool, QUEUED, REJECTED } from '../platforms/pool.ts';
import type { TimeHeap } from '../platforms/time-heap.ts';
import * as column from './columns.ts';
import { ANSWERED_BY_REGION, LEAVES_REGION, pushEvent } from './events.ts';
import type { LanePools } from './pools.ts';

const BACKBONE_MBPS = FIGURES.backboneMbps.value;

export class RegionBehind {
  readonly #rows: column.Rows;
  readonly #heap: TimeHeap;
  readonly #pools: LanePools;

  constructor(rows: column.Rows, heap: TimeHeap, pools: LanePools) {
    this.#rows = rows;
    this.#heap = heap;
    this.#pools = pools;
  }

  reach(row: number, nowUs: number): void {
    const { values } = this.#rows;
    const pool = this.#pools.behind(values[row + column.REGION] as number);
    values[row + column.QUEUED_AT_US] = nowUs;
    const found = pool.isDown ? REJECTED : pool.enter(row, nowUs);
    if (found === REJECTED) this.#fail(row, nowUs);
    else if (found !== QUEUED) this.#begin(row, pool, nowUs);
  }

  leave(row: number, nowUs: number): void {
    const { values } = this.#rows;
    const pool = this.#pools.behind(values[row + column.REGION] as number);
    if (values[row + column.REGION_EPOCH] !== pool.epoch) return this.#fail(row, nowUs);
    pushEvent(this.#heap, nowUs + this.#wayBackUs(row), ANSWERED_BY_REGION, row);
    values[row + column.BACKBONE_US]! += wireUs(values[row + column.RESPONSE_BYTES] as number, BACKBONE_MBPS);
    pool.leave(values[row + column.REGION_INSTANCE] as number, nowUs);
    this.beginWaiting(pool, nowUs);
  }

  beginWaiting(pool: Pool, nowUs: number): void {
    for (let row = pool.next(nowUs); row >= 0; row = pool.next(nowUs)) this.#begin(row, pool, nowUs);
  }

  /** Those who wait there are told so; what is worked on there is found lost when it leaves. */
  goDown(region: number, nowUs: number): void {
    for (const row of this.#pools.behind(region).fail(nowUs)) this.#fail(row, nowUs);
  }

  #begin(row: number, pool: Pool, nowUs: number): void {
    const { values } = this.#rows;
    values[row + column.REGION_INSTANCE] = pool.instance;
    values[row + column.REGION_EPOCH] = pool.epoch;
    values[row + column.QUEUE_US]! += nowUs - (values[row + column.QUEUED_AT_US] as number);
    pushEvent(this.#heap, nowUs + column.workUs(values, row), LEAVES_REGION, row);
  }

  /** The PoP hears that the region has no answer; the error that it answers with has no body to speak of. */
  #fail(row: number, nowUs: number): void {
    const { values } = this.#rows;
    values[row + column.FAILED] = 1;
    values[row + column.RESPONSE_BYTES] = 0;
    pushEvent(this.#heap, nowUs + this.#wayBackUs(row), ANSWERED_BY_REGION, row);
  }

  /** From the region to the PoP, with the answer. */
  #wayBackUs(row: number): number {
    const { values } = this.#rows;
    const rttUs = values[row + column.BACKBONE_US] as number;
    return rttUs - halfUs(rttUs) + wireUs(values[row + column.RESPONSE_BYTES] as number, BACKBONE_MBPS);
  }
}
