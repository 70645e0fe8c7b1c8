/**
 * The outside of every share link, the same for all versions for ever: base64url of one version byte, the payload, and
 * the CRC-32 of both (4 bytes, little endian). See docs/formats.md.
 *
 * In this order the whole is one CRC code word, in which every change within 32 neighbouring bits is found: a link with
 * one altered character is always refused, and its version byte can be believed.
 */
import type { ProjectFailure } from '../protocol/failure.ts';
import type { Result } from '../protocol/result.ts';

const LINK_PREFIX = '#h=';
/** Of the whole hash, prefix included. Chat programs and issue trackers take such links; much longer ones they cut. */
export const LINK_LIMIT_CHARS = 65_536;

const CHECKSUM_BYTES = 4;

export interface Envelope {
  readonly version: number;
  readonly payload: Uint8Array;
}

/** Whether a page's hash claims to be a link at all. An empty or foreign hash is no link, and no failure either. */
export function isLink(hash: string): boolean {
  return hash.startsWith(LINK_PREFIX);
}

export function seal({ version, payload }: Envelope): Result<string, ProjectFailure> {
  const end = 1 + payload.length;
  const bytes = new Uint8Array(end + CHECKSUM_BYTES);
  bytes[0] = version;
  bytes.set(payload, 1);
  new DataView(bytes.buffer).setUint32(end, crc32(bytes.subarray(0, end)), true);
  const link = LINK_PREFIX + toBase64Url(bytes);
  return link.length <= LINK_LIMIT_CHARS ? { ok: true, value: link } : tooLarge;
}

export function open(hash: string): Result<Envelope, ProjectFailure> {
  if (hash.length > LINK_LIMIT_CHARS) return tooLarge;
  const bytes = isLink(hash) ? fromBase64Url(hash.slice(LINK_PREFIX.length)) : null;
  if (bytes === null) return damaged('It is cut off, altered, or no link of Halfmilli.');
  const end = bytes.length - CHECKSUM_BYTES;
  if (end < 1) return damaged('It is cut off.');
  if (new DataView(bytes.buffer).getUint32(end, true) !== crc32(bytes.subarray(0, end))) {
    return damaged('It is cut off or altered.');
  }
  return { ok: true, value: { version: bytes[0] ?? 0, payload: bytes.subarray(1, end) } };
}

const tooLarge = {
  ok: false,
  failure: { kind: 'link-too-large', limitBytes: LINK_LIMIT_CHARS },
} as const satisfies Result<never, ProjectFailure>;

export function damaged(message: string): Result<never, ProjectFailure> {
  return { ok: false, failure: { kind: 'link-damaged', message } };
}

/** The CRC-32 of ISO 3309, as in PNG and zlib. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb8_8320 : 0);
  }
  return ~crc >>> 0;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Null for anything but what `toBase64Url` writes: other spellings of the same bytes would escape the checksum. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : null;
}
