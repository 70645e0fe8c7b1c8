/**
 * The streaming simulation: open arrivals from the whole world meet the platforms in virtual time. All platforms see the
 * same arrivals from the same clients, so they differ only by what they do; each is a lane of its own.
 */
import type { World } from '../project/world.ts';
import type { DrawnRequests, Outcomes, PlatformTraffic } from '../protocol/simulator.ts';
import type { PlatformId } from '../protocol/waterfall.ts';
import { percentilesOf } from '../statistics/histogram.ts';
import type { Bill } from './cost/cost.ts';
import { FIGURES } from './data/constants.ts';
import { DrawnSample } from './drawn.ts';
import { cutsAt, isOn, type Turn, turnsOf } from './faults/timeline.ts';
import { type Departure, Lane } from './lanes/lane.ts';
import type { LaneUsage } from './lanes/pools.ts';
import { cablesWithout } from './network/cables.ts';
import { backboneAt, Network, networkOf } from './network/network.ts';
import { takeOutcomes } from './outcome-log.ts';
import { popsOf } from './places.ts';
import type { RoutingDecision } from './routing/decision.ts';
import type { Site } from './routing/site.ts';
import { answersOf, type Tally } from './tally.ts';
import { Arrivals } from './traffic/arrivals.ts';
import { Client } from './traffic/clients.ts';
import { kindsOf } from './traffic/kinds.ts';

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
  /** The number for draws that concern it; surges that are added do not change it. */
  readonly draw: number;
  readonly cityIndex: number;
  readonly arrivalUs: number;
  /** Of request: position in `world.traffic.mix`, 0 when that is empty. */
  readonly kind: number;
  /** Whether an attack brought it: then it has no credentials. */
  readonly isAttack: boolean;
}

/**
 * Called once for each arrival and platform, the platforms of one arrival one after another in the order of
 * `world.platforms`, at the time of the arrival: before it is known whether the platform will take the request. `arrival` is
 * reused: read it, do not keep it. The answer may be reused as well.
 */
export type Execute = (arrival: Arrival, platform: PlatformId, site: Site) => Execution;

export interface SimulationOptions {
  readonly execute: Execute;
  /** Start of the fresh instance that answers this arrival at the edge, microseconds. */
  readonly edgeStartUs: (arrivalIndex: number) => number;
  /** Size of each kind of request, in the order of the mix; typical ones when left out. */
  readonly requestBytes?: readonly number[];
  /** Size of the component; a typical one when left out. */
  readonly moduleBytes?: number;
  /** No more than this many arrivals, and time stands still after the last; without it they never end. */
  readonly arrivalLimit?: number;
  /** Called with each latency that counts: of the platform at this position of `world.platforms`, and which arrival's. */
  readonly onServed?: (platform: number, draw: number, totalUs: number) => void;
  /** Length of the spans in which outcomes are told; without it they are not. */
  readonly spanUs?: number;
}

export interface Simulation {
  readonly nowUs: number;
  readonly generated: number;
  /** Lets virtual time pass. The outcome does not depend on the size of the steps. */
  advance(untilUs: number): void;
  /** Ends arrivals and lets every request under way come to its end. */
  finish(): void;
  /** In the order of `world.platforms`. `generated` minus served, rejected and failed are under way. */
  traffic(): readonly PlatformTraffic[];
  /** An even sample of the arrivals that all platforms have settled since the last call. */
  takeDrawn(limit: number): DrawnRequests;
  /** What has come of requests since the last call; nothing without `spanUs`. */
  takeOutcomes(): Outcomes;
  /** Whether nobody comes any more: only a trace ends. */
  readonly isOver: boolean;
  /** Of the platform at this position of `world.platforms`, up to now. */
  usage(platform: number): LaneUsage;
  bills(platform: number): readonly Bill[];
  /** Where the next client from this city would be led on that platform, and why. */
  explain(platform: number, cityIndex: number): RoutingDecision;
  /** For reports, in the order of `world.platforms`; owned by the simulation. */
  readonly tallies: readonly Tally[];
}

export function createSimulation(world: World, options: SimulationOptions): Simulation {
  return new Simulator(world, options);
}

