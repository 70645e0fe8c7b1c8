/** As much of ASN.1's DER as keys are made of. */
import type { Bytes } from '../native-crypto.ts';

export const TAG = { integer: 0x02, bits: 0x03, octets: 0x04, null: 0x05, id: 0x06, sequence: 0x30 } as const;

export function der(tag: number, ...contents: readonly (Bytes | readonly number[])[]): Bytes {
  const length = contents.reduce((sum, { length }) => sum + length, 0);
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  const bytes = new Uint8Array(1 + size.length + length);
  bytes.set([tag, ...size]);
  let offset = 1 + size.length;
  for (const content of contents) {
    bytes.set(content, offset);
    offset += content.length;
  }
  return bytes;
}

/** A number without a sign, most significant byte first. */
export function derInteger(bytes: Bytes): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  return der(TAG.integer, (digits[0] ?? 0) > 0x7f ? [0] : [], digits);
}

export class DerReader {
  readonly #bytes: Bytes;
  #offset = 0;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#offset === this.#bytes.length;
  }

  /** The contents of the element that comes next, which must have this tag. */
  take(tag: number): Bytes {
    const at = this.#offset;
    const first = this.#bytes[at + 1] ?? 0x80;
    const sizeBytes = first < 0x80 ? 0 : first & 0x7f;
    let length = sizeBytes === 0 ? first : 0;
    for (let index = 0; index < sizeBytes; index++)
      length = length * 256 + (this.#bytes[at + 2 + index] ?? 0);
    const start = at + 2 + sizeBytes;
    if (this.#bytes[at] !== tag || first === 0x80 || start + length > this.#bytes.length)
      throw new RangeError('not the DER that was expected');
    this.#offset = start + length;
    return this.#bytes.slice(start, start + length);
  }

  /** The same for what may be missing. */
  takeIf(tag: number): Bytes | null {
    return this.#bytes[this.#offset] === tag ? this.take(tag) : null;
  }

  enter(tag: number): DerReader {
    return new DerReader(this.take(tag));
  }

  /** An integer's digits, without the zero that keeps it positive. */
  integer(): Bytes {
    const bytes = this.take(TAG.integer);
    return bytes[0] === 0 && bytes.length > 1 ? bytes.subarray(1) : bytes;
  }
}
