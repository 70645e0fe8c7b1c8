/**
 * A handler's source becomes a WebAssembly component: types stripped, evaluated in the engine, memory snapshotted,
 * spliced into the component template. Deterministic: the same source gives the same bytes.
 */
import type { Environment } from '../host/environment.ts';
import { Exchange } from '../host/exchange.ts';
import { readConsole } from '../host/handler-log.ts';
import { createHost } from '../host/host.ts';
import { createSourceMapper, type SourceMapper, userFrames } from '../host/user-stack.ts';
import type { CompiledComponent, CompileInput, EntryStyle } from '../protocol/compiler.ts';
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';
import { Engine, type EngineError, type EngineExports, EVALUATE } from './engine.ts';
import {
  canonicalName,
  MEMORY_LIMIT_BYTES,
  planSnapshot,
  type SnapshotPlan,
  takeSnapshot,
} from './snapshot.ts';
import { stripTypes } from './strip-types.ts';
import { type Bytes, concat, modulePieces, totalLength, u32 } from './wasm-binary.ts';

/** What Akamai Functions accepts as an application. */
const COMPONENT_LIMIT_BYTES = 50 * 1024 * 1024;
const CORE_MODULE_SECTION = 1;

/** What `npm run engine` made; see worker/engine/assemble.ts. */
export interface EngineArtifacts {
  readonly engine: Bytes;
  /** Where the core module belongs, as a little-endian u32, and the component without it. */
  readonly template: Bytes;
}

export interface Compiler {
  compile(input: CompileInput): Result<CompiledComponent, CompileFailure>;
}

/** JavaScript as the engine gets it. */
interface Module {
  readonly file: string;
  readonly code: string;
}

/** While a handler loads there is no time, no randomness and no network: nothing of the sort may be frozen into it. */
const LOADING: Environment = { wallClockMs: 0, seed: 0, callOrigin: () => null };

export async function createCompiler(artifacts: EngineArtifacts): Promise<Compiler> {
  const module = await WebAssembly.compile(artifacts.engine);
  const plan = planSnapshot(artifacts.engine, canonicalName);
  return { compile: (input) => compile(artifacts, module, plan, input) };
}

