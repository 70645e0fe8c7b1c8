import type { ForeignFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import {
  FOREIGN_LIMIT_BYTES,
  type ReadComponent,
  type TranspilerCalls,
  type TranspilerEvent,
} from '../../worker/protocol/foreign.ts';
import type { InspectInput, Inspection } from '../../worker/protocol/inspection.ts';
import type { Result } from '../../worker/protocol/result.ts';
import type { Output } from '../../worker/protocol/worker-messages.ts';
import { WatchedWorker } from './watched-worker.ts';
import type { Input } from './worker-client.ts';

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
  readonly #worker: WatchedWorker<TranspilerCalls, TranspilerEvent>;
  readonly #limitMs: number;
  #newest = 0;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#worker = new WatchedWorker(spawn);
    this.#limitMs = limitMs;
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
    const reply = await this.#call('transpile', component.value);
    if (!reply.ok) return reply;
    const result = reply.value;
    if (!result.ok) this.#worker.kill();
    return result.ok ? { ok: true, value: { component: component.value, transpiled: result.value } } : result;
  }

  inspect(input: InspectInput): Promise<Result<Inspection, Failure>> {
    return this.#call('inspect', input);
  }

  async #call<Name extends keyof TranspilerCalls>(
    name: Name,
    input: Input<TranspilerCalls, Name>,
  ): Promise<Result<Output<TranspilerCalls, Name>, Failure>> {
    const limitMs = this.#limitMs;
    const reply = await this.#worker.call(name, input, limitMs);
    return reply === 'late' ? failed({ kind: 'transpile-time-limit', limitMs }) : reply;
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
