/** The page of the bench: starts the workers and times what a page can see. Node calls it by its global `bench`. */
import { WorkerClient } from '../../../src/services/worker-client.ts';
import type { CompilerCalls } from '../../../worker/protocol/compiler.ts';
import type { WorkerFailure } from '../../../worker/protocol/failure.ts';
import type { Result } from '../../../worker/protocol/result.ts';
import type { Bench, CompileTimes, FreshCalls } from './calls.ts';

const WARM_UPS = 12;

/** The engine goes to the HTTP cache without being compiled, as it would on an earlier visit. */
async function cacheEngine(): Promise<void> {
  const responses = await Promise.all(['/engine.wasm', '/template.bin'].map((address) => fetch(address)));
  await Promise.all(responses.map((response) => response.arrayBuffer()));
}

const openCompiler = (): WorkerClient<CompilerCalls, never> =>
  new WorkerClient<CompilerCalls, never>(() => new Worker('/compiler.js', { type: 'module' }));

async function compile(compiler: WorkerClient<CompilerCalls, never>, source: string): Promise<CompileTimes> {
  const startMs = performance.now();
  const compiled = unwrap(
    await compiler.call('compile', {
      files: [{ path: 'handler.ts', text: source }],
      entry: 'handler.ts',
      cpuLimitMs: Infinity,
    }),
  );
  const roundTripMs = performance.now() - startMs;
  if (!compiled.ok) throw new Error(`the handler does not compile: ${JSON.stringify(compiled.failure)}`);
  return { roundTripMs, stages: compiled.value.stages };
}

function unwrap<Value>(result: Result<Value, WorkerFailure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const bench: Bench = {
  async firstCompile(source) {
    await cacheEngine();
    return compile(openCompiler(), source);
  },
  async warmCompiles(sources, each) {
    const compiler = openCompiler();
    const times = sources.map((): CompileTimes[] => []);
    for (let edit = -WARM_UPS; edit < each; edit++)
      for (const [index, source] of sources.entries()) {
        const time = await compile(compiler, `${source}// edit ${edit}\n`);
        if (edit >= 0) times[index]?.push(time);
      }
    return times;
  },
  async fresh(input) {
    const worker = new WorkerClient<FreshCalls, never>(() => new Worker('/fresh.js', { type: 'module' }));
    return unwrap(await worker.call('measure', input));
  },
};

Object.assign(globalThis, { bench });
