import type {
  CompiledComponent,
  CompileInput,
  CompilerCalls,
  CompilerEvent,
} from '../../worker/protocol/compiler.ts';
import type { CompileFailure, WorkerFailure } from '../../worker/protocol/failure.ts';
import type { Result } from '../../worker/protocol/result.ts';
import { LOAD_LIMIT_MS } from './limits.ts';
import { GRACE_MS, Watchdog } from './watchdog.ts';
import { WorkerClient } from './worker-client.ts';

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
  readonly #client: WorkerClient<CompilerCalls, CompilerEvent>;
  readonly #limitMs: number;
  #tail: Promise<unknown> = Promise.resolve();
  #newest = 0;
  #warmUp: Promise<Compiled> | null = null;

  constructor(spawn: () => Worker, limitMs: number) {
    this.#client = new WorkerClient(spawn);
    this.#limitMs = limitMs;
  }

  /** Starts the worker and its engine before they are needed. No user code is involved. */
  async warmUp(): Promise<void> {
    if (!this.#client.isAlive) this.#warmUp = null;
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
    let isLate = false;
    const watchdog = new Watchdog(() => {
      isLate = true;
      this.#client.kill();
    });
    // Packages may come over a slow network first.
    watchdog.feed(LOAD_LIMIT_MS);
    this.#client.onEvent = () => watchdog.feed(limitMs + GRACE_MS);
    const reply = await this.#client.call('compile', { ...input, cpuLimitMs: limitMs });
    watchdog.rest();
    if (isLate) return { ok: false, failure: { kind: 'load-time-limit', limitMs, location: null } };
    return reply.ok ? reply.value : reply;
  }
}
