/**
 * Builds what the compiler starts from, once per change of its inputs:
 *   engine.wasm    QuickJS, glue and side modules in one core module, started, with the guest runtime in its memory
 *   parts/*.bin    parts of the guest runtime, as bytecode
 *   template.bin   the component around a handler's core module, with that module left out: its place in bytes as a
 *                  little-endian u32, then the rest
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { componentEmbed, componentNew } from '@bytecodealliance/jco-transpile/wasm-tools';
import { Engine, ENGINE_EXPORTS, type EngineExports } from '../compiler/engine.ts';
import { encodeOptionalCode } from '../compiler/optional-code.ts';
import {
  canonicalName,
  MEMORY_LIMIT_BYTES,
  planSnapshot,
  type SnapshotPlan,
  takeSnapshot,
} from '../compiler/snapshot.ts';
import {
  bodyOf,
  type Bytes,
  concat,
  encodeExports,
  encodeSections,
  encodeVector,
  i32,
  KIND,
  pagesOf,
  Reader,
  readExports,
  readSections,
  SECTION,
  u32,
} from '../compiler/wasm-binary.ts';
import { ENGINE_FUNCTIONS, WASI_IMPORTS } from '../guest/wasi-imports.ts';
import { hostFunctionName } from './glue.ts';
import { bundleGuest } from './guest-bundle.ts';
import { dropUnused, type LinkedEngine, linkEngine } from './link.ts';
import { unreachableFunctions } from './unneeded.ts';
import { hostFunctions, WORLD_NAME, worldWit } from './wit.ts';

/**
 * QuickJS counts its own use of the 1 MiB stack. More than this, and Chromium's own stack in a worker is used up first, which
 * no handler can catch; this much is about a thousand calls of a plain function.
 */
const STACK_LIMIT_BYTES = 256 * 1024;
/** Below the 128 MiB an instance may have, so that running out is an exception with room to be reported. */
const HEAP_LIMIT_BYTES = 112 * 1024 * 1024;

/** QuickJS's compile flags: without source text and line tables, which would be most of it. */
const STRIP = 16 | 32;

/** What only assembling needs. */
interface AssemblyExports extends EngineExports {
  _initialize(): void;
  malloc(sizeBytes: number): number;
  qjs_init(): number;
  qjs_set_max_stack_size(sizeBytes: number): void;
  qjs_set_memory_limit(sizeBytes: number): void;
  qjs_set_promise_rejection_handler(isOn: number): void;
  qjs_set_module_loader(isOn: number): void;
  qjs_set_interrupt_handler(isOn: number): void;
  qjs_get_context_ptr(): number;
  qjs_get_runtime_ptr(): number;
  qjs_get_global(): number;
  qjs_new_object(): number;
  qjs_new_host_function(name: number, nameBytes: number, arity: number): number;
  qjs_compile(
    source: number,
    sourceBytes: number,
    file: number,
    evalFlags: number,
    flags: number,
    sizeOut: number,
  ): number;
  qjs_set_prop_string(target: number, name: number, value: number): void;
}
const ASSEMBLY_EXPORTS: readonly Exclude<keyof AssemblyExports, keyof EngineExports>[] = [
  '_initialize',
  'malloc',
  'qjs_init',
  'qjs_set_max_stack_size',
  'qjs_set_memory_limit',
  'qjs_set_promise_rejection_handler',
  'qjs_set_module_loader',
  'qjs_set_interrupt_handler',
  'qjs_get_context_ptr',
  'qjs_get_runtime_ptr',
  'qjs_get_global',
  'qjs_new_object',
  'qjs_new_host_function',
  'qjs_compile',
  'qjs_set_prop_string',
];
const CANONICAL_EXPORTS = [
  'cm32p2_realloc',
  'cm32p2|wasi:http/incoming-handler@0.2|handle',
  'cm32p2|wasi:http/incoming-handler@0.2|handle_post',
];

export async function assembleEngine(outFolder: string): Promise<void> {
  const wit = worldWit();
  const kept = [...ENGINE_EXPORTS, ...ASSEMBLY_EXPORTS, ...CANONICAL_EXPORTS];
  const workFolder = join(outFolder, 'link');
  const linked = await linkEngine(await hostFunctions(wit), kept, workFolder);
  const { core, parts } = await bundleGuest();
  // Starting QuickJS takes code of its own, which nobody needs once it runs.
  const started = await dropUnused(startEngine(linked, core), workFolder);
  const engine = await tellOptionalCode(started, linked, workFolder);
  const template = await makeTemplate(engine, wit);
  await mkdir(join(outFolder, 'parts'), { recursive: true });
  for (const { name, script } of parts)
    await writeFile(join(outFolder, 'parts', `${name}.bin`), compileScript(startRehearsal(linked), script));
  await writeFile(join(outFolder, 'engine.wasm'), engine);
  await writeFile(join(outFolder, 'template.bin'), template);
}

