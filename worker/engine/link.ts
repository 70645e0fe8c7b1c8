/** Static linking: QuickJS, the glue and the side modules become one core module with constant addresses. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  bodyOf,
  type Bytes,
  concat,
  encodeExports,
  encodeName,
  encodeSections,
  encodeVector,
  KIND,
  Reader,
  readExports,
  readImports,
  readSections,
  SECTION,
  u32,
} from '../compiler/wasm-binary.ts';
import { GLUE_MEMORY_BYTES, GLUE_TABLE_SIZE, glueText } from './glue.ts';
import {
  baseName,
  type FunctionType,
  initName,
  placeSideModule,
  readSideModule,
  readTypes,
  relocationsName,
  type SideModule,
  startName,
} from './side-module.ts';
import type { HostFunction } from './wit.ts';

const require = createRequire(import.meta.url);
const quickjsFolder = dirname(require.resolve('quickjs-wasi/package.json'));
const binaryenFolder = join(dirname(require.resolve('binaryen')), 'bin');
const CRYPTO = 'crypto';
const SIDE_MODULES = ['url', 'encoding', CRYPTO];

const ALIGNMENT = 16;

/** `-all` would let binaryen write encodings that V8 refuses. */
const FEATURES = [
  'bulk-memory',
  'bulk-memory-opt',
  'multivalue',
  'mutable-globals',
  'sign-ext',
  'nontrapping-float-to-int',
  'reference-types',
  'call-indirect-overlong',
  'extended-const',
  // wasm-merge turns imported base globals into ordinary ones; offsets that read those are valid only with gc, until
  // simplify-globals makes constants of them.
  'gc',
].map((name) => `--enable-${name}`);

/** A stretch of heap that must be taken, in this order, before anything else is allocated. */
export interface Reservation {
  readonly sizeBytes: number;
  readonly address: number;
}

/** From `start` to before `end`: slots of the table, or bytes of memory. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface LinkedEngine {
  readonly module: Bytes;
  /** Where the side module of Web Crypto lies. */
  readonly crypto: { readonly slots: Stretch; readonly memory: Stretch };
  readonly reservations: readonly Reservation[];
  readonly data: readonly { readonly address: number; readonly bytes: Bytes }[];
  /** Exports to call, in order, once the reservations are made and the data is in place. */
  readonly startCalls: readonly string[];
  /** Exports `(context, runtime) -> error` to call once QuickJS is initialised. */
  readonly initCalls: readonly string[];
}

const run = promisify(execFile);
const binaryen = (tool: string, ...args: string[]): Promise<unknown> =>
  run(process.execPath, [join(binaryenFolder, tool), ...args, ...FEATURES], { maxBuffer: 1 << 26 });

const readBytes = async (path: string): Promise<Bytes> => new Uint8Array(await readFile(path));

/** `workFolder` receives intermediate files. `keptExports`: what must stay reachable besides the glue's own exports. */
export async function linkEngine(
  functions: readonly HostFunction[],
  keptExports: readonly string[],
  workFolder: string,
): Promise<LinkedEngine> {
  await mkdir(workFolder, { recursive: true });
  const quickjs = await readBytes(join(quickjsFolder, 'quickjs.wasm'));
  const sides = await Promise.all(
    SIDE_MODULES.map(async (name) =>
      readSideModule(name, await readBytes(join(quickjsFolder, 'extensions', name, `${name}.so`))),
    ),
  );
  const glueTable = tableSizeOf(quickjs);
  const tableBases = placeTables(sides, glueTable + GLUE_TABLE_SIZE);
  const main = prepareMain(quickjs, tableBases.end);
  const reservations = planReservations(main, [
    GLUE_MEMORY_BYTES,
    ...sides.map(({ memoryBytes }) => memoryBytes),
  ]);
  const [glueBase = 0, ...memoryBases] = reservations.map(({ address }) => alignUp(address));
  const engineFunctions = functionTypes(quickjs);

  const file = (name: string): string => join(workFolder, name);
  const merged: string[] = [];
  const addModule = async (name: string, bytes: Bytes): Promise<void> => {
    await writeFile(file(`${name}.wasm`), bytes);
    merged.push(file(`${name}.wasm`), name);
  };
  const addText = async (name: string, text: string): Promise<void> => {
    await writeFile(file(`${name}.wat`), text);
    await binaryen('wasm-as', file(`${name}.wat`), '-o', file(`${name}.wasm`));
    merged.push(file(`${name}.wasm`), name);
  };
  await addModule('quickjs', main);
  await addText('glue', glueText(functions, reservations[0]?.address ?? 0, glueBase, glueTable));
  const data: { address: number; bytes: Bytes }[] = [];
  for (const [index, side] of sides.entries()) {
    const placement = { memoryBase: memoryBases[index] ?? 0, tableBase: tableBases.bases[index] ?? 0 };
    const placed = placeSideModule(side, placement, engineFunctions);
    await addModule(side.name, placed.module);
    await addText(baseName(side), placed.baseText);
    data.push(...placed.data);
  }
  const startCalls = sides.flatMap((side) => [startName(side), relocationsName(side)]);
  const initCalls = sides.map(initName);
  await binaryen('wasm-merge', ...merged, '--rename-export-conflicts', '-o', file('merged.wasm'));
  const kept = keepExports(await readBytes(file('merged.wasm')), [
    ...keptExports,
    ...startCalls,
    ...initCalls,
  ]);
  await writeFile(file('kept.wasm'), kept);
  await binaryen(
    'wasm-opt',
    file('kept.wasm'),
    '-O2',
    '--simplify-globals',
    '--precompute',
    '--remove-unused-module-elements',
    '-o',
    file('linked.wasm'),
  );
  const crypto = sides.findIndex(({ name }) => name === CRYPTO);
  const { address = 0, sizeBytes = 0 } = reservations[crypto + 1] ?? {};
  return {
    module: await readBytes(file('linked.wasm')),
    crypto: {
      slots: { start: tableBases.bases[crypto] ?? 0, end: tableBases.bases[crypto + 1] ?? tableBases.end },
      memory: { start: memoryBases[crypto] ?? 0, end: address + sizeBytes },
    },
    reservations,
    data,
    startCalls,
    initCalls,
  };
}

