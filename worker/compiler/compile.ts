/**
 * A project becomes a WebAssembly component: types stripped, modules loaded in the engine, memory snapshotted, spliced into
 * the component template. Deterministic: the same files give the same bytes.
 */
import { partsNamedIn } from '../guest/named-parts.ts';
import type { PartName } from '../guest/part-names.ts';
import type { Environment } from '../host/environment.ts';
import { Exchange } from '../host/exchange.ts';
import { readConsole } from '../host/handler-log.ts';
import { createHost } from '../host/host.ts';
import { createSourceMapper } from '../host/user-stack.ts';
import type { PackageBundle } from '../packages/package-bundle.ts';
import type { CompiledComponent, CompileInput, EntryStyle } from '../protocol/compiler.ts';
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { Engine, type EngineExports, EVALUATE } from './engine.ts';
import { type LoadProblem, tellLoadFailure } from './load-failure.ts';
import { isCodePath } from './module-source.ts';
import { type ModuleGraph, packagesNamed, walkModules } from './module-graph.ts';
import { findPendingAwait } from './pending-await.ts';
import { type OptionalCode, readOptionalCode, withoutBodies } from './optional-code.ts';
import { canonicalName, planSnapshot, type SnapshotPlan, takeSnapshot } from './snapshot.ts';
import { type Bytes, concat, modulePieces, type Section, totalLength, u32 } from './wasm-binary.ts';

/** What Akamai Functions accepts as an application. */
const COMPONENT_LIMIT_BYTES = 50 * 1024 * 1024;
const CORE_MODULE_SECTION = 1;

/** What `npm run engine` made; see worker/engine/assemble.ts. */
export interface EngineArtifacts {
  readonly engine: Bytes;
  /** Where the core module belongs, as a little-endian u32, and the component without it. */
  readonly template: Bytes;
  /** Bytecode of a part of the guest runtime. Rejects when it cannot be had. */
  readonly loadPart: (name: PartName) => Promise<Bytes>;
  /** Rejects when it cannot be had. */
  readonly loadPackage: (name: string) => Promise<PackageBundle>;
}

export interface Compiler {
  /** Fetches the packages and parts of the runtime that the project names. To be awaited before `compile`; rejects when one cannot be had. */
  prepare(input: CompileInput): Promise<void>;
  /** `cpuLimitMs`: real time that the code outside the handler may take. */
  compile(input: CompileInput, cpuLimitMs?: number): Result<CompiledComponent, CompileFailure>;
}

/** While a handler loads there is no time, no randomness and no network: nothing of the sort may be frozen into it. */
const LOADING: Omit<Environment, 'cpuLimitMs'> = { wallClockMs: 0, seed: 0, callOrigin: () => null };

const ENTRY_STYLES: readonly EntryStyle[] = ['default-export', 'fetch-event', 'handle-export'];

export async function createCompiler(artifacts: EngineArtifacts): Promise<Compiler> {
  const module = await WebAssembly.compile(artifacts.engine);
  const plan = planSnapshot(artifacts.engine, canonicalName);
  const packages = new Map<string, PackageBundle>();
  const parts = new Map<PartName, Bytes>();
  const crypto = readOptionalCode(artifacts.engine);
  const cryptoless = { sections: withoutBodies(plan.sections, crypto.functions) };
  const kit: EngineKit = { module, plan, cryptoless, crypto, parts, template: artifacts.template };

  /** Packages may import each other. */
  async function fetchNamed(texts: readonly string[]): Promise<void> {
    for (const name of partsNamedIn(texts))
      if (!parts.has(name)) parts.set(name, await artifacts.loadPart(name));
    for (const name of packagesNamed(texts)) {
      if (packages.has(name)) continue;
      const bundle = await artifacts.loadPackage(name);
      packages.set(name, bundle);
      await fetchNamed(Object.values(bundle.files));
    }
  }
  return {
    prepare: ({ files }) => fetchNamed(files.filter(({ path }) => isCodePath(path)).map(({ text }) => text)),
    compile(input, cpuLimitMs = Infinity) {
      const clock = stopwatch();
      const graph = walkModules(input, packages);
      const stripMs = clock();
      return graph.ok ? compile(kit, graph.value, { stripMs, cpuLimitMs }) : graph;
    },
  };
}

/** The engine, compiled once, and how its snapshots are made. */
interface EngineKit {
  readonly module: WebAssembly.Module;
  readonly plan: SnapshotPlan;
  /** For components without Web Crypto, which `crypto` is left out of. */
  readonly cryptoless: SnapshotPlan;
  readonly crypto: OptionalCode;
  readonly template: Bytes;
  /** Those that have been asked for so far. */
  readonly parts: ReadonlyMap<PartName, Bytes>;
}

