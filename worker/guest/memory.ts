/** Linear memory seen from inside: results of host functions arrive here in canonical ABI layout. */
import type { EngineFunction, WasiImport } from './wasi-imports.ts';

type HostFunction = (...args: (number | bigint)[]) => number;

/** WASI functions with flat core arguments: handles and pointers as numbers. Captured before user code can run. */
export const wasi = __host as unknown as Record<WasiImport, HostFunction>;

interface EngineTexts {
  takeText(address: number): string;
  addField(fields: number, name: string, value: string): number;
  copyOut(pointer: number, lengthBytes: number): ArrayBuffer;
  bufferAddress(buffer: ArrayBuffer): number;
  stringAddress(text: string): number;
  keepEntryPoints(...functions: object[]): void;
}

export const engine = __host as unknown as EngineTexts &
  Record<Exclude<EngineFunction, keyof EngineTexts>, HostFunction>;

/** Where host functions write their results: larger than the largest, `result<option<error-code>>`. */
const RESULT_BYTES = 128;
export const result = engine.allocate(RESULT_BYTES);

export const isError = (offset = 0): boolean => engine.load8(result + offset) !== 0;
export const resultHandle = (offset = 4): number => engine.load32(result + offset);

/** The `string` or `list<u8>` at `offset` of the result area, as text; frees the host's copy. */
export const takeString = (offset: number): string => engine.takeText(result + offset);

/** The `list<u8>` at `offset` of the result area; frees the host's copy. */
export function takeBytes(offset: number): Uint8Array<ArrayBuffer> {
  const pointer = engine.load32(result + offset);
  const lengthBytes = engine.load32(result + offset + 4);
  if (lengthBytes === 0) return new Uint8Array(0);
  const bytes = new Uint8Array(engine.copyOut(pointer, lengthBytes));
  engine.free(pointer);
  return bytes;
}

/** The `option<string>` in the result area. */
export const takeOptionalString = (): string | null => (isError() ? takeString(4) : null);

/** Each pair of the `list<tuple<string, string or list<u8>>>` in the result area. */
export function takePairs(use: (first: string, second: string) => void): void {
  const base = engine.load32(result);
  const count = engine.load32(result + 4);
  for (let index = 0; index < count; index++) {
    const entry = base + index * 16;
    use(engine.takeText(entry), engine.takeText(entry + 8));
  }
  if (count > 0) engine.free(base);
}

/** Lends `text` to `use` as UTF-8 in linear memory. */
export function withString<Value>(text: string, use: (pointer: number, lengthBytes: number) => Value): Value {
  const pointer = engine.stringAddress(text);
  try {
    return use(pointer, engine.stringLength());
  } finally {
    engine.freeString(pointer);
  }
}
