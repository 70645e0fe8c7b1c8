/** Keys as JSON Web Keys (RFC 7517, 7518 and 8037). */
import type { Bytes } from '../native-crypto.ts';
import { dictionary, text } from '../web-idl.ts';
import { failure, type KeyAlgorithm, type KeySlots } from './crypto-key.ts';
import { der, derInteger, DerReader, TAG } from './der.ts';
import { coordinateBytes, type KeyMaterial } from './key-formats.ts';
import { publicBytesOf } from './native-key.ts';

export type Jwk = Record<string, unknown>;

/** Of a private RSA key, in the order of PKCS #1. */
const RSA_MEMBERS = ['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'];
const TEXTS = ['kty', 'use', 'alg', 'crv', 'x', 'y', 'd', 'n', 'e', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

const BASE64URL = { alphabet: 'base64url', omitPadding: true };
const encode = (bytes: Bytes): string => (bytes as unknown as NativeBase64).toBase64(BASE64URL);

interface NativeBase64 {
  toBase64(options: object): string;
}
const { fromBase64 } = Uint8Array as unknown as { fromBase64(text: string, options: object): Bytes };

/** Throws a DataError unless the member is there and as long as it must be. */
function decode(jwk: Jwk, member: string, lengthBytes?: number): Bytes {
  const value = jwk[member];
  const isText = typeof value === 'string' && /^[\w-]+$/.test(value);
  const bytes = isText ? Reflect.apply(fromBase64, Uint8Array, [value, BASE64URL]) : null;
  if (bytes === null || (lengthBytes ?? bytes.length) !== bytes.length)
    throw failure('DataError', `the JWK's member "${member}" is not valid`);
  return bytes;
}

/** A JWK that somebody gave, converted. */
export function jwkFrom(value: unknown): Jwk {
  const given = dictionary(value, 'the JWK');
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    throw new TypeError('the JWK is no dictionary');
  const jwk: Jwk = {};
  for (const name of TEXTS) if (given[name] !== undefined) jwk[name] = text(given[name]);
  const { ext, key_ops: operations, oth } = given;
  if (ext !== undefined) jwk['ext'] = Boolean(ext);
  if (operations !== undefined)
    jwk['key_ops'] = Array.from(operations as Iterable<unknown>, (one) => text(one));
  if (oth !== undefined) jwk['oth'] = oth;
  return jwk;
}

const HASH_NUMBER = /\d+$/;

/** What such a key calls its algorithm; undefined where JWKs do not say. */
function algOf({ name, hash, length, namedCurve }: KeyAlgorithm): string | undefined {
  const number = HASH_NUMBER.exec(hash?.name ?? '')?.[0] ?? '';
  switch (name) {
    case 'HMAC':
      return `HS${number}`;
    case 'RSASSA-PKCS1-v1_5':
      return `RS${number}`;
    case 'RSA-PSS':
      return `PS${number}`;
    case 'RSA-OAEP':
      return number === '1' ? name : `${name}-${number}`;
    case 'ECDSA':
      return namedCurve === 'P-521' ? 'ES512' : `ES${namedCurve?.slice(2) ?? ''}`;
    case 'ECDH':
    case 'X25519':
      return undefined;
    default:
      return `A${length ?? 0}${name.slice(4)}`;
  }
}

const ktyOf = ({ name, namedCurve }: KeyAlgorithm): string => {
  if (name === 'X25519') return 'OKP';
  if (name.startsWith('RSA')) return 'RSA';
  return namedCurve === undefined ? 'oct' : 'EC';
};

const useOf = ({ name }: KeyAlgorithm): string => (/^(HMAC|RSASSA|RSA-PSS|ECDSA)/.test(name) ? 'sig' : 'enc');

/** Throws a DataError where what a JWK says of its use does not go with how it is to be used. */
export function requireFit(
  { kty, use, key_ops: operations, ext, alg }: Jwk,
  algorithm: KeyAlgorithm,
  extractable: boolean,
  usages: readonly string[],
): void {
  const expectedAlg = algOf(algorithm);
  const listed = (operations ?? usages) as readonly string[];
  const fits =
    kty === ktyOf(algorithm) &&
    (use === undefined || usages.length === 0 || use === useOf(algorithm)) &&
    new Set(listed).size === listed.length &&
    usages.every((usage) => listed.includes(usage)) &&
    !(ext === false && extractable) &&
    (alg === undefined || expectedAlg === undefined || alg === expectedAlg);
  if (!fits) throw failure('DataError', 'the JWK is not for this');
}

export const secretFrom = (jwk: Jwk): Bytes => decode(jwk, 'k');

/** An asymmetric key's bytes. What a private key says of its public half comes too, to be compared. */
export function materialFromJwk(
  jwk: Jwk,
  { name, namedCurve }: KeyAlgorithm,
): KeyMaterial & { readonly publicBytes?: Bytes } {
  const isPrivate = jwk['d'] !== undefined;
  if (name.startsWith('RSA')) {
    if (jwk['oth'] !== undefined)
      throw failure('NotSupportedError', 'RSA keys of several primes are not supported');
    const members = isPrivate ? RSA_MEMBERS : RSA_MEMBERS.slice(0, 2);
    const integers = members.map((member) => derInteger(decode(jwk, member)));
    const bytes = der(TAG.sequence, ...(isPrivate ? [der(TAG.integer, [0])] : []), ...integers);
    return { type: isPrivate ? 'private' : 'public', bytes };
  }
  const curve = namedCurve ?? 'X25519';
  if (jwk['crv'] !== curve) throw failure('DataError', 'the JWK is of another curve');
  const sizeBytes = namedCurve === undefined ? 32 : coordinateBytes(namedCurve);
  const x = decode(jwk, 'x', sizeBytes);
  const publicBytes = namedCurve === undefined ? x : Uint8Array.of(4, ...x, ...decode(jwk, 'y', sizeBytes));
  if (!isPrivate) return { type: 'public', bytes: publicBytes };
  return { type: 'private', bytes: decode(jwk, 'd', sizeBytes), publicBytes };
}

/** The key as a JWK, its members in the order of their names. */
export async function jwkOf(key: KeySlots): Promise<Jwk> {
  const { algorithm, usages, extractable } = key;
  const jwk: Jwk = {
    kty: ktyOf(algorithm),
    key_ops: [...usages],
    ext: extractable,
    ...(await membersOf(key)),
  };
  const alg = algOf(algorithm);
  if (alg !== undefined && algorithm.name !== 'ECDSA') jwk['alg'] = alg;
  return Object.fromEntries(Object.entries(jwk).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function membersOf(key: KeySlots): Promise<Jwk> {
  const { type, algorithm, bytes } = key;
  const isPrivate = type === 'private';
  if (type === 'secret') return { k: encode(bytes) };
  if (algorithm.name.startsWith('RSA')) {
    const reader = new DerReader(bytes).enter(TAG.sequence);
    if (isPrivate) reader.integer();
    const members = isPrivate ? RSA_MEMBERS : RSA_MEMBERS.slice(0, 2);
    return Object.fromEntries(members.map((member) => [member, encode(reader.integer())]));
  }
  const point = isPrivate ? await publicBytesOf(key) : bytes;
  const d = isPrivate ? { d: encode(bytes) } : {};
  const { namedCurve } = algorithm;
  if (namedCurve === undefined) return { crv: 'X25519', x: encode(point), ...d };
  const middle = 1 + coordinateBytes(namedCurve);
  return { crv: namedCurve, x: encode(point.slice(1, middle)), y: encode(point.slice(middle)), ...d };
}