async function tellOptionalCode(engine: Bytes, { crypto }: LinkedEngine, workFolder: string): Promise<Bytes> {
  const functions = await unreachableFunctions(engine, CANONICAL_EXPORTS, crypto.slots, workFolder);
  return encodeSections([...readSections(engine), encodeOptionalCode({ functions, ...crypto.memory })]);
}

/** An engine that has been started in this process, to be evaluated in and then frozen. */
interface LiveEngine {
  readonly engine: Engine;
  readonly quickjs: AssemblyExports;
  /** Values of the mutable globals, in order. */
  readonly globals: () => number[];
}

/**
 * Starts the engine, evaluates the guest runtime in it, and freezes it. Twice: the first run compiles the runtime and
 * learns how much memory it needs; the second has just that much and none of the first one's leftovers.
 */
function startEngine(linked: LinkedEngine, guest: string): Bytes {
  const rehearsal = startRehearsal(linked);
  const bytecode = compileScript(rehearsal, guest);
  evaluateGuest(rehearsal, bytecode);
  const live = bootEngine(linked, pagesOf(rehearsal.engine.memory.length));
  evaluateGuest(live, bytecode);
  const { engine, globals } = live;
  engine.tidy();

  const stays = new Set<string>([...ENGINE_EXPORTS, ...CANONICAL_EXPORTS]);
  const plan = planSnapshot(linked.module, (name) => (stays.has(name) ? name : null));
  return encodeSections(takeSnapshot(freezeGlobals(plan, globals()), engine.memory));
}

const startRehearsal = (linked: LinkedEngine): LiveEngine => bootEngine(linked, pagesOf(MEMORY_LIMIT_BYTES));

function bootEngine(linked: LinkedEngine, maxPages: number): LiveEngine {
  const withGlobals = exportMutableGlobals(limitMemory(linked.module, maxPages));
  const module = new WebAssembly.Module(withGlobals.module);
  const { exports } = new WebAssembly.Instance(module, assemblyImports(module));
  const quickjs = exports as unknown as AssemblyExports;
  const engine = new Engine(quickjs);
  const callExport = (name: string, ...args: number[]): unknown =>
    (exports[name] as (...args: number[]) => unknown)(...args);

  quickjs._initialize();
  for (const { sizeBytes, address } of linked.reservations)
    if (quickjs.malloc(sizeBytes) !== address) throw new Error('the heap does not lie where it was linked');
  for (const { address, bytes } of linked.data) engine.memory.set(bytes, address);
  for (const name of linked.startCalls) callExport(name);
  if (quickjs.qjs_init() !== 0) throw new Error('QuickJS does not start');
  quickjs.qjs_set_max_stack_size(STACK_LIMIT_BYTES);
  quickjs.qjs_set_memory_limit(HEAP_LIMIT_BYTES);
  quickjs.qjs_set_promise_rejection_handler(1);
  quickjs.qjs_set_module_loader(1);
  quickjs.qjs_set_interrupt_handler(1);
  for (const name of linked.initCalls)
    if (callExport(name, quickjs.qjs_get_context_ptr(), quickjs.qjs_get_runtime_ptr()) !== 0)
      throw new Error(`${name} fails`);
  installHostFunctions(quickjs, engine);
  const globals = (): number[] =>
    withGlobals.names.map((name) => (exports[name] as WebAssembly.Global<'i32'>).value);
  return { engine, quickjs, globals };
}

/** As bytecode. Nobody is shown the runtime's own frames: they need no lines. */
function compileScript({ quickjs, engine }: LiveEngine, script: string): Bytes {
  const source = writeText(quickjs, engine, script);
  const file = writeText(quickjs, engine, 'halfmilli');
  const sizeOut = quickjs.malloc(4);
  const pointer = quickjs.qjs_compile(source.pointer, source.lengthBytes, file.pointer, 0, STRIP, sizeOut);
  if (pointer === 0) throw new Error('the guest runtime does not compile');
  const sizeBytes = new DataView(quickjs.memory.buffer).getUint32(sizeOut, true);
  return engine.memory.slice(pointer, pointer + sizeBytes);
}

function evaluateGuest({ quickjs, engine }: LiveEngine, bytecode: Bytes): void {
  const outcome = engine.evaluateBytecode(bytecode);
  if (outcome.kind === 'error')
    throw new Error(`the guest runtime: ${outcome.error.message}\n${outcome.error.stack}`);
  quickjs.run_jobs();
}

/** A C string in linear memory, for the caller to free. */
function writeText(
  quickjs: AssemblyExports,
  engine: Engine,
  value: string,
): { pointer: number; lengthBytes: number } {
  const bytes = new TextEncoder().encode(`${value}\0`);
  const pointer = quickjs.wasm_malloc(bytes.length);
  engine.memory.set(bytes, pointer);
  return { pointer, lengthBytes: bytes.length - 1 };
}

