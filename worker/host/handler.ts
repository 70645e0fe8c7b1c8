/**
 * A compiled handler ready to answer: its module is kept, and every request gets a pristine instance. Pristine is had
 * in one of two ways: a new `WebAssembly.Instance`, or the pooled one with its memory copied back from the snapshot.
 * The engine's only other mutable state is its stack pointer, which is where it was once a call has returned; an
 * instance that grew, trapped or was stopped at a limit is thrown away.
 */
import type { RunFailure } from '../protocol/failure.ts';
import type { ConsoleEntry, HttpRequest, HttpResponse } from '../protocol/http.ts';
import type { Result } from '../protocol/result.ts';
import { type Environment, LimitReached, LIMITS } from './environment.ts';
import {
  type CallRecord,
  type ChunkRecord,
  chunksOf,
  Exchange,
  joinBody,
  type WaitRecord,
} from './exchange.ts';
import type { CanonicalExports } from './guest-memory.ts';
import { lateStop, readBrokenBody, readConsole, readFailure, stoppedAt } from './handler-log.ts';
import { createHost, type Host } from './host.ts';
import { Pristine } from './pristine.ts';
import type { SourceMapper } from './user-stack.ts';

const HANDLE = 'cm32p2|wasi:http/incoming-handler@0.2|handle';

interface HandlerExports extends CanonicalExports {
  readonly [HANDLE]: (request: number, outparam: number) => void;
}

export interface Execution {
  readonly result: Result<HttpResponse, RunFailure>;
  /** What ended it before its time, perhaps after the answer was complete. */
  readonly stopped: RunFailure | null;
  /** Read from the handler's output when asked for: traffic never asks. */
  readonly console: readonly ConsoleEntry[];
  readonly calls: readonly CallRecord[];
  /** Those that `waitUntil` brings after the answer among them. */
  readonly waits: readonly WaitRecord[];
  /** How many of `waits` came before the head was sent, and before the answer was complete. All, where it never was. */
  readonly waitsBeforeHead: number;
  readonly waitsBeforeAnswer: number;
  /** Whether there was work after the answer: time alone would not tell, for ending a run takes some too. */
  readonly hasLateWork: boolean;
  /** Real time at which the handler was entered and had answered, `performance.now()` milliseconds. */
  readonly enteredMs: number;
  readonly answeredMs: number;
  /** Real time at which nothing was left to do, work after the answer included. */
  readonly endedMs: number;
  /** Virtual time at which the answer's head left, microseconds since the handler started; null if none did. */
  readonly headUs: number | null;
  /** The answer's body as it left, also one that broke off. */
  readonly chunks: readonly ChunkRecord[];
  /** Whether it asked for randomness. */
  readonly usesRandom: boolean;
}

/** Whatever answers requests: a handler of ours, or a component from elsewhere. */
export interface RequestHandler {
  /** Interfaces that it imports, without versions, such as `wasi:random/random`. */
  readonly imports: readonly string[];
  /** A bare new instance, for comparison; absent where every instance is one. */
  instantiate?(): unknown;
  /** Makes an instance ready to answer one request, as `run` does first of all. */
  reset(): unknown;
  /** Answers one request in a pristine instance. Never throws for what the handler does. */
  run(request: HttpRequest, environment: Environment): Execution;
}

export class Handler implements RequestHandler {
  readonly imports: readonly string[];
  readonly #module: WebAssembly.Module;
  readonly #mapper: SourceMapper;
  readonly #host: Host = createHost();
  readonly #imports: WebAssembly.Imports;
  #pristine: Pristine | null = null;
  #exports: HandlerExports | null = null;

  constructor(module: WebAssembly.Module, mapper: SourceMapper) {
    this.#module = module;
    this.#mapper = mapper;
    this.imports = interfacesOf(module);
    this.#imports = this.#host.importsFor(module);
  }

