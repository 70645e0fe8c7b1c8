/** What is around DEFLATE: RFC 1950 (zlib, here `deflate`) and RFC 1952 (gzip). */
import type { Bytes } from '../pieces.ts';

export interface Format {
  /** What compressed data begins with when we write it. */
  readonly header: Bytes;
  /** Size of the header that `bytes` begin with; null where they are too few. Throws TypeError where it is none. */
  readHeader(bytes: Bytes): number | null;
  newCheck(): Check;
}

interface Check {
  /** Counts plain data in. */
  update(bytes: Bytes): void;
  /** What has to follow the compressed data by now. */
  trailer(): Bytes;
}

const notThat = (format: string): TypeError => new TypeError(`the compressed data is no ${format}`);

const raw: Format = {
  header: new Uint8Array(0),
  readHeader: () => 0,
  newCheck: () => ({ update() {}, trailer: () => new Uint8Array(0) }),
};

const ADLER_PRIME = 65_521;
/** After so many the sums still have 31 bits, which is what the engine is quick with. */
const ADLER_BYTES = 3_800;

const zlib: Format = {
  header: Uint8Array.of(0x78, 0x9c),
  readHeader([method, flags]) {
    if (method === undefined || flags === undefined) return null;
    const hasDictionary = (flags & 0x20) !== 0;
    if ((method & 0x0f) !== 8 || method >> 4 > 7 || (method * 256 + flags) % 31 !== 0 || hasDictionary)
      throw notThat('zlib');
    return 2;
  },
  newCheck() {
    let low = 1;
    let high = 0;
    return {
      update(bytes) {
        for (let start = 0; start < bytes.length; start += ADLER_BYTES) {
          const end = Math.min(bytes.length, start + ADLER_BYTES);
          for (let index = start; index < end; index++) high += low += bytes[index] ?? 0;
          low %= ADLER_PRIME;
          high %= ADLER_PRIME;
        }
      },
      trailer: () => Uint8Array.of(high >> 8, high, low >> 8, low),
    };
  },
};

const FLAG = { headerCheck: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };

const gzip: Format = {
  header: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff),
  readHeader(bytes) {
    if (bytes.some((byte, index) => index < 3 && byte !== gzip.header[index])) throw notThat('gzip');
    const flags = bytes[3] ?? 0;
    if ((flags & FLAG.reserved) !== 0) throw notThat('gzip');
    let offset = 10;
    if ((flags & FLAG.extra) !== 0) offset += 2 + (bytes[offset] ?? 0) + (bytes[offset + 1] ?? 0) * 256;
    for (const flag of [FLAG.name, FLAG.comment]) {
      if ((flags & flag) === 0) continue;
      const end = bytes.indexOf(0, offset);
      if (end < 0) return null;
      offset = end + 1;
    }
    const end = offset + ((flags & FLAG.headerCheck) === 0 ? 0 : 2);
    if (bytes.length < end) return null;
    if (end > offset && (crc32(0, bytes.subarray(0, offset)) & 0xffff) !== uint16(bytes, offset))
      throw notThat('gzip');
    return end;
  },
  newCheck() {
    let crc = 0;
    let size = 0;
    return {
      update(bytes) {
        crc = crc32(crc, bytes);
        size += bytes.length;
      },
      trailer: () => new Uint8Array(Uint32Array.of(crc, size).buffer),
    };
  },
};

const uint16 = (bytes: Bytes, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(before: number, bytes: Bytes): number {
  let crc = ~before;
  for (let index = 0; index < bytes.length; index++)
    crc = (CRC_TABLE[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc;
}

export const FORMATS = { deflate: zlib, 'deflate-raw': raw, gzip };
