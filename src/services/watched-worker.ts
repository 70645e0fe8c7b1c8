import type { WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { Output } from '../../worker/protocol/worker-messages.ts';
import { LOAD_LIMIT_MS } from './limits.ts';
import { Watchdog } from './watchdog.ts';
import { type Input, WorkerClient } from './worker-client.ts';

type Answer<Value> = Result<Value, WorkerFailure> | 'late';

/**
 * A worker for one call at a time that may never come back. A call that comes while another is under way ends that one as
 * `terminated`: it may be a runaway, and nobody waits for it. The worker sends an event when it is about to begin what can
 * take for ever, and the limit counts from there: loading and fetching are not the reader's. What takes longer ends with
 * the worker, as `late`; the next call gets a fresh one.
 */
export class WatchedWorker<Calls, Event> {
  readonly #client: WorkerClient<Calls, Event>;
  /** Of the call under way. */
  #watchdog: Watchdog | null = null;

  constructor(spawn: () => Worker) {
    this.#client = new WorkerClient(spawn);
  }

  get isAlive(): boolean {
    return this.#client.isAlive;
  }

  kill(): void {
    this.#client.kill();
  }

  /** `limitMs`: how long the worker may be silent after its latest event. */
  async call<Name extends keyof Calls>(
    name: Name,
    input: Input<Calls, Name>,
    limitMs: number,
  ): Promise<Answer<Output<Calls, Name>>> {
    if (this.#watchdog !== null) this.#client.kill();
    let isLate = false;
    const watchdog = new Watchdog(() => {
      isLate = true;
      this.#client.kill();
    });
    this.#watchdog = watchdog;
    watchdog.feed(LOAD_LIMIT_MS);
    this.#client.onEvent = () => watchdog.feed(limitMs);
    const reply = await this.#client.call(name, input);
    watchdog.rest();
    if (this.#watchdog === watchdog) this.#watchdog = null;
    return isLate ? 'late' : reply;
  }
}
