/**
 * Runs the user's component for a simulation: every arrival in a pristine instance, at each place where that can make a
 * difference. A handler that calls no origin does the same everywhere, so it runs once.
 */
import { type Environment, LimitReached } from '../host/environment.ts';
import type { Execution as HandlerExecution, RequestHandler } from '../host/handler.ts';
import { type OriginFaults, originFaultsOf } from '../model/faults/origin-faults.ts';
import { cityAt } from '../model/places.ts';
import { streamOf } from '../model/random.ts';
import type { Site } from '../model/routing/site.ts';
import type { Arrival, Execute, Execution } from '../model/simulation.ts';
import type { World } from '../project/world.ts';
import type { RunFailure } from '../protocol/failure.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { PlatformId } from '../protocol/waterfall.ts';
import { originsSeenFrom } from './origins.ts';
import { responseBytes, routeRequest } from './router-request.ts';

export interface Executor {
  /** Throws LimitReached where the handler computes for too long: the next arrival would as well. */
  readonly execute: Execute;
  /** Arrivals that ran the component. */
  readonly executed: number;
  readonly firstFailure: RunFailure | null;
  /** Real time that requests of a kind took, with the reset of pooled instances, and how many they were, since the last call. */
  takeComputeTime(kind: number): { readonly ms: number; readonly runs: number };
}

/** What clients send. */
export interface ExecutedKind {
  readonly request: HttpRequest;
  /** What one request's compute is taken to be, with the work after its answer. */
  readonly computeUs: (arrivalIndex: number) => number;
  /** Whether that is a stated figure: then it is all taken to come before the answer. */
  readonly isStated: boolean;
}

export interface ExecutorOptions {
  readonly world: World;
  /** In the order of the world's mix; one where that is empty. */
  readonly kinds: readonly ExecutedKind[];
  /** Of the arrivals, how many run the component, 0 to 1; the others take the outcome of the last that did. */
  readonly share: number;
  /** Real time that the handler may compute for each request. */
  readonly cpuLimitMs: number;
  /** Called before each entry into the handler, so that a watchdog can tell work from a loop. */
  readonly entering?: () => void;
}

/** Those who all send the same request. */
interface Sender {
  readonly request: HttpRequest;
  /** By city. */
  readonly routed: Map<number, HttpRequest>;
  /** What came last at each place, for arrivals that do not run. */
  readonly latest: Map<Site, Execution>;
  /** Whether the latest arrival that ran called an origin: if not, it would come out the same anywhere. */
  callsOrigins: boolean;
}

/** What all who send one kind of request have in common. */
interface Kind extends Omit<ExecutedKind, 'request'> {
  readonly usual: Sender;
  readonly attackers: Sender;
  ms: number;
  runs: number;
  /** Real time that all runs took inside the handler, and of that after the answer. */
  insideMs: number;
  lateMs: number;
}

const senderOf = (request: HttpRequest): Sender => ({
  request,
  routed: new Map(),
  latest: new Map(),
  callsOrigins: false,
});

/** What shows who somebody is. A botnet sends what anybody sends, but for these. */
const CREDENTIALS = new Set(['authorization', 'cookie']);

const withoutCredentials = (request: HttpRequest): HttpRequest => ({
  ...request,
  headers: request.headers.filter(([name]) => !CREDENTIALS.has(name.toLowerCase())),
});

const kindOf = ({ request, ...rest }: ExecutedKind): Kind => ({
  ...rest,
  usual: senderOf(request),
  attackers: senderOf(withoutCredentials(request)),
  ms: 0,
  runs: 0,
  insideMs: 0,
  lateMs: 0,
});

export function createExecutor(handler: RequestHandler, options: ExecutorOptions): Executor {
  return new ComponentExecutor(handler, options);
}

class ComponentExecutor implements Executor {
  executed = 0;
  firstFailure: RunFailure | null = null;
  readonly #handler: RequestHandler;
  readonly #world: World;
  readonly #share: number;
  readonly #cpuLimitMs: number;
  readonly #wallClockMs: number;
  readonly #entering: () => void;
  readonly #faults: OriginFaults;
  /** Origins answer as in this state of theirs. */
  #originState = 0;
  readonly #origins = new Map<Site, Environment['callOrigin']>();
  /** The arrival at hand, and what came of it at each place where it ran. */
  #index = -1;
  #isSampled = false;
  readonly #now = new Map<Site, Execution>();
  readonly #kinds: readonly Kind[];
  /** Of the arrival at hand, and whoever sent it. */
  #kind: Kind;
  #sender: Sender;

