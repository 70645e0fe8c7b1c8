/** Traffic for tests: the world's, from its beginning, without the clock. The same world and compute give the same figures. */
import { LimitReached } from '../host/environment.ts';
import type { RequestHandler } from '../host/handler.ts';
import { cityIndexOf } from '../model/places.ts';
import { createSimulation, type Execute, type Simulation } from '../model/simulation.ts';
import type { Tally } from '../model/tally.ts';
import type { PlatformFigures, SeenTraffic } from '../project/tests/evidence.ts';
import type { World } from '../project/world.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { ComputeMeasurement } from '../protocol/measurement.ts';
import type { PlatformTraffic } from '../protocol/simulator.ts';
import { createExecutor } from './executor.ts';
import { requestBytes } from './router-request.ts';

/** As many as a scenario has that does not say, unless the first day brings fewer. */
const MOST_REQUESTS = 100_000;
const MOST_SECONDS = 86_400;
/** So many of them, evenly spread, run the component; the others take the outcome of the last that did. */
const MOST_EXECUTED = 1_000;

interface TrafficOptions {
  readonly world: World;
  readonly request: HttpRequest;
  /** Of the request in the project. */
  readonly index: number;
  readonly cityIds: readonly string[];
  readonly measurement: ComputeMeasurement;
  readonly cpuLimitMs: number;
  readonly entering: () => void;
  readonly onSimulated: (count: number) => void;
}

export function seeTraffic(handler: RequestHandler, options: TrafficOptions): SeenTraffic {
  const { index, onSimulated } = options;
  try {
    const { simulation, latencies } = simulate(handler, options);
    onSimulated(simulation.generated);
    const traffic = simulation.traffic();
    const value = traffic.map((each, at) => figuresOf(each, simulation, at, latencies.of(at)));
    return { request: index, platforms: { ok: true, value } };
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    return { request: index, platforms: { ok: false, failure: error.failure } };
  }
}

function simulate(
  handler: RequestHandler,
  options: TrafficOptions,
): { readonly simulation: Simulation; readonly latencies: Latencies } {
  const { request, cityIds, measurement, entering } = options;
  // A test names the one request that all clients send.
  const world = { ...options.world, traffic: { ...options.world.traffic, mix: [] } };
  const { handlerUs, startUs } = world.compute;
  const compute = handlerUs === 'measured' ? Math.round(measurement.compute.p50Us) : handlerUs;
  const start = startUs === 'measured' ? Math.round(measurement.start.p50Us) : startUs;
  const expected = Math.min(MOST_REQUESTS, world.traffic.perSecond * MOST_SECONDS);
  const { execute } = createExecutor(handler, {
    ...options,
    world,
    kinds: [{ request, computeUs: () => compute, isStated: handlerUs !== 'measured' }],
    share: MOST_EXECUTED / expected,
  });
  const latencies = new Latencies(world.platforms.length, cityIds);
  const simulation = createSimulation(world, {
    execute: (...arrival) => {
      latencies.note(arrival[0]);
      return execute(...arrival);
    },
    edgeStartUs: () => start,
    requestBytes: [requestBytes(request)],
    arrivalLimit: MOST_REQUESTS,
    onServed: (platform, draw, totalUs) => latencies.add(platform, draw, totalUs),
  });
  for (let second = 1; second <= MOST_SECONDS; second += 1) {
    entering();
    simulation.advance(second * 1_000_000);
    if (simulation.generated >= MOST_REQUESTS || simulation.isOver) break;
  }
  simulation.finish();
  return { simulation, latencies };
}

/** All latencies on each platform, and apart those from some cities. */
class Latencies {
  readonly #cityIds: readonly string[];
  readonly #wanted: ReadonlyMap<number, string>;
  readonly #cityOf = new Map<number, string>();
  readonly #all: readonly number[][];
  readonly #fromCities: readonly ReadonlyMap<string, number[]>[];

  constructor(platforms: number, cityIds: readonly string[]) {
    this.#cityIds = cityIds;
    this.#wanted = new Map(cityIds.map((id) => [cityIndexOf(id) ?? -1, id]));
    this.#all = Array.from({ length: platforms }, () => []);
    this.#fromCities = this.#all.map(() => new Map(cityIds.map((id) => [id, []])));
  }

  note({ draw, cityIndex, isAttack }: Parameters<Execute>[0]): void {
    const cityId = this.#wanted.get(cityIndex);
    if (cityId !== undefined && !isAttack) this.#cityOf.set(draw, cityId);
  }

  add(platform: number, draw: number, totalUs: number): void {
    this.#all[platform]?.push(totalUs);
    const cityId = this.#cityOf.get(draw);
    if (cityId !== undefined) this.#fromCities[platform]?.get(cityId)?.push(totalUs);
  }

  of(platform: number): PlatformFigures['latencies'] {
    const ofCity = (cityId: string) => ({
      cityId,
      us: sorted(this.#fromCities[platform]?.get(cityId)),
    });
    return [{ cityId: null, us: sorted(this.#all[platform]) }, ...this.#cityIds.map(ofCity)];
  }
}

const sorted = (us: readonly number[] = []): Float64Array => Float64Array.from(us).sort();

function figuresOf(
  { platform, served, coldStarts, rejected, failed }: PlatformTraffic,
  simulation: Simulation,
  at: number,
  latencies: PlatformFigures['latencies'],
): PlatformFigures {
  const { attack } = simulation.tallies[at] as Tally;
  const sent = simulation.generated - attack.generated;
  return { platform, sent, served, coldStarts, errors: rejected + failed, latencies };
}