class Simulator implements Simulation {
  nowUs = 0;
  generated = 0;
  #arrivalLimit: number;
  readonly #world: World;
  readonly #network: Network;
  readonly #turns: readonly Turn[];
  /** Of `#turns`, how many are past. */
  #turned = 0;
  readonly #arrivals: Arrivals;
  readonly #kindOf: (draw: number) => number;
  readonly #requestBytes: readonly number[];
  readonly #client: Client;
  readonly #sample: DrawnSample;
  readonly #lanes: readonly Lane[];
  readonly #departure: Departure = {
    index: 0,
    draw: 0,
    cityIndex: 0,
    arrivalUs: 0,
    kind: 0,
    isAttack: false,
    drawn: -1,
  };

  constructor(world: World, options: SimulationOptions) {
    this.#arrivalLimit = options.arrivalLimit ?? Infinity;
    this.#world = world;
    this.#network = networkOf(world);
    this.#turns = turnsOf(world.faults);
    this.#arrivals = new Arrivals(world);
    this.#kindOf = kindsOf(world);
    const kinds = Math.max(1, world.traffic.mix.length);
    const typical = Array.from({ length: kinds }, () => FIGURES.requestBytes.value);
    this.#requestBytes = options.requestBytes ?? typical;
    this.#client = new Client(world);
    this.#sample = new DrawnSample(world.platforms.length);
    const laneOptions = {
      execute: options.execute,
      edgeStartUs: options.edgeStartUs,
      requestBytes: this.#requestBytes,
      moduleBytes: options.moduleBytes ?? FIGURES.moduleBytes.value,
      onServed: options.onServed ?? null,
      spanUs: options.spanUs ?? null,
    };
    this.#lanes = world.platforms.map((id, at) => new Lane(world, id, at, this.#sample, laneOptions));
  }

  get tallies(): readonly Tally[] {
    return this.#lanes.map(({ tally }) => tally);
  }

  advance(untilUs: number): void {
    for (;;) {
      const turn = this.#turns[this.#turned];
      if (turn === undefined || turn.atUs > untilUs) break;
      this.#arriveUntil(turn.atUs - 1);
      if (this.generated >= this.#arrivalLimit) break;
      this.#turn(turn);
      this.#turned += 1;
    }
    this.#arriveUntil(untilUs);
    const endUs = this.generated < this.#arrivalLimit ? untilUs : this.#departure.arrivalUs;
    for (const lane of this.#lanes) lane.runUntil(endUs);
    this.nowUs = Math.max(this.nowUs, endUs);
  }

  #arriveUntil(untilUs: number): void {
    while (this.generated < this.#arrivalLimit && this.#arrivals.timeUs <= untilUs) {
      this.#depart();
      this.#arrivals.step();
    }
  }

  /** A fault begins or ends. */
  #turn(turn: Turn): void {
    const on = this.#world.faults.filter((fault) => isOn(fault, turn.atUs));
    if (turn.fault.kind === 'cable-cut') this.#rewire(turn.atUs);
    const losses = on.map((fault) => (fault.kind === 'loss-burst' ? fault.share : 0));
    this.#client.lossShare = Math.max(this.#world.clients.lossShare, ...losses);
    for (const lane of this.#lanes) lane.turn(turn, on);
  }

  /** Paths are found anew around the cables that are cut now. */
  #rewire(nowUs: number): void {
    const world = this.#world;
    const cuts = cutsAt(world.faults, nowUs);
    this.#client.network =
      cuts.length === 0 ? this.#network : new Network(world.seed, popsOf(world), cablesWithout(cuts));
    const { popToRegion } = backboneAt(world, nowUs);
    for (const lane of this.#lanes) lane.rewire(popToRegion, nowUs);
  }

  finish(): void {
    this.#arrivalLimit = this.generated;
    for (const lane of this.#lanes) lane.finish();
  }

  traffic(): readonly PlatformTraffic[] {
    return this.#lanes.map((lane) => {
      const { tally } = lane;
      return {
        platform: lane.id,
        overall: percentilesOf(tally.overall),
        served: tally.served,
        coldStarts: tally.coldStarts,
        rejected: tally.rejected,
        failed: tally.failed,
        spilled: tally.spilled,
        instances: lane.instancesAt(this.nowUs),
        kinds: tally.kinds.length < 2 ? [] : tally.kinds.map(answersOf),
      };
    });
  }

  get isOver(): boolean {
    return this.#arrivals.timeUs === Infinity;
  }

  usage(platform: number): LaneUsage {
    return (this.#lanes[platform] as Lane).usageAt(this.nowUs);
  }

  bills(platform: number): readonly Bill[] {
    return (this.#lanes[platform] as Lane).billsAt(this.nowUs);
  }

  explain(platform: number, cityIndex: number): RoutingDecision {
    return (this.#lanes[platform] as Lane).explain(this.generated, cityIndex, this.nowUs);
  }

  takeDrawn(limit: number): DrawnRequests {
    return this.#sample.take(limit);
  }

  takeOutcomes(): Outcomes {
    return takeOutcomes(this.#lanes.map(({ tally }) => tally.log));
  }

  /** A client sends its request to every platform. */
  #depart(): void {
    const { index, draw, timeUs, city, isAttack } = this.#arrivals;
    const departure = this.#departure;
    departure.index = index;
    departure.draw = draw;
    departure.kind = this.#kindOf(draw);
    departure.isAttack = isAttack;
    departure.cityIndex = city;
    departure.arrivalUs = timeUs;
    departure.drawn = this.#sample.offer(timeUs, city);
    this.#client.draw(draw, city, this.#requestBytes[departure.kind]);
    for (let at = 0; at < this.#lanes.length; at += 1) {
      const lane = this.#lanes[at] as Lane;
      lane.runUntil(timeUs);
      lane.depart(this.#client, departure);
    }
    this.generated += 1;
  }
}
