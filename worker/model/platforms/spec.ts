/** What the platforms of a world are made of: where they answer, and the numbers of their pools. */
import type { World } from '../../project/world.ts';
import type { PlatformId } from '../../protocol/waterfall.ts';
import { FIGURES } from '../data/constants.ts';
import { regionIndexOf } from '../places.ts';
import type { PoolLimits } from './pool.ts';

export interface PlatformSpec {
  readonly id: PlatformId;
  /** What a client's request reaches first. */
  readonly place: 'pop' | 'region';
  readonly limits: PoolLimits;
  /** Indices of the regions where the platform runs; empty at PoPs alone. */
  readonly regions: readonly number[];
  /** Pools of the regions behind the PoPs; null where there are none. */
  readonly behind: PoolLimits | null;
  /** Where its containers' replicas are: at the place that clients reach, behind it, or nowhere. */
  readonly replicas: 'front' | 'behind' | null;
  /** How long a PoP keeps a module that nobody asks for; infinite where modules are always there. */
  readonly moduleCacheUs: number;
}

export function specOf(world: World, id: PlatformId): PlatformSpec {
  return { id, ...SPECS[id](world) };
}

const SPECS: Readonly<Record<PlatformId, (world: World) => Omit<PlatformSpec, 'id'>>> = {
  lambda: (world) => inRegions(lambdaLimits(world), [regionOf(world)]),
  containers: (world) => ({
    ...inRegions(containerLimits(world), containerRegions(world)),
    replicas: 'front',
  }),
  isolates: (world) => ({
    place: 'pop',
    limits: isolateLimits(world),
    regions: [],
    behind: null,
    replicas: null,
    moduleCacheUs: Infinity,
  }),
  edge: (world) => ({ ...atEdge(world), regions: [], behind: null, replicas: null }),
  hybrid: (world) => ({
    ...atEdge(world),
    regions: containerRegions(world),
    behind: containerLimits(world),
    replicas: 'behind',
  }),
};

function inRegions(limits: PoolLimits, regions: readonly number[]): Omit<PlatformSpec, 'id'> {
  return { place: 'region', limits, regions, behind: null, replicas: null, moduleCacheUs: Infinity };
}

const ANY_NUMBER = { startBurst: Infinity, startsPerSecond: Infinity } as const;

const regionOf = (world: World): number => regionIndexOf(world.region);

function containerRegions(world: World): readonly number[] {
  const { regions } = world.containers;
  return regions.length === 0 ? [regionOf(world)] : [...new Set(regions.map(regionIndexOf))];
}

function lambdaLimits({ lambda }: World): PoolLimits {
  const { concurrencyLimit, keepAliveS, provisioned, startsPer10S } = lambda;
  return {
    concurrency: 1,
    keepAliveUs: keepAliveS * 1_000_000,
    instanceLimit: Math.max(concurrencyLimit, provisioned),
    warmInstances: provisioned,
    queueLimit: 0,
    startBurst: startsPer10S,
    startsPerSecond: startsPer10S / 10,
  };
}

function containerLimits({ containers }: World): PoolLimits {
  const { concurrency, replicas, queueLimit } = containers;
  return {
    ...ANY_NUMBER,
    concurrency,
    keepAliveUs: Infinity,
    instanceLimit: replicas,
    warmInstances: replicas,
    queueLimit,
  };
}

function isolateLimits({ isolates }: World): PoolLimits {
  return {
    ...ANY_NUMBER,
    concurrency: isolates.concurrency,
    keepAliveUs: isolates.keepAliveS * 1_000_000,
    instanceLimit: 1,
    warmInstances: 0,
    queueLimit: FIGURES.edgeQueueLimit.value,
  };
}

function atEdge({ edge }: World): Pick<PlatformSpec, 'place' | 'limits' | 'moduleCacheUs'> {
  const isReused = edge.instances === 'reused';
  const concurrency = isReused ? edge.reuse.concurrency : 1;
  return {
    place: 'pop',
    limits: {
      ...ANY_NUMBER,
      concurrency,
      keepAliveUs: isReused ? edge.reuse.idleS * 1_000_000 : 0,
      instanceLimit: Math.max(1, Math.floor(edge.concurrency / concurrency)),
      warmInstances: 0,
      queueLimit: FIGURES.edgeQueueLimit.value,
    },
    moduleCacheUs: edge.moduleCacheS === null ? Infinity : edge.moduleCacheS * 1_000_000,
  };
}
