/**
 * Native code that only a part of the guest runtime can reach: Web Crypto's, in the part `subtle`. Where a component is made
 * without that part, its functions lose their bodies and its constants become zeros. Function indices and addresses stay.
 *
 * The engine says what that is in a custom section of its own:
 *   name `native-crypto` │ u32 start, u32 end: its constants in memory │ vector of u32: its functions, each less the one before
 */
import {
  bodyOf,
  type Bytes,
  concat,
  encodeName,
  encodeVector,
  KIND,
  Reader,
  readImports,
  readSections,
  SECTION,
  type Section,
  u32,
} from './wasm-binary.ts';

export interface OptionalCode {
  /** Indices in the engine's function index space, in order. */
  readonly functions: readonly number[];
  /** Its constants, from `start` to before `end`, byte addresses. */
  readonly start: number;
  readonly end: number;
}

const NAME = 'native-crypto';

export function encodeOptionalCode({ functions, start, end }: OptionalCode): Section {
  const steps = functions.map((index, position) => index - (functions[position - 1] ?? 0));
  const vector = encodeVector(steps.map((step) => Uint8Array.from(u32(step))));
  const body = concat([encodeName(NAME), Uint8Array.from([...u32(start), ...u32(end)]), vector]);
  return { id: SECTION.custom, body };
}

/** Throws RangeError where `engine` does not say. */
export function readOptionalCode(engine: Bytes): OptionalCode {
  for (const { id, body } of readSections(engine)) {
    const reader = new Reader(body);
    if (id !== SECTION.custom || reader.name() !== NAME) continue;
    const [start, end] = [reader.u32(), reader.u32()];
    let last = 0;
    const functions = Array.from({ length: reader.u32() }, () => (last += reader.u32()));
    return { functions, start, end };
  }
  throw new RangeError(
    'the engine does not tell its crypto: it is older than this, and npm run engine makes it anew',
  );
}

/** No locals, `unreachable`, `end`: it traps, were it ever called. */
const TRAP = Uint8Array.of(0x00, 0x00, 0x0b);

/** A module's sections with the bodies of those functions gone. */
export function withoutBodies(sections: readonly Section[], functions: readonly number[]): Section[] {
  const imported = readImports(bodyOf(sections, SECTION.import)).filter(({ kind }) => kind === KIND.function);
  const gone = new Set(functions.map((index) => index - imported.length));
  return sections.map(({ id, body }) => ({ id, body: id === SECTION.code ? emptied(body, gone) : body }));
}

function emptied(code: Bytes, gone: ReadonlySet<number>): Bytes {
  const reader = new Reader(code);
  const bodies = Array.from({ length: reader.u32() }, (_, index) => {
    const body = reader.take(reader.u32());
    return gone.has(index) ? TRAP : body;
  });
  return encodeVector(bodies.map((body) => concat([Uint8Array.from(u32(body.length)), body])));
}
