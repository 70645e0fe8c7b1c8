import type { RunFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { RunInput, RunnerCalls, RunnerEvent, RunOutput } from '../../worker/protocol/runner.ts';
import { WatchedWorker } from './watched-worker.ts';
import { GRACE_MS } from './watchdog.ts';

export function spawnRunner(): Worker {
  return new Worker(new URL('../../worker/runner.entry.ts', import.meta.url), {
    type: 'module',
    name: 'runner',
  });
}

/** Runs one request at a time. A handler that uses more than its limit ends with the worker. */
export class RunnerDoor {
  readonly #worker: WatchedWorker<RunnerCalls, RunnerEvent>;
  readonly #limitMs: number;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#worker = new WatchedWorker(spawn);
    this.#limitMs = limitMs;
  }

  async run(input: RunInput): Promise<Result<RunOutput, RunFailure | WorkerFailure>> {
    const limitMs = this.#limitMs;
    const reply = await this.#worker.call('run', { ...input, cpuLimitMs: limitMs }, limitMs + GRACE_MS);
    if (reply === 'late') return { ok: false, failure: { kind: 'cpu-limit', limitMs, location: null } };
    return reply.ok ? reply.value : reply;
  }
}