/** Without the functions that only an export that is gone had use for. Memory and table stay as they are. */
export async function dropUnused(module: Bytes, workFolder: string): Promise<Bytes> {
  const [whole, rest] = [join(workFolder, 'whole.wasm'), join(workFolder, 'rest.wasm')];
  await writeFile(whole, module);
  return removeUnused(whole, rest);
}

/** From file to file. `options`: more of wasm-opt's. */
export async function removeUnused(from: string, to: string, ...options: string[]): Promise<Bytes> {
  await binaryen('wasm-opt', from, '--remove-unused-module-elements', ...options, '-o', to);
  return readBytes(to);
}

const alignUp = (address: number): number => Math.ceil(address / ALIGNMENT) * ALIGNMENT;

function tableSizeOf(module: Bytes): number {
  const reader = new Reader(bodyOf(readSections(module), SECTION.table));
  reader.take(3);
  return reader.u32();
}

function placeTables(sides: readonly SideModule[], first: number): { bases: number[]; end: number } {
  let end = first;
  const bases = sides.map(({ tableSize, addressTaken }) => {
    const base = end;
    end += tableSize + addressTaken.length;
    return base;
  });
  return { bases, end };
}

/** QuickJS with room for the others in its table, and all that it asks of a host turned to the glue. */
function prepareMain(quickjs: Bytes, tableSize: number): Bytes {
  const sections = readSections(quickjs);
  const imports = readImports(bodyOf(sections, SECTION.import)).map(({ name, description }) =>
    concat([encodeName('glue'), encodeName(name), description]),
  );
  return encodeSections(
    sections
      .filter(({ id }) => id !== SECTION.custom)
      .map(({ id, body }) => {
        if (id === SECTION.import) return { id, body: encodeVector(imports) };
        return { id, body: id === SECTION.table ? Uint8Array.from([1, 0x70, 0, ...u32(tableSize)]) : body };
      }),
  );
}

/** Asks QuickJS's own allocator where the reservations will lie; it answers the same every time. */
function planReservations(main: Bytes, sizes: readonly number[]): Reservation[] {
  const module = new WebAssembly.Module(main);
  const imports: Record<string, Record<string, () => number>> = {};
  for (const entry of WebAssembly.Module.imports(module))
    (imports[entry.module] ??= {})[entry.name] = () => 0;
  const { exports } = new WebAssembly.Instance(module, imports);
  const { _initialize, malloc } = exports as {
    _initialize: () => void;
    malloc: (sizeBytes: number) => number;
  };
  _initialize();
  return sizes.map((sizeBytes) => {
    const padded = sizeBytes + ALIGNMENT;
    return { sizeBytes: padded, address: malloc(padded) };
  });
}

function functionTypes(module: Bytes): Map<string, FunctionType> {
  const sections = readSections(module);
  const types = readTypes(bodyOf(sections, SECTION.type));
  const imported = readImports(bodyOf(sections, SECTION.import)).filter(({ kind }) => kind === KIND.function);
  const reader = new Reader(bodyOf(sections, SECTION.function));
  const defined = Array.from({ length: reader.u32() }, () => reader.u32());
  const typeOf = [...imported.map(({ type }) => type), ...defined];
  const found = new Map<string, FunctionType>();
  for (const { name, kind, index } of readExports(bodyOf(sections, SECTION.export))) {
    const type = types[typeOf[index] ?? -1];
    if (kind === KIND.function && type) found.set(name, type);
  }
  return found;
}

/** Six hundred exports survive a merge; all but a few go, so that what only they reach goes too. */
function keepExports(module: Bytes, names: readonly string[]): Bytes {
  const wanted = new Set(names);
  const sections = readSections(module).map(({ id, body }) => {
    if (id !== SECTION.export) return { id, body };
    const kept = readExports(body).filter(({ name }) => wanted.delete(name));
    return { id, body: encodeExports(kept) };
  });
  if (wanted.size > 0) throw new Error(`the linked engine lacks exports: ${[...wanted].join(', ')}`);
  return encodeSections(sections);
}
