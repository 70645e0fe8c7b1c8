import type { ConstantGroup } from '../../worker/protocol/constants.ts';
import type { RunFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Places } from '../../worker/protocol/places.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { PlatformRouting, RoutingQuestion } from '../../worker/protocol/routing.ts';
import type { SimulatorCalls, SimulatorEvent, TrafficInput } from '../../worker/protocol/simulator.ts';
import { LOAD_LIMIT_MS, type Limits } from './limits.ts';
import { GRACE_MS, Watchdog } from './watchdog.ts';
import { WorkerClient } from './worker-client.ts';

export function spawnSimulator(): Worker {
  return new Worker(new URL('../../worker/simulator.entry.ts', import.meta.url), {
    type: 'module',
    name: 'simulator',
  });
}

/** Live traffic. Once the handler has been entered, silence beyond the limit ends the worker. */
export class SimulatorDoor {
  readonly #client: WorkerClient<SimulatorCalls, SimulatorEvent>;
  readonly #limits: Limits;
  readonly #watchdog: Watchdog;
  #listener: (event: SimulatorEvent) => void = () => {};
  #activeRunId: number | null = null;
  /** Its last frame, with the final counts, is still to come. */
  #stoppingRunId: number | null = null;

  constructor(spawn: () => Worker, limits: Limits) {
    this.#client = new WorkerClient(spawn);
    this.#limits = limits;
    this.#watchdog = new Watchdog(() => this.#bite());
    this.#client.onEvent = (event) => this.#hear(event);
  }

  onEvent(listener: (event: SimulatorEvent) => void): void {
    this.#listener = listener;
  }

  places(): Promise<Result<Places, WorkerFailure>> {
    return this.#client.call('places', null);
  }

  constants(): Promise<Result<readonly ConstantGroup[], WorkerFailure>> {
    return this.#client.call('constants', null);
  }

  routing(question: RoutingQuestion): Promise<Result<readonly PlatformRouting[], WorkerFailure>> {
    return this.#client.call('routing', question);
  }

  async start(input: TrafficInput): Promise<Result<null, RunFailure | WorkerFailure>> {
    this.#activeRunId = input.runId;
    this.#watchdog.feed(LOAD_LIMIT_MS);
    const reply = await this.#client.call('start', { ...input, cpuLimitMs: this.#limits.trafficMs });
    if (reply.ok && reply.value.ok) return reply.value;
    if (this.#activeRunId === input.runId) this.#end();
    return reply.ok ? reply.value : reply;
  }

  async stop(): Promise<void> {
    const runId = this.#activeRunId;
    this.#end();
    if (!this.#client.isAlive) return;
    this.#stoppingRunId = runId;
    const watchdog = new Watchdog(() => this.#client.kill());
    watchdog.feed(this.#limits.trafficMs + GRACE_MS);
    await this.#client.call('stop', null);
    watchdog.rest();
    if (this.#stoppingRunId === runId) this.#stoppingRunId = null;
  }

  #hear(event: SimulatorEvent): void {
    if (event.runId === this.#stoppingRunId) return this.#listener(event);
    if (event.runId !== this.#activeRunId) return;
    if (event.type === 'stopped') this.#end();
    else this.#watchdog.feed(this.#limits.trafficMs + GRACE_MS);
    this.#listener(event);
  }

  #bite(): void {
    const runId = this.#activeRunId;
    if (runId === null) return;
    const failure: RunFailure = this.#client.isAlive
      ? { kind: 'cpu-limit', limitMs: this.#limits.trafficMs, location: null }
      : { kind: 'trapped', message: 'the simulator worker ended by itself' };
    this.#end();
    this.#client.kill();
    this.#listener({ type: 'stopped', runId, failure });
  }

  #end(): void {
    this.#activeRunId = null;
    this.#watchdog.rest();
  }
}