  instantiate(): HandlerExports {
    return new WebAssembly.Instance(this.#module, this.#imports).exports as unknown as HandlerExports;
  }

  /** Makes the pooled instance pristine, or a new one where that is not possible. */
  reset(): HandlerExports {
    const exports = this.#exports;
    const pristine = this.#pristine;
    if (exports && pristine && exports.cm32p2_memory.buffer.byteLength === pristine.sizeBytes) {
      pristine.restore(new Uint8Array(exports.cm32p2_memory.buffer));
      return exports;
    }
    const fresh = this.instantiate();
    this.#pristine ??= new Pristine(new Uint8Array(fresh.cm32p2_memory.buffer));
    this.#exports = fresh;
    this.#host.memory.attach(fresh);
    return fresh;
  }

  run(request: HttpRequest, environment: Environment): Execution {
    const exports = this.reset();
    const exchange = new Exchange(environment, request);
    this.#host.begin(exchange);
    const enteredMs = performance.now();
    const stopped = this.#enter(exports, exchange);
    return executionOf(exchange, this.#mapper, stopped, enteredMs);
  }

  /** Null, or what made the guest stop short. */
  #enter(exports: HandlerExports, exchange: Exchange): RunFailure | null {
    try {
      exports[HANDLE](exchange.put('request'), exchange.put('outparam'));
      return null;
    } catch (error) {
      this.#exports = null;
      if (error instanceof LimitReached) return error.failure;
      return exchange.isOutOfTime() ? this.#cpuLimit(exchange) : trapFailure(error);
    }
  }

  #cpuLimit(exchange: Exchange): RunFailure {
    const { cpuLimitMs: limitMs } = exchange.environment;
    return { kind: 'cpu-limit', limitMs, location: stoppedAt(exchange, this.#mapper) };
  }
}

/** Of names such as `cm32p2|wasi:random/random@0.2`. */
function interfacesOf(module: WebAssembly.Module): readonly string[] {
  const names = WebAssembly.Module.imports(module).map(
    ({ module: name }) => /[^|]*$/.exec(name)?.[0] ?? name,
  );
  return [...new Set(names.map((name) => name.replace(/@.*$/, '')))].sort();
}

/** What a run came to; `stopped` is what made the guest stop short. */
export const executionOf = (
  exchange: Exchange,
  mapper: SourceMapper,
  stopped: RunFailure | null,
  enteredMs: number,
): Execution => new Run(exchange, mapper, stopped, enteredMs);

/** A class, whose getters cost nothing until they are asked. */
class Run implements Execution {
  readonly result: Result<HttpResponse, RunFailure>;
  readonly stopped: RunFailure | null;
  readonly enteredMs: number;
  readonly answeredMs: number;
  readonly endedMs: number;
  readonly #exchange: Exchange;
  readonly #mapper: SourceMapper;

  constructor(exchange: Exchange, mapper: SourceMapper, stopped: RunFailure | null, enteredMs: number) {
    this.#exchange = exchange;
    this.#mapper = mapper;
    this.enteredMs = enteredMs;
    this.endedMs = performance.now();
    this.answeredMs = this.#isAnswered ? exchange.answeredMs : this.endedMs;
    this.stopped = stopped;
    const kept = stopped && !this.#isAnswered ? stopped : readFailure(exchange, mapper);
    this.result = kept ? failed(kept) : answerOf(exchange, mapper);
  }

  /** An answer that was complete stands, whatever becomes of the work after it. */
  get #isAnswered(): boolean {
    return this.#exchange.waitsBeforeAnswer !== null;
  }

  get calls(): readonly CallRecord[] {
    return this.#exchange.calls;
  }

  get waits(): readonly WaitRecord[] {
    return this.#exchange.waits;
  }

  get waitsBeforeHead(): number {
    return this.#exchange.waitsBeforeHead ?? this.waits.length;
  }

  get waitsBeforeAnswer(): number {
    return this.#exchange.waitsBeforeAnswer ?? this.waits.length;
  }

  get hasLateWork(): boolean {
    return this.#exchange.hasLateWork;
  }

  get headUs(): number | null {
    return this.#exchange.headUs;
  }

  get usesRandom(): boolean {
    return this.#exchange.usesRandom;
  }

  get chunks(): readonly ChunkRecord[] {
    return this.#exchange.response ? chunksOf(this.#exchange.response.body) : [];
  }

  get console(): readonly ConsoleEntry[] {
    const console = readConsole(this.#exchange, this.#mapper);
    return this.stopped && this.#isAnswered ? [...console, lateStop(this.stopped)] : console;
  }
}

function answerOf(exchange: Exchange, mapper: SourceMapper): Result<HttpResponse, RunFailure> {
  const { response } = exchange;
  if (!response) return failed({ kind: 'trapped', message: 'it ended without an answer' });
  const { status, headers, body } = response;
  if (body.state === 'whole') return { ok: true, value: { status, headers, body: joinBody(body) } };
  const error = readBrokenBody(exchange, mapper);
  return failed({ kind: 'body-broke-off', status, sentBytes: body.sizeBytes, error });
}

const failed = (failure: RunFailure): Result<HttpResponse, RunFailure> => ({ ok: false, failure });

/** Recursion through native functions can use up this machine's stack before the engine's own limit is reached. */
const TOO_DEEP: RunFailure = {
  kind: 'handler-threw',
  error: { name: 'RangeError', message: 'Maximum call stack size exceeded', stack: [] },
};

/** What a run that ended in an exception of the engine's came to. */
export function trapFailure(error: unknown): RunFailure {
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack|recursion/i.test(message)) return TOO_DEEP;
  const isMemory = /memory/i.test(message) && !/out of bounds/i.test(message);
  return isMemory ? { kind: 'out-of-memory', limitBytes: LIMITS.memoryBytes } : { kind: 'trapped', message };
}
