import type { RunFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { SimulatorCalls, SimulatorEvent } from '../../worker/protocol/simulator.ts';
import type { TestReport, TestsInput } from '../../worker/protocol/tests.ts';
import { WatchedWorker } from './watched-worker.ts';
import { GRACE_MS } from './watchdog.ts';

/** Runs the tests of a project in a simulator of their own: live traffic goes on beside them. */
export class TesterDoor {
  readonly #worker: WatchedWorker<SimulatorCalls, SimulatorEvent>;
  readonly #limitMs: number;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#worker = new WatchedWorker(spawn);
    this.#limitMs = limitMs;
  }

  async test(input: TestsInput): Promise<Result<TestReport, RunFailure | WorkerFailure>> {
    const limitMs = this.#limitMs;
    const reply = await this.#worker.call('test', { ...input, cpuLimitMs: limitMs }, limitMs + GRACE_MS);
    if (reply === 'late') return { ok: false, failure: { kind: 'cpu-limit', limitMs, location: null } };
    return reply;
  }
}
