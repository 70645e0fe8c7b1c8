/**
 * Live traffic: the simulation paced by real time, at a multiple of it, with the user's component answering. Virtual time
 * follows the clock while this machine keeps up, and falls behind rather than skip a request when it does not.
 */
import { LimitReached } from '../host/environment.ts';
import type { RequestHandler } from '../host/handler.ts';
import { costOf } from '../model/cost/cost.ts';
import { createSimulation, type Simulation } from '../model/simulation.ts';
import type { Cost } from '../protocol/cost.ts';
import type { RunFailure } from '../protocol/failure.ts';
import type { Limited } from '../protocol/result.ts';
import type { SimulatorEvent, Speed, TrafficFrame, TrafficInput } from '../protocol/simulator.ts';
import type { World } from '../project/world.ts';
import { peakPerSecond } from '../project/world-traffic.ts';
import { createExecutor, type Executor } from './executor.ts';
import { LiveMeasurement } from './live-measurement.ts';
import { measureForTraffic } from './measure-for-traffic.ts';
import { requestBytes } from './router-request.ts';
import { executedShare, stepUs } from './speed.ts';

/** Real time a tick may take; what is left of its virtual time is dropped. */
const TICK_BUDGET_MS = 40;
const TICK_MS = 16;
const FRAME_MS = 33;
const SIGNAL_MS = 100;
const COST_MS = 250;
const DRAWN_PER_FRAME = 200;
/** A longer pause, such as a sleeping laptop, is not caught up with. */
const LONGEST_TICK_MS = 100;
const PACE_WINDOW_MS = 1_000;

type Post = (event: SimulatorEvent, transfer?: Transferable[]) => void;

export class Traffic {
  readonly #runId: number;
  readonly #post: Post;
  readonly #world: World;
  readonly #simulation: Simulation;
  readonly #executor: Executor;
  /** Of each kind of request. */
  readonly #measurements: readonly LiveMeasurement[];
  readonly #speed: Speed;
  readonly #stepUs: number;
  readonly #pace: Pace;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tickedMs = performance.now();
  #framedMs = 0;
  #costs: readonly Cost[] = [];
  #costedMs = -Infinity;
  #signalledMs = 0;

  constructor(
    handler: RequestHandler,
    { runId, world, requests, speed, cpuLimitMs }: Limited<TrafficInput>,
    post: Post,
  ) {
    this.#runId = runId;
    this.#post = post;
    this.#world = world;
    this.#speed = speed;
    this.#pace = new Pace(speed);
    const peak = peakPerSecond(world.traffic.perSecond, world.traffic.surges);
    this.#stepUs = stepUs(peak, speed);
    const entering = (): void => this.#signal();
    const measurements = requests.map(
      (request) =>
        new LiveMeasurement(measureForTraffic(handler, world, request, cpuLimitMs, entering), world.seed),
    );
    const { handlerUs, startUs } = world.compute;
    this.#measurements = measurements;
    this.#executor = createExecutor(handler, {
      world,
      kinds: requests.map((request, kind) => ({
        request,
        computeUs: (index) =>
          handlerUs === 'measured' ? (measurements[kind] as LiveMeasurement).computeUs(index) : handlerUs,
        isStated: handlerUs !== 'measured',
      })),
      share: executedShare(peak, speed),
      cpuLimitMs,
      entering,
    });
    this.#simulation = createSimulation(world, {
      execute: this.#executor.execute,
      edgeStartUs: (index) =>
        startUs === 'measured' ? (measurements[0] as LiveMeasurement).startUs(index) : startUs,
      requestBytes: requests.map(requestBytes),
      spanUs: speed * 1_000_000,
    });
  }

  start(): void {
    this.#tickedMs = performance.now();
    this.#tick();
  }

  stop(failure: RunFailure | null = null): void {
    clearTimeout(this.#timer);
    this.#costedMs = -Infinity;
    this.#postFrame();
    this.#post({ type: 'stopped', runId: this.#runId, failure });
  }

  #tick(): void {
    try {
      this.#pass();
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      this.stop(error.failure);
    }
  }

  #pass(): void {
    const startMs = performance.now();
    const elapsedMs = Math.min(LONGEST_TICK_MS, startMs - this.#tickedMs);
    this.#pace.add(startMs - this.#tickedMs, this.#advance(startMs, elapsedMs * 1_000 * this.#speed));
    this.#tickedMs = startMs;
    this.#measurements.forEach((measurement, kind) => measurement.add(this.#executor.takeComputeTime(kind)));
    if (performance.now() - this.#framedMs >= FRAME_MS) this.#postFrame();
    this.#timer = setTimeout(() => this.#tick(), Math.max(0, TICK_MS - (performance.now() - startMs)));
  }

  /** Lets up to `wantedUs` of virtual time pass, in whole steps; returns how much did. */
  #advance(startMs: number, wantedUs: number): number {
    const simulation = this.#simulation;
    const fromUs = simulation.nowUs;
    const untilUs = fromUs + wantedUs;
    while (simulation.nowUs < untilUs && performance.now() - startMs < TICK_BUDGET_MS)
      simulation.advance(Math.min(untilUs, simulation.nowUs + this.#stepUs));
    return simulation.nowUs - fromUs;
  }

  /** Tells, not too often, that the handler is about to be entered: a slow one may hold back the next frame. */
  #signal(): void {
    const nowMs = performance.now();
    if (nowMs - Math.max(this.#signalledMs, this.#framedMs) < SIGNAL_MS) return;
    this.#signalledMs = nowMs;
    this.#post({ type: 'entering', runId: this.#runId });
  }

  #currentCosts(): readonly Cost[] {
    const { platforms, prices } = this.#world;
    if (this.#framedMs - this.#costedMs < COST_MS) return this.#costs;
    this.#costedMs = this.#framedMs;
    this.#costs = platforms.map((_, at) => costOf(this.#simulation.bills(at), prices));
    return this.#costs;
  }

  #postFrame(): void {
    this.#framedMs = performance.now();
    const drawn = this.#simulation.takeDrawn(DRAWN_PER_FRAME);
    const outcomes = this.#simulation.takeOutcomes();
    const frame: TrafficFrame = {
      type: 'frame',
      runId: this.#runId,
      nowUs: this.#simulation.nowUs,
      speed: this.#speed,
      pace: this.#pace.current,
      platforms: this.#simulation.traffic(),
      costs: this.#currentCosts(),
      drawn,
      outcomes,
      generated: this.#simulation.generated,
      executed: this.#executor.executed,
      measurements: this.#measurements.map((measurement) => measurement.current()),
      firstFailure: this.#executor.firstFailure,
    };
    const columns = [drawn.startUs, drawn.city, ...drawn.totalUs, ...drawn.place, ...drawn.behind];
    const { platform, span, outcome, times } = outcomes;
    this.#post(
      frame,
      [...columns, platform, span, outcome, times].map(({ buffer }) => buffer),
    );
  }
}

/** Share of the wanted virtual time that passed in the last second. */
class Pace {
  readonly #speed: Speed;
  #realMs = 0;
  #virtualMs = 0;
  current = 1;

  constructor(speed: Speed) {
    this.#speed = speed;
  }

  add(realMs: number, virtualUs: number): void {
    this.#realMs += realMs;
    this.#virtualMs += virtualUs / 1_000;
    if (this.#realMs < PACE_WINDOW_MS) return;
    this.current = Math.min(1, this.#virtualMs / (this.#realMs * this.#speed));
    this.#realMs = 0;
    this.#virtualMs = 0;
  }
}