function compile(
  artifacts: EngineArtifacts,
  module: WebAssembly.Module,
  plan: SnapshotPlan,
  { files, entry: file }: CompileInput,
): Result<CompiledComponent, CompileFailure> {
  const source = files.find(({ path }) => path === file)?.text ?? '';
  const clock = stopwatch();
  const stripped = stripTypes(file, source);
  if (!stripped.ok) return stripped;
  const { code, sourceMap } = stripped.value;
  const stripMs = clock();

  const sourceMaps = [{ file, sourceMap }];
  const mapper = createSourceMapper(sourceMaps);
  const { engine, exchange } = startEngine(module);
  const instantiateMs = clock();

  const loaded = load(engine, { file, code }, mapper);
  if (!loaded.ok) return loaded;
  const console = readConsole(exchange, mapper);
  const evaluateMs = clock();

  engine.tidy();
  const core = modulePieces(takeSnapshot(plan, engine.memory));
  const snapshotMs = clock();

  const { component, coreOffset, coreLength } = splice(artifacts.template, core);
  if (component.length > COMPONENT_LIMIT_BYTES)
    return failed({
      kind: 'component-too-large',
      sizeBytes: component.length,
      limitBytes: COMPONENT_LIMIT_BYTES,
    });
  const stages = { stripMs, instantiateMs, evaluateMs, snapshotMs, spliceMs: clock() };
  return {
    ok: true,
    value: {
      component,
      coreOffset,
      coreLength,
      entryStyle: loaded.value,
      sourceMaps,
      stages,
      console,
    },
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

function startEngine(module: WebAssembly.Module): { engine: Engine; exchange: Exchange } {
  const host = createHost();
  const { exports } = new WebAssembly.Instance(module, host.importsFor(module));
  const engine = new Engine(exports as unknown as EngineExports);
  const realloc = (exports as { cm32p2_realloc: (...args: number[]) => number }).cm32p2_realloc;
  host.memory.attach({ cm32p2_memory: engine.exports.memory, cm32p2_realloc: realloc });
  const exchange = new Exchange(LOADING, null);
  host.begin(exchange);
  return { engine, exchange };
}

/** Evaluates the module and finds its handler. */
function load(engine: Engine, module: Module, mapper: SourceMapper): Result<EntryStyle, CompileFailure> {
  try {
    const evaluated = engine.evaluate(module.code, module.file, EVALUATE.module);
    const settled = evaluated.kind === 'value' ? engine.settle(evaluated.value) : evaluated;
    if (settled.kind === 'pending') return failed({ kind: 'load-never-settles' });
    if (settled.kind === 'error') return failed(loadFailure(settled.error, module, mapper));
    const adopted = engine.adopt(settled.value);
    if (adopted.kind === 'error') return failed(loadFailure(adopted.error, module, mapper));
    const [style, ...exportNames] = adopted.answer.split(' ');
    if (style === 'default-export' || style === 'fetch-event') return { ok: true, value: style };
    return failed({ kind: 'no-handler', exports: exportNames });
  } catch (error) {
    return failed({ kind: 'load-trapped', message: error instanceof Error ? error.message : String(error) });
  }
}

function loadFailure(
  { name, message, stack }: EngineError,
  module: Module,
  mapper: SourceMapper,
): CompileFailure {
  if (name === 'InternalError' && message === 'out of memory')
    return { kind: 'load-out-of-memory', limitBytes: MEMORY_LIMIT_BYTES };
  const moduleName = /^could not load module(?: filename)? '(.*)'/.exec(message)?.[1];
  if (moduleName !== undefined) return importFailure(moduleName, module, mapper);
  const frames = userFrames(stack, mapper);
  const first = frames[0];
  // The engine does not say where a regular expression literal is that it cannot read.
  if (name === 'SyntaxError' && stack === '')
    return { kind: 'syntax', message, location: locateBrokenPattern(module, mapper) };
  // A syntax error's stack is one frame without a function: the place itself.
  if (name === 'SyntaxError' && first && frames.length === 1 && /^\s*at [^()]*:\d+:\d+\s*$/.test(stack))
    return { kind: 'syntax', message, location: first.location };
  return { kind: 'threw-at-load', error: { name, message, stack: frames } };
}

/** A statement of its own, and then whatever looks like an import. */
const IMPORTS = [
  /^\s*(?:import|export)\b[^'"`;]*(['"])(.+?)\1/gm,
  /\b(?:from|import)\s*\(?\s*(['"])(.+?)\1/g,
];

/** The engine names the module but not where it is imported, and without a leading `./`. */
function importFailure(name: string, module: Module, mapper: SourceMapper): CompileFailure {
  for (const match of IMPORTS.flatMap((pattern) => [...module.code.matchAll(pattern)])) {
    const [text, , specifier = ''] = match;
    if (specifier.replace(/^\.\//, '') !== name) continue;
    const location = locate(module, match.index + text.lastIndexOf(specifier) - 1, mapper);
    return { kind: 'import-unavailable', specifier, location };
  }
  return { kind: 'import-unavailable', specifier: name, location: locate(module, 0, mapper) };
}

function locateBrokenPattern(module: Module, mapper: SourceMapper): SourceLocation {
  const literals = module.code.matchAll(/\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/(\w*)/g);
  for (const { index, 1: pattern = '', 2: flags = '' } of literals)
    if (!isPattern(pattern, flags)) return locate(module, index, mapper);
  return locate(module, 0, mapper);
}

function isPattern(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

function locate({ file, code }: Module, index: number, mapper: SourceMapper): SourceLocation {
  const before = code.slice(0, index).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return mapper.locate(file, before.length, column) ?? { file, line: before.length, column };
}

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
