import type { RunFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { RunInput, RunnerCalls, RunnerEvent, RunOutput } from '../../worker/protocol/runner.ts';
import type { Limits } from './limits.ts';
import { Watchdog } from './watchdog.ts';
import { WorkerClient } from './worker-client.ts';

export function spawnRunner(): Worker {
  return new Worker(new URL('../../worker/runner.entry.ts', import.meta.url), {
    type: 'module',
    name: 'runner',
  });
}

/** Runs requests; a handler that uses more than its time ends with the worker, and the next run gets a fresh one. */
export class RunnerDoor {
  readonly #client: WorkerClient<RunnerCalls, RunnerEvent>;
  readonly #limits: Limits;

  constructor(spawn: () => Worker, limits: Limits) {
    this.#client = new WorkerClient(spawn);
    this.#limits = limits;
  }

  async run(input: RunInput): Promise<Result<RunOutput, RunFailure | WorkerFailure>> {
    let isLate = false;
    const watchdog = new Watchdog(() => {
      isLate = true;
      this.#client.kill();
    });
    watchdog.feed(this.#limits.runMs + (this.#client.isAlive ? 0 : this.#limits.startMs));
    const reply = await this.#client.call('run', input);
    watchdog.rest();
    if (isLate) return { ok: false, failure: { kind: 'cpu-limit', limitMs: this.#limits.runMs } };
    return reply.ok ? reply.value : reply;
  }
}
