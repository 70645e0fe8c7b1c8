/** Which functions of an engine are reached only through exports that will go, or through a stretch of its table. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bodyOf,
  type Bytes,
  concat,
  encodeExports,
  encodeName,
  encodeSections,
  encodeVector,
  i32,
  KIND,
  Reader,
  readExports,
  readImports,
  readSections,
  SECTION,
  type Section,
  u32,
} from '../compiler/wasm-binary.ts';
import { removeUnused, type Stretch } from './link.ts';

/** Indices of the functions that neither the exports `kept` nor the table without `slots` lead to, in order. */
export async function unreachableFunctions(
  module: Bytes,
  kept: readonly string[],
  slots: Stretch,
  workFolder: string,
): Promise<number[]> {
  const sections = readSections(module);
  const imported = readImports(bodyOf(sections, SECTION.import)).filter(({ kind }) => kind === KIND.function);
  const defined = new Reader(bodyOf(sections, SECTION.function)).u32();
  const indices = Array.from({ length: imported.length + defined }, (_, index) => index);
  const closed = sections.map(({ id, body }): Section => {
    if (id === SECTION.export)
      return { id, body: encodeExports(readExports(body).filter(({ name }) => kept.includes(name))) };
    return { id, body: id === SECTION.element ? withoutSlots(body, slots) : body };
  });
  const named = encodeSections([...closed, { id: SECTION.custom, body: nameSection(indices) }]);
  const [before, after] = [join(workFolder, 'closed.wasm'), join(workFolder, 'reached.wasm')];
  await writeFile(before, named);
  const reached = namedIndices(await removeUnused(before, after, '-g'));
  return indices.filter((index) => index >= imported.length && !reached.has(index));
}

const I32_CONST = 0x41;
const END = 0x0b;

/** Of active segments of the first table, which are all that the linked engine has. */
function withoutSlots(body: Bytes, { start, end }: Stretch): Bytes {
  const reader = new Reader(body);
  const segments = Array.from({ length: reader.u32() }, () => {
    if (reader.u32() !== 0 || reader.byte() !== I32_CONST)
      throw new RangeError('linked engine: only plain element segments are expected');
    const first = reader.i32();
    if (reader.byte() !== END) throw new RangeError('linked engine: an offset is a constant');
    const functions = Array.from({ length: reader.u32() }, () => reader.u32());
    return [
      { first, functions: functions.slice(0, Math.max(0, start - first)) },
      {
        first: Math.max(first, end),
        functions: functions.slice(Math.max(0, end - first)),
      },
    ];
  }).flat();
  return encodeVector(
    segments
      .filter(({ functions }) => functions.length > 0)
      .map(({ first, functions }) =>
        concat([
          Uint8Array.from([0, I32_CONST, ...i32(first), END]),
          encodeVector(functions.map((index) => Uint8Array.from(u32(index)))),
        ]),
      ),
  );
}

const FUNCTION_NAMES = 1;

/** Names each function by its index, by which it is known again once others are gone. */
function nameSection(indices: readonly number[]): Bytes {
  const names = encodeVector(
    indices.map((index) => concat([Uint8Array.from(u32(index)), encodeName(String(index))])),
  );
  return concat([encodeName('name'), Uint8Array.from([FUNCTION_NAMES, ...u32(names.length)]), names]);
}

function namedIndices(module: Bytes): Set<number> {
  const found = new Set<number>();
  for (const { id, body } of readSections(module)) {
    const reader = new Reader(body);
    if (id !== SECTION.custom || reader.name() !== 'name') continue;
    while (!reader.atEnd) {
      const kind = reader.byte();
      const part = new Reader(reader.take(reader.u32()));
      if (kind !== FUNCTION_NAMES) continue;
      for (let left = part.u32(); left > 0; left--) {
        part.u32();
        found.add(Number(part.name()));
      }
    }
  }
  return found;
}
