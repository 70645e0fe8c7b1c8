/** Replicas that follow the load: looked at in each region every so often, and grown when new ones have started. */
import type { World } from '../../project/world.ts';
import { Autoscaler } from '../platforms/autoscaler.ts';
import type { Pool } from '../platforms/pool.ts';
import type { PlatformSpec } from '../platforms/spec.ts';
import type { TimeHeap } from '../platforms/time-heap.ts';
import { GROWS, pushEvent, SCALES } from './events.ts';
import type { LanePools } from './pools.ts';

export class Scaling {
  readonly #autoscaler: Autoscaler;
  readonly #heap: TimeHeap;
  readonly #pools: LanePools;

  constructor(autoscaler: Autoscaler, heap: TimeHeap, pools: LanePools) {
    this.#autoscaler = autoscaler;
    this.#heap = heap;
    this.#pools = pools;
  }

  /** Null where replicas do not follow the load. */
  static start(world: World, spec: PlatformSpec, heap: TimeHeap, pools: LanePools): Scaling | null {
    const autoscaler = Autoscaler.of(world, spec);
    if (autoscaler === null) return null;
    for (const region of spec.regions) pushEvent(heap, autoscaler.periodUs, SCALES, region);
    return new Scaling(autoscaler, heap, pools);
  }

  scale(region: number, nowUs: number): void {
    const pool = this.#pools.replicasIn(region);
    const { wanted, starts } = this.#autoscaler.look(region, pool, nowUs);
    for (const startUs of starts) pushEvent(this.#heap, nowUs + startUs, GROWS, region);
    if (wanted < pool.size) pool.resize(wanted, nowUs);
    pushEvent(this.#heap, nowUs + this.#autoscaler.periodUs, SCALES, region);
  }

  /** A replica is ready: the pool that has room now, or null where it is no longer wanted. */
  grow(region: number, nowUs: number): Pool | null {
    if (!this.#autoscaler.started(region)) return null;
    const pool = this.#pools.replicasIn(region);
    pool.resize(pool.size + 1, nowUs);
    return pool;
  }
}