/** Nothing of the assembling machine may be baked in: clocks say zero, randomness is zeros. */
function assemblyImports(module: WebAssembly.Module): WebAssembly.Imports {
  const imports: Record<string, Record<string, () => number | bigint>> = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    (imports[from] ??= {})[name] = () => {
      if (from.includes('wasi:clocks/wall-clock')) return 0;
      if (from.includes('wasi:clocks/monotonic-clock') && name === 'now') return 0n;
      // QuickJS seeds its own Math.random, which the guest runtime replaces: leave that seed zero.
      if (name === 'get-random-bytes') return 0;
      throw new Error(`the engine calls ${from} ${name} while it is assembled`);
    };
  }
  return imports;
}

/** Gives the guest runtime the object `__host`, whose functions the glue serves. */
function installHostFunctions(quickjs: AssemblyExports, engine: Engine): void {
  const setProperty = (target: number, name: string, value: number): void => {
    const { pointer } = writeText(quickjs, engine, name);
    quickjs.qjs_set_prop_string(target, pointer, value);
    quickjs.wasm_free(pointer);
    quickjs.qjs_free_value(value);
  };
  const host = quickjs.qjs_new_object();
  [...Object.keys(WASI_IMPORTS), ...ENGINE_FUNCTIONS].forEach((name, index) => {
    const { pointer, lengthBytes } = writeText(quickjs, engine, hostFunctionName(index));
    setProperty(host, name, quickjs.qjs_new_host_function(pointer, lengthBytes, 0));
    quickjs.wasm_free(pointer);
  });
  const global = quickjs.qjs_get_global();
  setProperty(global, '__host', host);
  quickjs.qjs_free_value(global);
}

const I32 = 0x7f;
const I32_CONST = 0x41;
const END = 0x0b;

interface GlobalEntry {
  readonly isMutable: boolean;
  readonly bytes: Bytes;
}

function readGlobals(body: Bytes): GlobalEntry[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.u32() }, () => {
    const start = reader.offset;
    const type = reader.byte();
    const isMutable = reader.byte() === 1;
    if (type !== I32 || reader.byte() !== I32_CONST)
      throw new RangeError('linked engine: only constant i32 globals are expected');
    reader.i32();
    if (reader.byte() !== END) throw new RangeError('linked engine: only constant i32 globals are expected');
    return { isMutable, bytes: body.subarray(start, reader.offset) };
  });
}

/** Mutable globals are state like memory. Exported, they can be read. */
function exportMutableGlobals(module: Bytes): { module: Bytes; names: string[] } {
  const sections = readSections(module);
  const mutable = readGlobals(bodyOf(sections, SECTION.global)).flatMap(({ isMutable }, index) =>
    isMutable ? [index] : [],
  );
  const added = mutable.map((index) => ({ name: `global-${index}`, kind: KIND.global, index }));
  return {
    names: added.map(({ name }) => name),
    module: encodeSections(
      sections.map(({ id, body }) => ({
        id,
        body: id === SECTION.export ? encodeExports([...readExports(body), ...added]) : body,
      })),
    ),
  };
}

function limitMemory(module: Bytes, maxPages: number): Bytes {
  return encodeSections(
    readSections(module).map(({ id, body }) => {
      if (id !== SECTION.memory) return { id, body };
      const reader = new Reader(body, 2);
      return { id, body: Uint8Array.from([1, 1, ...u32(reader.u32()), ...u32(maxPages)]) };
    }),
  );
}

/** The plan with mutable globals starting at `values`, in order. */
function freezeGlobals(plan: SnapshotPlan, values: readonly number[]): SnapshotPlan {
  const rest = [...values];
  const rewrite = (body: Bytes): Bytes => {
    const entries = readGlobals(body).map(({ isMutable, bytes }) =>
      isMutable ? Uint8Array.from([I32, 1, I32_CONST, ...i32(rest.shift() ?? 0), END]) : bytes,
    );
    return encodeVector(entries);
  };
  return {
    sections: plan.sections.map(({ id, body }) => ({
      id,
      body: id === SECTION.global ? rewrite(body) : body,
    })),
  };
}

/** The component around the engine, with the engine taken out again. */
async function makeTemplate(engine: Bytes, wit: string): Promise<Bytes> {
  const plan = planSnapshot(engine, canonicalName);
  const core = encodeSections(plan.sections);
  const embedded = await componentEmbed({ binary: core, witSource: wit, world: WORLD_NAME });
  const component = new Uint8Array(await componentNew(embedded, []));
  return cutCore(component);
}

/** A component's core modules are sections with this id; the handler's is the first. */
const CORE_MODULE_SECTION = 1;

function cutCore(component: Bytes): Bytes {
  const reader = new Reader(component, 8);
  while (!reader.atEnd) {
    const start = reader.offset;
    const id = reader.byte();
    reader.take(reader.u32());
    if (id !== CORE_MODULE_SECTION) continue;
    const place = new Uint8Array(4);
    new DataView(place.buffer).setUint32(0, start, true);
    return concat([place, component.subarray(0, start), component.subarray(reader.offset)]);
  }
  throw new Error('the component holds no core module');
}
