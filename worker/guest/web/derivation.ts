/** Bits out of keys: agreement (ECDH, X25519) and derivation (HKDF, PBKDF2). */
import { type Bytes, nativeCrypto } from '../native-crypto.ts';
import { failure, type KeySlots } from './crypto-key.ts';
import type { Parameters } from './crypto-parameters.ts';
import { coordinateBytes } from './key-formats.ts';
import { nativeKey, operation } from './native-key.ts';
import { HASH_BYTES } from './signatures.ts';

const { subtle } = nativeCrypto;

/** `lengthBits` null: as many as there are. */
export async function deriveBits(
  parameters: Parameters,
  key: KeySlots,
  lengthBits: number | null,
): Promise<Bytes> {
  if (parameters.public) return agreed(parameters.public, key, lengthBits);
  const { name, hash = '', iterations = 0 } = parameters;
  if (lengthBits === null || lengthBits % 8 !== 0 || (name === 'PBKDF2' && iterations === 0))
    throw failure('OperationError', `${name}: the length must be whole bytes, and there must be iterations`);
  if (name === 'HKDF' && lengthBits > 255 * 8 * (HASH_BYTES[hash] ?? 0))
    throw failure('OperationError', 'HKDF: the length is too great');
  if (lengthBits === 0) return new Uint8Array(0);
  if (parameters.salt?.length === 0 && name === 'PBKDF2')
    throw failure('NotSupportedError', 'PBKDF2: an empty salt is not supported here');
  return name === 'HKDF' ? expanded(parameters, key, lengthBits / 8) : stretched(parameters, key, lengthBits);
}

async function agreed(other: KeySlots, key: KeySlots, lengthBits: number | null): Promise<Bytes> {
  const { name, namedCurve } = key.algorithm;
  if (key.type !== 'private' || other.type !== 'public')
    throw failure('InvalidAccessError', `${name} takes a private key and another's public one`);
  if (other.algorithm.name !== name || other.algorithm.namedCurve !== namedCurve)
    throw failure('InvalidAccessError', `${name}: the keys are of different curves`);
  const allBits = namedCurve === undefined ? 256 : 8 * coordinateBytes(namedCurve);
  const bits = lengthBits ?? allBits;
  if (bits > allBits) throw failure('OperationError', `${name} gives ${allBits} bits, not ${bits}`);
  const algorithm = { name, public: await nativeKey(other) };
  const secret = await operation(async () => subtle.deriveBits(algorithm, await nativeKey(key), allBits));
  const bytes = new Uint8Array(secret.slice(0, Math.ceil(bits / 8)));
  if (bits % 8 !== 0) bytes[bytes.length - 1]! &= 0xff << (8 - (bits % 8));
  return bytes;
}

/** The engine knows no empty secrets. To HMAC, one of a zero byte is the same. */
const notEmpty = (bytes: Bytes): Bytes => (bytes.length === 0 ? new Uint8Array(1) : bytes);

async function stretched(
  { name, hash, salt, iterations }: Parameters,
  { bytes }: KeySlots,
  lengthBits: number,
): Promise<Bytes> {
  const algorithm = { name, hash: { name: hash ?? '' } };
  const key = await nativeKey({ type: 'secret', algorithm, bytes: notEmpty(bytes) });
  return new Uint8Array(
    await operation(() => subtle.deriveBits({ name, hash, salt, iterations }, key, lengthBits)),
  );
}

/** RFC 5869. */
async function expanded(
  { hash = '', salt, info }: Parameters,
  { bytes }: KeySlots,
  lengthBytes: number,
): Promise<Bytes> {
  const extracted = await hmac(hash, salt ?? bytes, bytes);
  const result = new Uint8Array(lengthBytes);
  let last: Bytes = new Uint8Array(0);
  for (let offset = 0, count = 1; offset < lengthBytes; count++) {
    last = await hmac(hash, extracted, Uint8Array.of(...last, ...(info ?? []), count));
    result.set(last.subarray(0, lengthBytes - offset), offset);
    offset += last.length;
  }
  return result;
}

async function hmac(hash: string, secret: Bytes, data: Bytes): Promise<Bytes> {
  const algorithm = { name: 'HMAC', hash: { name: hash } };
  const key = await nativeKey({ type: 'secret', algorithm, bytes: notEmpty(secret) });
  return new Uint8Array(await operation(() => subtle.sign({ name: 'HMAC' }, key, data)));
}
