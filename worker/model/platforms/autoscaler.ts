/**
 * Replicas that follow the load, as Kubernetes' HorizontalPodAutoscaler does: every period it wants
 * ceil(current × utilisation / target), unless that is within the tolerance; at most doubled or four more at a time; fewer
 * only when the largest number wanted in the down-scale window allows it.
 */
import type { World } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import { lognormalQuantile, streamOf, uniform } from '../random.ts';
import type { Pool } from './pool.ts';
import type { PlatformSpec } from './spec.ts';

const PERIOD_US = 1_000_000 * FIGURES.autoscalePeriodS.value;
const WINDOW = FIGURES.autoscaleDownWindowS.value / FIGURES.autoscalePeriodS.value;

interface State {
  wanted: number;
  /** Replicas that are starting. */
  starting: number;
  servedUs: number;
  /** What was wanted in the last periods, before the window is looked at. */
  readonly recommended: number[];
  started: number;
}

export interface Scaling {
  readonly wanted: number;
  /** For each replica to be started, how long that takes, µs. */
  readonly starts: readonly number[];
}

/** Replicas that load asks for. `utilisation` and `target` are shares of the replicas' capacity. */
export function desiredReplicas(current: number, utilisation: number, target: number): number {
  const ratio = utilisation / target;
  return Math.abs(ratio - 1) <= FIGURES.autoscaleTolerance.value
    ? current
    : Math.ceil(current * ratio - 1e-9);
}

export class Autoscaler {
  readonly periodUs = PERIOD_US;
  readonly #least: number;
  readonly #most: number;
  readonly #target: number;
  readonly #concurrency: number;
  readonly #stream: number;
  readonly #states = new Map<number, State>();

  /** Null where the world's containers do not scale, or the platform has none. */
  static of(world: World, spec: PlatformSpec): Autoscaler | null {
    return world.containers.autoscale && spec.replicas !== null
      ? new Autoscaler(world, world.containers.autoscale)
      : null;
  }

  constructor(
    { seed, containers }: World,
    { most, targetShare }: NonNullable<World['containers']['autoscale']>,
  ) {
    this.#least = containers.replicas;
    this.#most = Math.max(most, containers.replicas);
    this.#target = targetShare;
    this.#concurrency = containers.concurrency;
    this.#stream = streamOf(seed, 'pod-start');
  }

  look(region: number, pool: Pool, nowUs: number): Scaling {
    const state = this.#stateOf(region);
    const { serviceUs } = pool.usageAt(nowUs);
    const utilisation = (serviceUs - state.servedUs) / (PERIOD_US * pool.size * this.#concurrency);
    state.servedUs = serviceUs;
    const desired = desiredReplicas(pool.size, utilisation, this.#target);
    const bounded = Math.min(this.#most, Math.max(this.#least, desired));
    state.recommended.push(bounded);
    if (state.recommended.length > WINDOW) state.recommended.shift();
    const highest = state.recommended.reduce((most, each) => Math.max(most, each));
    const ceiling = Math.max(2 * state.wanted, state.wanted + FIGURES.autoscaleUpPods.value);
    const wanted = Math.min(highest, ceiling);
    const starts = Array.from({ length: Math.max(0, wanted - state.wanted) }, () =>
      this.#startUs(region, state),
    );
    state.starting = Math.max(0, state.starting - Math.max(0, state.wanted - wanted)) + starts.length;
    state.wanted = wanted;
    return { wanted, starts };
  }

  /** A replica has started; answers whether it is still wanted. */
  started(region: number): boolean {
    const state = this.#stateOf(region);
    if (state.starting === 0) return false;
    state.starting -= 1;
    return true;
  }

  #stateOf(region: number): State {
    const known = this.#states.get(region);
    if (known) return known;
    const state = { wanted: this.#least, starting: 0, servedUs: 0, recommended: [], started: 0 };
    this.#states.set(region, state);
    return state;
  }

  #startUs(region: number, state: State): number {
    const { podStartMs, podStartSpread } = FIGURES;
    const u = uniform(this.#stream, region * 1_000_003 + state.started++);
    return Math.round(1_000 * lognormalQuantile(u, podStartMs.value, podStartSpread.value));
  }
}
