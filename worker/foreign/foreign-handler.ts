/**
 * A component made elsewhere, ready to answer: the JavaScript that jco generated for it, on WASI 0.2 over the same
 * exchange that compiled handlers have. Every request gets a new instance. Waiting happens in virtual time, so nothing
 * is asynchronous.
 */
import { type Environment, LimitReached } from '../host/environment.ts';
import { Exchange } from '../host/exchange.ts';
import { type Execution, executionOf, type RequestHandler, trapFailure } from '../host/handler.ts';
import { Terminal } from '../host/terminal.ts';
import { createSourceMapper } from '../host/user-stack.ts';
import type { RunFailure } from '../protocol/failure.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { ForeignArtifact } from '../protocol/runner.ts';
import { type Interfaces, interfacesFor, type Run } from './served.ts';
import { withStandIns } from './unserved.ts';
import type { WitInterface } from './wasi/convention.ts';
import { ResponseOutparam } from './wasi/http.ts';
import { IncomingRequest } from './wasi/messages.ts';
import { OutputStream } from './wasi/streams.ts';
import { Exited } from './wasi/system.ts';

interface Instance {
  readonly incomingHandler: { handle(request: IncomingRequest, outparam: ResponseOutparam): void };
}

/** What the generated code exports. Without `async` in sight it answers at once. */
interface Glue {
  instantiate(getCoreModule: (name: string) => WebAssembly.Module, imports: Interfaces): Instance;
}

export type ImportModule = (source: string) => Promise<unknown>;

/** Its stacks are of another engine's making. */
const NO_SOURCES = createSourceMapper([]);

/** While it is measured how long an instance takes to start, there is nothing to reach. */
const NOWHERE: Environment = {
  wallClockMs: 0,
  seed: 0,
  cpuLimitMs: Infinity,
  callOrigin: () => null,
};

export class ForeignHandler implements RequestHandler {
  readonly imports: readonly string[];
  readonly #glue: Glue;
  readonly #modules: ReadonlyMap<string, WebAssembly.Module>;
  readonly #imports: Interfaces;
  #run: Run | null = null;

  private constructor(
    glue: Glue,
    modules: ReadonlyMap<string, WebAssembly.Module>,
    interfaces: readonly string[],
  ) {
    this.#glue = glue;
    this.#modules = modules;
    const served = interfacesFor(() => this.#current());
    const named = interfaces.map((name): [string, WitInterface] => [
      name,
      withStandIns(name, Object.hasOwn(served, name) ? served[name] : {}),
    ]);
    this.#imports = Object.fromEntries(named);
    this.imports = interfaces;
  }

  static async open(
    { glue, cores, interfaces }: Pick<ForeignArtifact, 'glue' | 'cores' | 'interfaces'>,
    importModule: ImportModule = importInWorker,
  ): Promise<ForeignHandler> {
    const compiled = cores.map(async ({ name, bytes }): Promise<[string, WebAssembly.Module]> => [
      name,
      await WebAssembly.compile(bytes),
    ]);
    const modules = new Map(await Promise.all(compiled));
    return new ForeignHandler((await importModule(glue)) as Glue, modules, interfaces);
  }

  /** There is no pool: what an instance has changed could not be put back from outside. */
  reset(): Instance {
    this.#run = newRun(new Exchange(NOWHERE, null)).run;
    return this.#instantiate();
  }

  run(request: HttpRequest, environment: Environment): Execution {
    const exchange = new Exchange(environment, request);
    const { run, close } = newRun(exchange);
    this.#run = run;
    const outparam = new ResponseOutparam(exchange);
    let enteredMs = performance.now();
    let stopped: RunFailure | null = null;
    try {
      const instance = this.#instantiate();
      enteredMs = performance.now();
      instance.incomingHandler.handle(new IncomingRequest(exchange, request), outparam);
    } catch (error) {
      stopped = failureOf(error);
    }
    close();
    if (outparam.error) stopped ??= { kind: 'answered-with-error', code: outparam.error.tag };
    return executionOf(exchange, NO_SOURCES, stopped, enteredMs);
  }

  #instantiate(): Instance {
    return this.#glue.instantiate((name) => this.#modules.get(name) as WebAssembly.Module, this.#imports);
  }

  #current(): Run {
    if (!this.#run) throw new Error('the component calls its host outside a request');
    const { exchange } = this.#run;
    const { cpuLimitMs: limitMs } = exchange.environment;
    // One that computes without calling its host is ended with its worker.
    if (exchange.isOutOfTime()) throw new LimitReached({ kind: 'cpu-limit', limitMs, location: null });
    return this.#run;
  }
}

function newRun(exchange: Exchange): { readonly run: Run; readonly close: () => void } {
  const terminals = { log: terminalOf(exchange, 'log'), error: terminalOf(exchange, 'error') };
  const stream = (terminal: Terminal): OutputStream =>
    new OutputStream(exchange, { isClosed: false, write: (chunk) => terminal.write(chunk) });
  return {
    run: { exchange, stdout: stream(terminals.log), stderr: stream(terminals.error) },
    close() {
      terminals.log.close();
      terminals.error.close();
    },
  };
}

const terminalOf = (exchange: Exchange, level: 'log' | 'error'): Terminal =>
  new Terminal((line, sizeBytes) => exchange.print(line, sizeBytes, level));

/** What made the component stop short. One that exits in peace has said what it had to say. */
function failureOf(error: unknown): RunFailure | null {
  if (error instanceof LimitReached) return error.failure;
  if (error instanceof Exited) return error.code === 0 ? null : { kind: 'exited', code: error.code };
  return trapFailure(error);
}

/** The generated text can only be imported from an address. */
async function importInWorker(source: string): Promise<unknown> {
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    return await import(/* @vite-ignore */ url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
