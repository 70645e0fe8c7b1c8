import type { RunFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { RunInput, RunnerCalls, RunnerEvent, RunOutput } from '../../worker/protocol/runner.ts';
import { LOAD_LIMIT_MS } from './limits.ts';
import { GRACE_MS, Watchdog } from './watchdog.ts';
import { WorkerClient } from './worker-client.ts';

export function spawnRunner(): Worker {
  return new Worker(new URL('../../worker/runner.entry.ts', import.meta.url), {
    type: 'module',
    name: 'runner',
  });
}

/**
 * Runs one request at a time. The worker tells when it is about to enter the handler, and the limit counts from there:
 * loading and compiling are not the handler's. A handler that uses more ends with the worker; the next run gets a fresh one.
 * A run that comes while another is under way ends that one as `terminated`: it may be a runaway, and nobody waits for it.
 */
export class RunnerDoor {
  readonly #client: WorkerClient<RunnerCalls, RunnerEvent>;
  readonly #limitMs: number;
  /** Of the run under way. */
  #watchdog: Watchdog | null = null;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#client = new WorkerClient(spawn);
    this.#limitMs = limitMs;
    this.#client.onEvent = () => this.#watchdog?.feed(limitMs + GRACE_MS);
  }

  async run(input: RunInput): Promise<Result<RunOutput, RunFailure | WorkerFailure>> {
    if (this.#watchdog !== null) this.#client.kill();
    let isLate = false;
    const watchdog = new Watchdog(() => {
      isLate = true;
      this.#client.kill();
    });
    this.#watchdog = watchdog;
    watchdog.feed(LOAD_LIMIT_MS);
    const reply = await this.#client.call('run', { ...input, cpuLimitMs: this.#limitMs });
    watchdog.rest();
    if (this.#watchdog === watchdog) this.#watchdog = null;
    if (isLate) return { ok: false, failure: { kind: 'cpu-limit', limitMs: this.#limitMs, location: null } };
    return reply.ok ? reply.value : reply;
  }
}
