/** The pools of one platform: one for each place that clients reach, and one for each region behind PoPs. */
import type { World } from '../../project/world.ts';
import { popsOf } from '../places.ts';
import { Pool } from '../platforms/pool.ts';
import type { PoolLimits } from '../platforms/pool.ts';
import type { PlatformSpec } from '../platforms/spec.ts';

/** Mean numbers: instances that exist, instances with work, requests being worked on. */
export interface LaneUsage {
  readonly alive: number;
  readonly busy: number;
  readonly inService: number;
}

export class LanePools {
  readonly #spec: PlatformSpec;
  /** PoPs that stand at each place. */
  readonly #counts: readonly number[];
  readonly #front: (Pool | undefined)[] = [];
  readonly #behind: (Pool | undefined)[] = [];
  /** Share of every pool's capacity that can be used. */
  #capacity = 1;

  constructor(world: World, spec: PlatformSpec) {
    this.#spec = spec;
    this.#counts = spec.place === 'pop' ? popsOf(world).map(({ count }) => count) : [];
    for (const region of spec.regions) this.replicasIn(region);
  }

  at(place: number): Pool {
    return (this.#front[place] ??= this.#open(timesOver(this.#spec.limits, this.#counts[place] ?? 1)));
  }

  behind(region: number): Pool {
    return (this.#behind[region] ??= this.#open(this.#spec.behind as PoolLimits));
  }

  /** Of a platform in regions. */
  replicasIn(region: number): Pool {
    return this.#spec.behind ? this.behind(region) : this.at(region);
  }

  /** Places that nobody came to yet begin with it. */
  throttle(share: number): void {
    this.#capacity = share;
    for (const pool of this.all()) pool.throttle(share);
  }

  deploy(nowUs: number): void {
    for (const pool of this.all()) pool.deploy(nowUs);
  }

  instancesAt(nowUs: number): number {
    return this.all().reduce((sum, pool) => sum + pool.countAt(nowUs), 0);
  }

  /** Means over time up to then, over all places. */
  usageAt(nowUs: number): LaneUsage {
    let [alive, busy, inService] = [0, 0, 0];
    for (const pool of this.all()) {
      const usage = pool.usageAt(nowUs);
      alive += usage.aliveUs / nowUs;
      busy += usage.busyUs / nowUs;
      inService += usage.serviceUs / nowUs;
    }
    return { alive, busy, inService };
  }

  /** Of the places that somebody came to, those that clients reach first. */
  all(): readonly Pool[] {
    return [...this.reached(), ...this.reachedBehind()];
  }

  reached(): readonly Pool[] {
    return this.#front.filter((pool) => pool !== undefined);
  }

  reachedBehind(): readonly Pool[] {
    return this.#behind.filter((pool) => pool !== undefined);
  }

  #open(limits: PoolLimits): Pool {
    const pool = new Pool(limits);
    if (this.#capacity < 1) pool.throttle(this.#capacity);
    return pool;
  }
}

/** Several PoPs that stand at the same place are one with room for all. */
function timesOver(limits: PoolLimits, count: number): PoolLimits {
  return count === 1
    ? limits
    : {
        ...limits,
        instanceLimit: limits.instanceLimit * count,
        queueLimit: limits.queueLimit * count,
      };
}