  constructor(
    handler: RequestHandler,
    { world, kinds, share, cpuLimitMs, entering = () => undefined }: ExecutorOptions,
  ) {
    this.#handler = handler;
    this.#world = world;
    this.#faults = originFaultsOf(world);
    this.#kinds = kinds.map(kindOf);
    this.#kind = this.#kinds[0] as Kind;
    this.#sender = this.#kind.usual;
    this.#share = Math.min(1, share);
    this.#cpuLimitMs = cpuLimitMs;
    this.#wallClockMs = Date.parse(world.startsAt);
    this.#entering = entering;
  }

  readonly execute: Execute = (arrival: Arrival, _platform: PlatformId, site: Site): Execution => {
    if (arrival.index !== this.#index) this.#begin(arrival);
    const outcomes = this.#isSampled ? this.#now : this.#sender.latest;
    const elsewhere = this.#sender.callsOrigins ? undefined : outcomes.values().next().value;
    const execution = outcomes.get(site) ?? elsewhere ?? this.#run(arrival, site);
    const { isStated, computeUs, lateMs, insideMs } = this.#kind;
    const allUs = computeUs(arrival.index);
    const lateUs = isStated || lateMs === 0 ? 0 : (allUs * lateMs) / insideMs;
    return { ...execution, computeUs: allUs - lateUs, lateUs: execution.lateUs + lateUs };
  };

  /** Spreads the share evenly over the arrivals. */
  #begin({ index, arrivalUs, kind, isAttack }: Arrival): void {
    this.#index = index;
    this.#kind = this.#kinds[kind] as Kind;
    this.#sender = isAttack ? this.#kind.attackers : this.#kind.usual;
    const state = this.#faults.stateAt(arrivalUs);
    if (state !== this.#originState) {
      this.#originState = state;
      this.#origins.clear();
      for (const { usual, attackers } of this.#kinds) {
        usual.latest.clear();
        attackers.latest.clear();
      }
    }
    this.#isSampled = Math.floor((index + 1) * this.#share) > Math.floor(index * this.#share);
    this.#now.clear();
  }

  #run(arrival: Arrival, site: Site): Execution {
    this.#entering();
    const startMs = performance.now();
    const did = this.#handler.run(this.#routedFrom(arrival.cityIndex), {
      wallClockMs: this.#wallClockMs + arrival.arrivalUs / 1_000,
      seed: streamOf(this.#world.seed, 'handler', String(arrival.index)),
      cpuLimitMs: this.#cpuLimitMs,
      callOrigin: this.#originsFrom(site, arrival.arrivalUs),
    });
    if (did.stopped?.kind === 'cpu-limit') throw new LimitReached(did.stopped);
    const kind = this.#kind;
    kind.ms += this.#handler.instantiate ? performance.now() - startMs : did.endedMs - did.enteredMs;
    kind.runs += 1;
    kind.insideMs += did.endedMs - did.enteredMs;
    if (did.hasLateWork) kind.lateMs += did.endedMs - did.answeredMs;
    const execution = executionOf(did);
    if (this.#now.size === 0) {
      this.executed += 1;
      this.#sender.callsOrigins = false;
    }
    this.#sender.callsOrigins ||= did.calls.length > 0;
    this.#now.set(site, execution);
    this.#sender.latest.set(site, execution);
    if (!did.result.ok) this.firstFailure ??= did.result.failure;
    return execution;
  }

  #routedFrom(cityIndex: number): HttpRequest {
    const { request, routed: known } = this.#sender;
    const before = known.get(cityIndex);
    if (before) return before;
    const routed = routeRequest(request, cityAt(cityIndex));
    known.set(cityIndex, routed);
    return routed;
  }

  #originsFrom(site: Site, nowUs: number): Environment['callOrigin'] {
    const known = this.#origins.get(site);
    if (known) return known;
    const origins = originsSeenFrom(this.#world, site, nowUs);
    this.#origins.set(site, origins);
    return origins;
  }

  takeComputeTime(kindIndex: number): { ms: number; runs: number } {
    const kind = this.#kinds[kindIndex] as Kind;
    const taken = { ms: kind.ms, runs: kind.runs };
    kind.ms = 0;
    kind.runs = 0;
    return taken;
  }
}

function executionOf(did: HandlerExecution): Execution {
  const { waits, waitsBeforeAnswer } = did;
  return {
    computeUs: 0,
    waitUs: totalUs(waits.slice(0, waitsBeforeAnswer)),
    lateUs: totalUs(waits.slice(waitsBeforeAnswer)),
    responseBytes: responseBytes(did.result),
    failed: !did.result.ok,
  };
}

const totalUs = (waits: HandlerExecution['waits']): number =>
  waits.reduce((sum, { startUs, endUs }) => sum + endUs - startUs, 0);
