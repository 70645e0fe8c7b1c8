/** What a handler's memory holds that the engine's, before any handler, does not. */
import { bodyOf, type Bytes, Reader, readSections, SECTION } from '../compiler/wasm-binary.ts';

interface Segment {
  readonly address: number;
  readonly bytes: Bytes;
}

/** Of snapshots, which have active segments at constant addresses only (worker/compiler/snapshot.ts). */
function* segmentsOf(data: Bytes): Generator<Segment> {
  const reader = new Reader(data);
  for (let left = reader.u32(); left > 0; left--) {
    // A flag and the instruction `i32.const` come before the address, the end of the expression after it.
    reader.take(2);
    const address = reader.i32() >>> 0;
    reader.byte();
    yield { address, bytes: reader.take(reader.u32()) };
  }
}

/** How many bytes of a data section differ from the memory that the engine starts with. */
export function changedBytes(data: Bytes, engine: Bytes): number {
  const pristine = memoryOf(bodyOf(readSections(engine), SECTION.data));
  let changed = 0;
  for (const { address, bytes } of segmentsOf(data))
    for (let index = 0; index < bytes.length; index++)
      if (bytes[index] !== (pristine[address + index] ?? 0)) changed += 1;
  return changed;
}

function memoryOf(data: Bytes): Bytes {
  const segments = [...segmentsOf(data)];
  const size = Math.max(0, ...segments.map(({ address, bytes }) => address + bytes.length));
  const memory = new Uint8Array(size);
  for (const { address, bytes } of segments) memory.set(bytes, address);
  return memory;
}
