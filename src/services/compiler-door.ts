import type {
  CompiledComponent,
  CompileInput,
  CompilerCalls,
  CompilerEvent,
} from '../../worker/protocol/compiler.ts';
import type { CompileFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import { LOAD_LIMIT_MS } from './limits.ts';
import { WatchedWorker } from './watched-worker.ts';
import { GRACE_MS } from './watchdog.ts';

type Compiled = Result<CompiledComponent, CompileFailure | WorkerFailure>;

const SMALLEST_HANDLER: CompileInput = {
  files: [{ path: 'warm-up.js', text: 'export default { fetch() {} }' }],
  entry: 'warm-up.js',
};

export function spawnCompiler(): Worker {
  return new Worker(new URL('../../worker/compiler.entry.ts', import.meta.url), {
    type: 'module',
    name: 'compiler',
  });
}

/**
 * Compiles one source at a time. A source that keeps its worker busy beyond the limit ends with the worker. The limit
 * counts from an engine that has proved itself ready, so a slow network is never mistaken for a runaway handler.
 */
export class CompilerDoor {
  readonly #worker: WatchedWorker<CompilerCalls, CompilerEvent>;
  readonly #limitMs: number;
  #tail: Promise<unknown> = Promise.resolve();
  #newest = 0;
  #warmUp: Promise<Compiled> | null = null;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#worker = new WatchedWorker(spawn);
    this.#limitMs = limitMs;
  }

  /** Starts the worker and its engine before they are needed. No user code is involved. */
  async warmUp(): Promise<void> {
    if (!this.#worker.isAlive) this.#warmUp = null;
    this.#warmUp ??= this.#guarded(SMALLEST_HANDLER, LOAD_LIMIT_MS);
    await this.#warmUp;
  }

  compile(input: CompileInput): Promise<Compiled> {
    this.#newest += 1;
    const ticket = this.#newest;
    const turn = this.#tail.then(async (): Promise<Compiled> => {
      if (ticket !== this.#newest) return { ok: false, failure: { kind: 'terminated' } };
      await this.warmUp();
      return this.#guarded(input, this.#limitMs);
    });
    this.#tail = turn;
    return turn;
  }

  async #guarded(input: CompileInput, limitMs: number): Promise<Compiled> {
    const reply = await this.#worker.call('compile', { ...input, cpuLimitMs: limitMs }, limitMs + GRACE_MS);
    if (reply === 'late') return { ok: false, failure: { kind: 'load-time-limit', limitMs, location: null } };
    return reply.ok ? reply.value : reply;
  }
}
