/**
 * QuickJS's side modules (`.so`: position-independent modules with a `dylink.0` section), made ready for static linking:
 * every address that a dynamic linker would choose becomes a constant.
 */
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
} from '../compiler/wasm-binary.ts';
import { MISSING_FUNCTIONS, MISSING_IMPORTS } from './missing-functions.ts';
import type { CoreType } from './wit.ts';

export interface SideModule {
  readonly name: string;
  readonly bytes: Bytes;
  readonly memoryBytes: number;
  readonly tableSize: number;
  /** Functions whose address the module takes: each gets a table slot of its own. */
  readonly addressTaken: readonly string[];
}

export interface Placement {
  readonly memoryBase: number;
  readonly tableBase: number;
}

export interface FunctionType {
  readonly params: readonly CoreType[];
  readonly results: readonly CoreType[];
}

const CORE_TYPES: Readonly<Record<number, CoreType>> = { 0x7f: 'i32', 0x7e: 'i64', 0x7d: 'f32', 0x7c: 'f64' };

export function readTypes(body: Bytes): FunctionType[] {
  const reader = new Reader(body);
  const readList = (): CoreType[] =>
    Array.from({ length: reader.u32() }, () => {
      const type = CORE_TYPES[reader.byte()];
      if (!type) throw new RangeError('side module: only core number types are expected');
      return type;
    });
  return Array.from({ length: reader.u32() }, () => {
    reader.byte();
    return { params: readList(), results: readList() };
  });
}

export function readSideModule(name: string, bytes: Bytes): SideModule {
  const sections = readSections(bytes);
  const reader = new Reader(bodyOf(sections, SECTION.custom));
  if (reader.name() !== 'dylink.0') throw new RangeError(`${name}: not a side module`);
  reader.byte();
  reader.u32();
  const memoryBytes = reader.u32();
  reader.u32();
  const tableSize = reader.u32();
  const addressTaken = readImports(bodyOf(sections, SECTION.import))
    .filter(({ module }) => module === 'GOT.func')
    .map((entry) => entry.name);
  return { name, bytes, memoryBytes, tableSize, addressTaken };
}

/** Names that keep the parts of one module apart from another's once all are merged. */
export const baseName = ({ name }: SideModule): string => `base-${name}`;
export const startName = ({ name }: SideModule): string => `start-${name}`;
export const relocationsName = ({ name }: SideModule): string => `relocate-${name}`;
export const initName = ({ name }: SideModule): string => `qjs_ext_${name.replaceAll('-', '_')}_init`;

export interface PlacedModule {
  /** The module with its imports renamed, its start function exported, and without data. */
  readonly module: Bytes;
  /** A companion module as text: the constants it imports, and what stands in for functions nobody has. */
  readonly baseText: string;
  readonly data: readonly { readonly address: number; readonly bytes: Bytes }[];
}

