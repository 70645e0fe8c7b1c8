/** A guest's linear memory in canonical ABI terms. Addresses and sizes are bytes; numbers are little-endian. */
export interface CanonicalExports {
  readonly cm32p2_memory: WebAssembly.Memory;
  cm32p2_realloc(old: number, oldSize: number, align: number, sizeBytes: number): number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Header names and the like come again with every request. */
const encoded = new Map<string, Uint8Array>();
const MOST_ENCODED = 2_000;
const LONGEST_ENCODED = 64;

function encode(text: string): Uint8Array {
  const known = encoded.get(text);
  if (known) return known;
  const bytes = encoder.encode(text);
  if (text.length <= LONGEST_ENCODED && encoded.size < MOST_ENCODED) encoded.set(text, bytes);
  return bytes;
}

export class GuestMemory {
  #exports: CanonicalExports | null = null;
  #bytes = new Uint8Array(0);
  #view = new DataView(new ArrayBuffer(0));

  attach(exports: CanonicalExports): void {
    this.#exports = exports;
    this.#refresh();
  }

  /** The whole memory; valid until the guest next runs, for it may grow. */
  get bytes(): Uint8Array<ArrayBuffer> {
    if (this.#bytes.length === 0) this.#refresh();
    return this.#bytes;
  }

  /** Growing detaches the old buffer, which then has no length. */
  get view(): DataView {
    if (this.#bytes.length === 0) this.#refresh();
    return this.#view;
  }

  #refresh(): void {
    const buffer = this.#exports?.cm32p2_memory.buffer ?? new ArrayBuffer(0);
    this.#bytes = new Uint8Array(buffer);
    this.#view = new DataView(buffer);
  }

  setU8(address: number, value: number): void {
    this.view.setUint8(address, value);
  }

  setU32(address: number, value: number): void {
    this.view.setUint32(address, value, true);
  }

  setU64(address: number, value: bigint): void {
    this.view.setBigUint64(address, value, true);
  }

  u32(address: number): number {
    return this.view.getUint32(address, true);
  }

  text(address: number, sizeBytes: number): string {
    return decoder.decode(this.bytes.subarray(address, address + sizeBytes));
  }

  copy(address: number, sizeBytes: number): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(address, address + sizeBytes);
  }

  allocate(sizeBytes: number, align: number): number {
    if (!this.#exports) throw new Error('no guest is attached');
    try {
      return this.#exports.cm32p2_realloc(0, 0, align, sizeBytes);
    } catch {
      // It traps for want of memory only. The instance is not used again.
      throw new RangeError('the guest has no memory left for what the host hands it');
    }
  }

  /** Gives the guest `bytes` as a `list<u8>` or `string`, its address and length written at `at`. */
  giveBytes(at: number, bytes: Uint8Array): void {
    const address = bytes.length > 0 ? this.allocate(bytes.length, 1) : 0;
    if (bytes.length > 0) this.bytes.set(bytes, address);
    this.setU32(at, address);
    this.setU32(at + 4, bytes.length);
  }

  giveText(at: number, text: string): void {
    this.giveBytes(at, encode(text));
  }

  /** Gives the guest a `list<tuple<string, string>>` (or of `list<u8>`: the same layout). */
  givePairs(at: number, pairs: readonly (readonly [string, string])[]): void {
    const entrySize = 16;
    const base = pairs.length > 0 ? this.allocate(pairs.length * entrySize, 4) : 0;
    pairs.forEach(([first, second], index) => {
      this.giveText(base + index * entrySize, first);
      this.giveText(base + index * entrySize + 8, second);
    });
    this.setU32(at, base);
    this.setU32(at + 4, pairs.length);
  }
}