function compile(
  kit: EngineKit,
  graph: ModuleGraph,
  { stripMs, cpuLimitMs }: { readonly stripMs: number; readonly cpuLimitMs: number },
): Result<CompiledComponent, CompileFailure> {
  const clock = stopwatch();
  const { sourceMaps } = graph;
  const mapper = createSourceMapper(sourceMaps);
  const { engine, exchange } = startEngine(kit.module, cpuLimitMs);
  const parts = installParts(engine, kit, graph);
  const instantiateMs = clock();

  const loaded = load(engine, graph);
  if (!loaded.ok) {
    const location = loaded.failure.kind === 'never-settles' ? pendingAwait(kit, graph, cpuLimitMs) : null;
    return failed(tellLoadFailure(loaded.failure, graph, mapper, exchange, location));
  }
  const console = readConsole(exchange, mapper);
  const evaluateMs = clock();

  engine.tidy();
  const core = modulePieces(freeze(engine, kit, parts.includes('subtle')));
  const snapshotMs = clock();

  const { component, coreOffset, coreLength } = splice(kit.template, core);
  if (component.length > COMPONENT_LIMIT_BYTES)
    return failed({
      kind: 'component-too-large',
      sizeBytes: component.length,
      limitBytes: COMPONENT_LIMIT_BYTES,
    });
  const stages = { stripMs, instantiateMs, evaluateMs, snapshotMs, spliceMs: clock() };
  const entryStyle = loaded.value;
  return {
    ok: true,
    value: { component, coreOffset, coreLength, entryStyle, sourceMaps, stages, console },
  };
}

const failed = (failure: CompileFailure): { ok: false; failure: CompileFailure } => ({ ok: false, failure });

function stopwatch(): () => number {
  let lastMs = performance.now();
  return () => {
    const elapsedMs = performance.now() - lastMs;
    lastMs += elapsedMs;
    return elapsedMs;
  };
}

function startEngine(module: WebAssembly.Module, cpuLimitMs: number): { engine: Engine; exchange: Exchange } {
  const host = createHost();
  const { exports } = new WebAssembly.Instance(module, host.importsFor(module));
  const engine = new Engine(exports as unknown as EngineExports);
  const realloc = (exports as { cm32p2_realloc: (...args: number[]) => number }).cm32p2_realloc;
  host.memory.attach({ cm32p2_memory: engine.exports.memory, cm32p2_realloc: realloc });
  const exchange = new Exchange({ ...LOADING, cpuLimitMs }, null);
  host.begin(exchange);
  return { engine, exchange };
}

/** Of the guest runtime, what the modules name. */
function installParts(engine: Engine, { parts }: EngineKit, { entry, others }: ModuleGraph): PartName[] {
  const sources = [entry, ...others].filter(({ isCode }) => isCode).map(({ code }) => code);
  const named = partsNamedIn(sources);
  for (const name of named) {
    const bytecode = parts.get(name);
    if (!bytecode) throw new Error(`the part ${name} was not prepared`);
    engine.install(name, bytecode);
  }
  return named;
}

/** The engine is of no use any more. */
function freeze({ memory }: Engine, { plan, cryptoless, crypto }: EngineKit, hasCrypto: boolean): Section[] {
  if (hasCrypto) return takeSnapshot(plan, memory);
  memory.fill(0, crypto.start, crypto.end);
  return takeSnapshot(cryptoless, memory);
}

/** Evaluates the modules and finds the handler. */
function load(engine: Engine, { entry, others }: ModuleGraph): Result<EntryStyle, LoadProblem> {
  try {
    // The entry is known to the loader from its evaluation: only its name has to be there.
    engine.offer(entry.name, '', '');
    for (const { name, code, specifier } of others) engine.offer(name, code, specifier);
    const evaluated = engine.evaluate(entry.code, entry.name, EVALUATE.module);
    const settled = evaluated.kind === 'value' ? engine.settle(evaluated.value) : evaluated;
    if (settled.kind === 'pending') return problem({ kind: 'never-settles' });
    if (settled.kind === 'error') return problem({ kind: 'threw', error: settled.error });
    const adopted = engine.adopt(settled.value);
    if (adopted.kind === 'error') return problem({ kind: 'threw', error: adopted.error });
    const [style, ...exportNames] = adopted.answer.split(' ');
    const found = ENTRY_STYLES.find((known) => known === style);
    return found ? { ok: true, value: found } : problem({ kind: 'no-handler', exports: exportNames });
  } catch (error) {
    return problem({ kind: 'trapped', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Loads again. That it may take as long again is little beside the failure; a place is a help that may be missing. */
function pendingAwait(kit: EngineKit, graph: ModuleGraph, cpuLimitMs: number): SourceLocation | null {
  try {
    const { engine } = startEngine(kit.module, cpuLimitMs);
    installParts(engine, kit, graph);
    return findPendingAwait(engine, () => load(engine, graph), createSourceMapper(graph.sourceMaps));
  } catch {
    return null;
  }
}

const problem = (failure: LoadProblem): Result<never, LoadProblem> => ({ ok: false, failure });

interface Spliced {
  readonly component: Bytes;
  readonly coreOffset: number;
  readonly coreLength: number;
}

function splice(template: Bytes, core: readonly Uint8Array[]): Spliced {
  const place = new DataView(template.buffer, template.byteOffset).getUint32(0, true);
  const around = template.subarray(4);
  const coreLength = totalLength(core);
  const header = Uint8Array.from([CORE_MODULE_SECTION, ...u32(coreLength)]);
  const component = concat([around.subarray(0, place), header, ...core, around.subarray(place)]);
  return { component, coreOffset: place + header.length, coreLength };
}
