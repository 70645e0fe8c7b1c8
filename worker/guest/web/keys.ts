/** Keys that are made, come in, and go out. */
import { type Bytes, nativeCrypto } from '../native-crypto.ts';
import {
  type CryptoKey,
  failure,
  type KeyAlgorithm,
  type KeySlots,
  makeKey,
  requireUsages,
  slotsOf,
} from './crypto-key.ts';
import type { Parameters } from './crypto-parameters.ts';
import { DerReader, TAG } from './der.ts';
import { type Jwk, jwkOf, materialFromJwk, requireFit, secretFrom } from './jwk.ts';
import { exportBytes, materialFrom } from './key-formats.ts';
import { nativeKey, operation, publicBytesOf } from './native-key.ts';

const { subtle } = nativeCrypto;

const isDerivedFrom = (name: string): boolean => name === 'HKDF' || name === 'PBKDF2';
const isSecret = (name: string): boolean => /^(AES|HMAC|HKDF|PBKDF2)/.test(name);

const AES_BITS = new Set([128, 192, 256]);
const RSA_BITS = { least: 1024, most: 4096 };
const RSA_EXPONENT = '1,0,1';

/** How long a key for such an algorithm is; null where any length will do. */
export function keyLengthBits({ name, length, hash = '' }: Parameters): number | null {
  if (isDerivedFrom(name)) return null;
  if (name === 'HMAC' && length !== 0) return length ?? (/384|512/.test(hash) ? 1024 : 512);
  if (name === 'HMAC') throw new TypeError('no HMAC key is 0 bits long');
  if (length !== undefined && AES_BITS.has(length)) return length;
  throw failure('OperationError', `no ${name} key is ${length} bits long`);
}

function secretAlgorithm({ name, hash, length }: Parameters, bytes: Bytes): KeyAlgorithm {
  const bits = bytes.length * 8;
  if (isDerivedFrom(name)) return { name };
  if (name === 'HMAC') {
    const isFit = length === undefined || (length <= bits && length > bits - 8);
    if (bits === 0 || !isFit) throw failure('DataError', 'HMAC: the key has another length');
    return { name, hash: { name: hash ?? '' }, length: length ?? bits };
  }
  if (!AES_BITS.has(bits)) throw failure('DataError', `no ${name} key is ${bits} bits long`);
  return { name, length: bits };
}

/** What an RSA key's own numbers say of it. */
function rsaAlgorithm(
  bytes: Bytes,
  isPrivate: boolean,
): Pick<KeyAlgorithm, 'modulusLength' | 'publicExponent'> {
  const reader = new DerReader(bytes).enter(TAG.sequence);
  if (isPrivate) reader.integer();
  const modulus = reader.integer();
  const modulusLength = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  return { modulusLength, publicExponent: reader.integer().slice() };
}

const toBigInt = (bytes: Bytes): bigint => BigInt(`0x${(bytes as unknown as { toHex(): string }).toHex()}`);

