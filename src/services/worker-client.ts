import type { WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { FromWorker, Output } from '../../worker/protocol/worker-messages.ts';

type Settle = (result: Result<unknown, WorkerFailure>) => void;
export type Input<Calls, Name extends keyof Calls> = Calls[Name] extends { input: infer Value }
  ? Value
  : never;

interface Living {
  readonly worker: Worker;
  readonly pending: Map<number, Settle>;
}

/**
 * A door to one worker. `call` never rejects: whatever happens to the worker, every caller gets a result. The worker
 * is spawned by the first call, and again by the first call after it died or was killed.
 */
export class WorkerClient<Calls, Event> {
  onEvent: (event: Event) => void = () => {};
  readonly #spawn: () => Worker;
  #living: Living | null = null;
  #lastId = 0;

  constructor(spawn: () => Worker) {
    this.#spawn = spawn;
  }

  get isAlive(): boolean {
    return this.#living !== null;
  }

  async call<Name extends keyof Calls>(
    name: Name,
    input: Input<Calls, Name>,
  ): Promise<Result<Output<Calls, Name>, WorkerFailure>> {
    const result = await new Promise<Result<unknown, WorkerFailure>>((settle) =>
      this.#post(name, input, settle),
    );
    return result as Result<Output<Calls, Name>, WorkerFailure>;
  }

  /** Ends the worker at once, whatever it is doing. All its callers are told that it was terminated. */
  kill(): void {
    this.#bury({ kind: 'terminated' });
  }

  #post(name: PropertyKey, input: unknown, settle: Settle): void {
    this.#lastId += 1;
    const id = this.#lastId;
    try {
      this.#living ??= this.#start();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
      this.#living.worker.postMessage({ type: 'call', id, name, input });
      this.#living.pending.set(id, settle);
    } catch (error) {
      settle({ ok: false, failure: { kind: 'worker-unavailable', message: String(error) } });
    }
  }

  #start(): Living {
    const worker = this.#spawn();
    const living: Living = { worker, pending: new Map() };
    const ifCurrent = (act: () => void) => {
      if (this.#living === living) act();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker<Event>>) =>
      ifCurrent(() => this.#receive(living, data)),
    );
    worker.addEventListener('messageerror', () => ifCurrent(() => this.#lose('a message could not be read')));
    worker.addEventListener('error', ({ message }) =>
      ifCurrent(() => this.#lose(message || 'the worker could not be loaded')),
    );
    return living;
  }

  #receive({ pending }: Living, message: FromWorker<Event>): void {
    if (message.type === 'event') return this.onEvent(message.event);
    const settle = pending.get(message.id);
    pending.delete(message.id);
    if (message.type === 'reply') return settle?.({ ok: true, value: message.output });
    settle?.({ ok: false, failure: { kind: 'worker-unavailable', message: message.message } });
  }

  #lose(message: string): void {
    this.#bury({ kind: 'worker-unavailable', message });
  }

  #bury(failure: WorkerFailure): void {
    const dead = this.#living;
    if (dead === null) return;
    this.#living = null;
    dead.worker.terminate();
    for (const settle of dead.pending.values()) settle({ ok: false, failure });
  }
}