/** `engineFunctions`: what the engine exports, with types. */
export function placeSideModule(
  side: SideModule,
  { memoryBase, tableBase }: Placement,
  engineFunctions: ReadonlyMap<string, FunctionType>,
): PlacedModule {
  const sections = readSections(side.bytes);
  const types = readTypes(bodyOf(sections, SECTION.type));
  const exports = readExports(bodyOf(sections, SECTION.export)).filter(({ kind }) => kind === KIND.function);
  const own = new Set(exports.map(({ name }) => name));
  const base = baseName(side);
  const fields = [
    `(global (export "__memory_base") i32 (i32.const ${memoryBase}))`,
    `(global (export "__table_base") i32 (i32.const ${tableBase}))`,
    ...Object.entries(MISSING_FUNCTIONS).map(([name, code]) => `(func $${name} (export "${name}") ${code})`),
  ];

  const imports = readImports(bodyOf(sections, SECTION.import)).map(
    ({ module, name, kind, type, description }) => {
      const encode = (from: string, as: string): Bytes =>
        concat([encodeName(from), encodeName(as), description]);
      if (module === 'GOT.func') return encode(base, `address-${name}`);
      if (module === 'GOT.mem') {
        fields.push(`(global (export "data-${name}") (mut i32) (i32.const 0))`);
        return encode(base, `data-${name}`);
      }
      if (name === '__memory_base' || name === '__table_base') return encode(base, name);
      if (module === 'wasi_snapshot_preview1') return encode('glue', name);
      if (kind !== KIND.function || engineFunctions.has(name)) return encode('quickjs', name);
      if (own.has(name)) return encode(side.name, name);
      if (!(name in MISSING_FUNCTIONS))
        fields.push(`(func (export "${name}") ${typeText(types[type])} (unreachable))`);
      return encode(base, name);
    },
  );
  const start = new Reader(bodyOf(sections, SECTION.start)).u32();
  const keptExports = exports.map((entry) =>
    entry.name === '__wasm_apply_data_relocs' ? { ...entry, name: relocationsName(side) } : entry,
  );
  const module = encodeSections(
    sections
      .filter(
        ({ id }) =>
          ![SECTION.custom, SECTION.start, SECTION.data, SECTION.dataCount].some((left) => left === id),
      )
      .map(({ id, body }) => {
        if (id === SECTION.import) return { id, body: encodeVector(imports) };
        if (id !== SECTION.export) return { id, body };
        const all = [...keptExports, { name: startName(side), kind: KIND.function, index: start }];
        return { id, body: encodeExports(all) };
      }),
  );
  const slots = addressSlots(side, tableBase + side.tableSize, engineFunctions);
  return {
    module,
    baseText: `(module\n${MISSING_IMPORTS}\n${slots.imports}\n${fields.join('\n')}\n${slots.fields})`,
    data: readData(bodyOf(sections, SECTION.data), memoryBase),
  };
}

const typeText = (type: FunctionType | undefined): string => {
  if (!type) throw new RangeError('side module: a function without a type');
  const { params, results } = type;
  return `${params.length > 0 ? `(param ${params.join(' ')})` : ''} ${results.length > 0 ? `(result ${results.join(' ')})` : ''}`;
};

/** Table slots for functions whose address is taken; a slot that nobody fills traps when it is called. */
function addressSlots(
  { addressTaken }: SideModule,
  firstSlot: number,
  engineFunctions: ReadonlyMap<string, FunctionType>,
): { imports: string; fields: string } {
  const imported = addressTaken.filter((name) => engineFunctions.has(name));
  const known = addressTaken.filter((name) => engineFunctions.has(name) || name in MISSING_FUNCTIONS);
  const imports = imported.map(
    (name) => `(import "quickjs" "${name}" (func $${name} ${typeText(engineFunctions.get(name))}))`,
  );
  if (known.length > 0) imports.push('(import "quickjs" "__indirect_function_table" (table 1 funcref))');
  const fields = addressTaken.flatMap((name, index) => {
    const slot = firstSlot + index;
    const global = `(global (export "address-${name}") (mut i32) (i32.const ${slot}))`;
    return known.includes(name) ? [global, `(elem (i32.const ${slot}) func $${name})`] : [global];
  });
  return { imports: imports.join('\n'), fields: fields.join('\n') };
}

/** Active segments with offsets of the form `__memory_base`, `i32.const n`, or their sum. */
function readData(body: Bytes, memoryBase: number): { address: number; bytes: Bytes }[] {
  const reader = new Reader(body);
  return Array.from({ length: reader.u32() }, () => {
    if (reader.byte() !== 0) throw new RangeError('side module: only active data segments are expected');
    return { address: readOffset(reader, memoryBase), bytes: reader.take(reader.u32()) };
  });
}

function readOffset(reader: Reader, memoryBase: number): number {
  const [END, GLOBAL_GET, I32_CONST, I32_ADD] = [0x0b, 0x23, 0x41, 0x6a];
  let sum = 0;
  for (;;) {
    const opcode = reader.byte();
    if (opcode === END) return sum;
    if (opcode === GLOBAL_GET) {
      reader.u32();
      sum += memoryBase;
    } else if (opcode === I32_CONST) sum += reader.i32();
    else if (opcode !== I32_ADD) throw new RangeError(`side module: opcode ${opcode} in a segment's offset`);
  }
}