/** Throws where the numbers of a private RSA key do not belong together. */
function requireConsistency(bytes: Bytes): void {
  const reader = new DerReader(bytes).enter(TAG.sequence);
  reader.integer();
  const [n, e, d, p, q, dp, dq, qi] = Array.from({ length: 8 }, () => toBigInt(reader.integer())) as Eight;
  const isConsistent =
    p > 1n &&
    q > 1n &&
    n === p * q &&
    (e * d) % (p - 1n) === 1n &&
    (e * d) % (q - 1n) === 1n &&
    dp === d % (p - 1n) &&
    dq === d % (q - 1n) &&
    (qi * q) % p === 1n;
  if (!isConsistent) throw new RangeError('the numbers of the RSA key do not belong together');
}
type Eight = [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

function requireRsa({
  modulusLength = 0,
  publicExponent,
}: Pick<Parameters, 'modulusLength' | 'publicExponent'>): void {
  const isLengthFit =
    modulusLength >= RSA_BITS.least && modulusLength <= RSA_BITS.most && modulusLength % 8 === 0;
  if (!isLengthFit)
    throw failure('NotSupportedError', `RSA keys of ${modulusLength} bits are not supported here`);
  if (publicExponent?.slice(publicExponent.findIndex(Boolean)).join() !== RSA_EXPONENT)
    throw failure('NotSupportedError', 'only RSA keys with the exponent 65537 are supported here');
}

export interface KeyRequest {
  readonly parameters: Parameters;
  readonly extractable: boolean;
  readonly usages: readonly string[];
}

interface KeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

/** Secret and private keys must be good for something. */
function requireAnyUsage(key: CryptoKey): CryptoKey {
  const { type, usages } = slotsOf(key);
  if (type !== 'public' && usages.length === 0) throw failure('SyntaxError', 'the key would have no usage');
  return key;
}

export async function generateKey({
  parameters,
  extractable,
  usages,
}: KeyRequest): Promise<CryptoKey | KeyPair> {
  const { name, hash = '', namedCurve } = parameters;
  if (isSecret(name)) {
    requireUsages(name, usages, 'secret');
    if (parameters.length === 0) throw failure('OperationError', `no ${name} key is 0 bits long`);
    const bits = keyLengthBits(parameters) ?? 0;
    const bytes = new Uint8Array(Math.ceil(bits / 8));
    nativeCrypto.getRandomValues(bytes);
    const algorithm = secretAlgorithm({ ...parameters, length: bits }, bytes);
    return requireAnyUsage(makeKey('secret', algorithm, extractable, usages, bytes));
  }
  requireUsages(name, usages, 'private', 'public');
  const isRsa = name.startsWith('RSA');
  if (isRsa) requireRsa(parameters);
  const made = await operation(() =>
    subtle.generateKey({ ...parameters }, true, ['sign', 'verify', 'encrypt', 'decrypt', 'deriveBits']),
  );
  const publicBytes = new Uint8Array(await subtle.exportKey('spki', made.publicKey));
  const privateBytes = new Uint8Array(await subtle.exportKey('pkcs8', made.privateKey));
  const algorithm: KeyAlgorithm = isRsa
    ? { name, hash: { name: hash }, ...rsaAlgorithm(publicBytes, false) }
    : curveAlgorithm(name, namedCurve);
  return {
    privateKey: requireAnyUsage(makeKey('private', algorithm, extractable, usages, privateBytes)),
    publicKey: makeKey('public', algorithm, true, usages, publicBytes),
  };
}

const curveAlgorithm = (name: string, namedCurve: string | undefined): KeyAlgorithm =>
  namedCurve === undefined ? { name } : { name, namedCurve };

/** `data`: a JWK where that is the format, else bytes. */
export async function importKey(format: string, data: Bytes | Jwk, request: KeyRequest): Promise<CryptoKey> {
  const { name } = request.parameters;
  return requireAnyUsage(
    isSecret(name) ? importSecret(format, data, request) : await importAsymmetric(format, data, request),
  );
}

function importSecret(
  format: string,
  data: Bytes | Jwk,
  { parameters, extractable, usages }: KeyRequest,
): CryptoKey {
  const { name } = parameters;
  const isJwk = !(data instanceof Uint8Array);
  if (isJwk ? isDerivedFrom(name) : format !== 'raw')
    throw failure('NotSupportedError', `${name} keys cannot be imported as ${format}`);
  requireUsages(name, usages, 'secret');
  if (extractable && isDerivedFrom(name)) throw failure('SyntaxError', `${name} keys cannot be extractable`);
  const bytes = isJwk ? secretFrom(data) : data;
  const algorithm = secretAlgorithm(parameters, bytes);
  if (isJwk) requireFit(data, algorithm, extractable, usages);
  return makeKey('secret', algorithm, extractable, usages, bytes);
}

async function importAsymmetric(
  format: string,
  data: Bytes | Jwk,
  { parameters, extractable, usages }: KeyRequest,
): Promise<CryptoKey> {
  const { name, hash = '', namedCurve } = parameters;
  const isRsa = name.startsWith('RSA');
  const isJwk = !(data instanceof Uint8Array);
  if (isRsa && format === 'raw') throw failure('NotSupportedError', `${name} keys cannot be imported as raw`);
  const isPrivate = isJwk ? data['d'] !== undefined : format === 'pkcs8';
  requireUsages(name, usages, isPrivate ? 'private' : 'public');
  const known: KeyAlgorithm = isRsa ? { name, hash: { name: hash } } : curveAlgorithm(name, namedCurve);
  if (isJwk) requireFit(data, known, extractable, usages);
  const material = isJwk
    ? materialFromJwk(data, known)
    : await operation(async () => materialFrom(format, data, known), 'DataError');
  const algorithm = isRsa
    ? {
        ...known,
        ...(await operation(async () => rsaAlgorithm(material.bytes, isPrivate), 'DataError')),
      }
    : known;
  if (isRsa) requireRsa({ ...algorithm, publicExponent: Uint8Array.of(1, 0, 1) });
  const key = makeKey(material.type, algorithm, extractable, usages, material.bytes);
  await operation(() => {
    if (isRsa && isPrivate) requireConsistency(material.bytes);
    return nativeKey(slotsOf(key));
  }, 'DataError');
  const { publicBytes } = material as { publicBytes?: Bytes };
  if (publicBytes && String(await publicBytesOf(slotsOf(key))) !== String(publicBytes))
    throw failure('DataError', 'the two halves of the JWK are of different keys');
  return key;
}

export async function exportKey(format: string, key: KeySlots): Promise<ArrayBuffer | Jwk> {
  if (isDerivedFrom(key.algorithm.name))
    throw failure('NotSupportedError', `${key.algorithm.name} keys cannot be exported`);
  if (!key.extractable) throw failure('InvalidAccessError', 'the key is not extractable');
  return format === 'jwk' ? jwkOf(key) : (await exportBytes(format, key)).buffer;
}
