import type { ForeignFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import {
  FOREIGN_LIMIT_BYTES,
  type ReadComponent,
  type TranspilerCalls,
  type TranspilerEvent,
} from '../../worker/protocol/foreign.ts';
import type { InspectInput, Inspection } from '../../worker/protocol/inspection.ts';
import type { Result } from '../../worker/protocol/result.ts';
import { LOAD_LIMIT_MS } from './limits.ts';
import { Watchdog } from './watchdog.ts';
import { WorkerClient } from './worker-client.ts';

type Failure = ForeignFailure | WorkerFailure;

export function spawnTranspiler(): Worker {
  return new Worker(new URL('../../worker/transpiler.entry.ts', import.meta.url), {
    type: 'module',
    name: 'transpiler',
  });
}

/**
 * Reads components made elsewhere, and looks into any, one at a time: what comes later ends what is under way as
 * `terminated`. A worker that has refused a file, or took too long over one, is not used again.
 */
export class TranspilerDoor {
  readonly #client: WorkerClient<TranspilerCalls, TranspilerEvent>;
  readonly #limitMs: number;
  #watchdog: Watchdog | null = null;
  #newest = 0;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#client = new WorkerClient(spawn);
    this.#limitMs = limitMs;
    this.#client.onEvent = () => this.#watchdog?.feed(limitMs);
  }

  async transpile(file: Blob): Promise<Result<ReadComponent, Failure>> {
    const sizeBytes = file.size;
    // Nothing of a file that is too large is read.
    if (sizeBytes > FOREIGN_LIMIT_BYTES)
      return failed({ kind: 'file-too-large', sizeBytes, limitBytes: FOREIGN_LIMIT_BYTES });
    this.#newest += 1;
    const ticket = this.#newest;
    const component = await bytesOf(file);
    if (ticket !== this.#newest) return { ok: false, failure: { kind: 'terminated' } };
    if (!component.ok) return component;
    const reply = await this.#guarded(() => this.#client.call('transpile', component.value));
    if (!reply.ok) return reply;
    const result = reply.value;
    if (!result.ok) this.#client.kill();
    return result.ok ? { ok: true, value: { component: component.value, transpiled: result.value } } : result;
  }

  inspect(input: InspectInput): Promise<Result<Inspection, Failure>> {
    return this.#guarded(() => this.#client.call('inspect', input));
  }

  async #guarded<Value>(call: () => Promise<Result<Value, WorkerFailure>>): Promise<Result<Value, Failure>> {
    if (this.#watchdog !== null) this.#client.kill();
    let isLate = false;
    const watchdog = new Watchdog(() => {
      isLate = true;
      this.#client.kill();
    });
    this.#watchdog = watchdog;
    watchdog.feed(LOAD_LIMIT_MS);
    const reply = await call();
    watchdog.rest();
    if (this.#watchdog === watchdog) this.#watchdog = null;
    return isLate ? failed({ kind: 'transpile-time-limit', limitMs: this.#limitMs }) : reply;
  }
}

const failed = (failure: ForeignFailure): Result<never, ForeignFailure> => ({ ok: false, failure });

/** A folder that was dropped, or a file that is gone meanwhile, is a file that cannot be read. */
async function bytesOf(file: Blob): Promise<Result<Uint8Array<ArrayBuffer>, ForeignFailure>> {
  try {
    return { ok: true, value: new Uint8Array(await file.arrayBuffer()) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed({ kind: 'file-unreadable', message });
  }
}
