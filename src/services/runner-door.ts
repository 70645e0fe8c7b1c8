import type { RunFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { RunInput, RunnerCalls, RunnerEvent, RunOutput } from '../../worker/protocol/runner.ts';
import { LOAD_LIMIT_MS } from './limits.ts';
import { Watchdog } from './watchdog.ts';
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
 */
export class RunnerDoor {
  readonly #client: WorkerClient<RunnerCalls, RunnerEvent>;
  readonly #watchdog: Watchdog;
  readonly #limitMs: number;
  #isLate = false;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#client = new WorkerClient(spawn);
    this.#limitMs = limitMs;
    this.#watchdog = new Watchdog(() => {
      this.#isLate = true;
      this.#client.kill();
    });
    this.#client.onEvent = () => this.#watchdog.feed(limitMs);
  }

  async run(input: RunInput): Promise<Result<RunOutput, RunFailure | WorkerFailure>> {
    this.#isLate = false;
    this.#watchdog.feed(LOAD_LIMIT_MS);
    const reply = await this.#client.call('run', input);
    this.#watchdog.rest();
    if (this.#isLate) return { ok: false, failure: { kind: 'cpu-limit', limitMs: this.#limitMs } };
    return reply.ok ? reply.value : reply;
  }
}
