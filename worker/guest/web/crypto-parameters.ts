/** Which algorithm does what, and which parameters it takes: Web Crypto's normalisation. */
import type { Bytes } from '../native-crypto.ts';
import { bytesOf, text } from '../web-idl.ts';
import { failure, type KeySlots, slotsOf } from './crypto-key.ts';

export interface Parameters {
  readonly name: string;
  readonly hash?: string;
  readonly namedCurve?: string;
  readonly length?: number;
  readonly iv?: Bytes;
  readonly counter?: Bytes;
  readonly additionalData?: Bytes;
  readonly tagLength?: number;
  readonly label?: Bytes;
  readonly saltLength?: number;
  readonly salt?: Bytes;
  readonly info?: Bytes;
  readonly iterations?: number;
  readonly modulusLength?: number;
  readonly publicExponent?: Bytes;
  readonly public?: KeySlots;
}

const HASHES = { 'SHA-1': '', 'SHA-256': '', 'SHA-384': '', 'SHA-512': '' };
const CIPHERS = {
  'AES-CBC': 'iv=bytes',
  'AES-CTR': 'counter=bytes length=octet',
  'AES-GCM': 'additionalData?=bytes iv=bytes tagLength?=octet',
  'RSA-OAEP': 'label?=bytes',
};
const SIGNATURES = { 'RSASSA-PKCS1-v1_5': '', 'RSA-PSS': 'saltLength=long', ECDSA: 'hash=hash', HMAC: '' };
const AES_LENGTH = 'length=short';
const AES = { 'AES-CBC': AES_LENGTH, 'AES-CTR': AES_LENGTH, 'AES-GCM': AES_LENGTH, 'AES-KW': AES_LENGTH };
const HMAC = 'hash=hash length?=long';
const CURVE = 'namedCurve=text';
const RSA = 'hash=hash modulusLength=long publicExponent=integer';
const RSA_HASH = 'hash=hash';

/** Parameters are written `name=type`, `name?=type` where one may be left out. */
const ALGORITHMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  digest: HASHES,
  encrypt: CIPHERS,
  sign: SIGNATURES,
  deriveBits: {
    ECDH: 'public=key',
    X25519: 'public=key',
    HKDF: 'hash=hash info=bytes salt=bytes',
    PBKDF2: 'hash=hash iterations=long salt=bytes',
  },
  generateKey: {
    ...AES,
    HMAC,
    ECDSA: CURVE,
    ECDH: CURVE,
    X25519: '',
    'RSASSA-PKCS1-v1_5': RSA,
    'RSA-PSS': RSA,
    'RSA-OAEP': RSA,
  },
  importKey: {
    'AES-CBC': '',
    'AES-CTR': '',
    'AES-GCM': '',
    'AES-KW': '',
    HMAC,
    HKDF: '',
    PBKDF2: '',
    ECDSA: CURVE,
    ECDH: CURVE,
    X25519: '',
    'RSASSA-PKCS1-v1_5': RSA_HASH,
    'RSA-PSS': RSA_HASH,
    'RSA-OAEP': RSA_HASH,
  },
  wrapKey: { 'AES-KW': '' },
  keyLength: { ...AES, HMAC, HKDF: '', PBKDF2: '' },
};

const CURVES = new Set(['P-256', 'P-384', 'P-521']);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => Object(value) === value;

function nameFrom(algorithm: unknown): string {
  if (!isObject(algorithm)) return text(algorithm);
  if (algorithm['name'] === undefined) throw new TypeError('the algorithm has no name');
  return text(algorithm['name']);
}

/** Throws a NotSupportedError for what `operation` cannot be done with. */
export function parametersFrom(algorithm: unknown, operation: string): Parameters {
  const given = nameFrom(algorithm);
  const known = ALGORITHMS[operation] ?? {};
  const name = Object.keys(known).find((known) => known.toUpperCase() === given.toUpperCase());
  if (name === undefined)
    throw failure('NotSupportedError', `${given} is not supported for ${operation} here`);
  const parameters: Record<string, unknown> = { name };
  for (const [, parameter = '', optional, type = ''] of known[name]!.matchAll(/(\w+)(\??)=(\w+)/g)) {
    const value = isObject(algorithm) ? algorithm[parameter] : undefined;
    if (value !== undefined) parameters[parameter] = convert(value, type, `${name}: ${parameter}`);
    else if (!optional) throw new TypeError(`${name}: ${parameter} is missing`);
  }
  return parameters as unknown as Parameters;
}

const LARGEST: Readonly<Record<string, number>> = { octet: 0xff, short: 0xffff, long: 0xffff_ffff };

function convert(value: unknown, type: string, what: string): unknown {
  if (type === 'bytes') return bytesOf(value, what);
  if (type === 'hash') return parametersFrom(value, 'digest').name;
  if (type === 'key') return slotsOf(value);
  if (type === 'integer') {
    if (value instanceof Uint8Array) return value.slice();
    throw new TypeError(`${what} is no Uint8Array`);
  }
  if (type === 'text') {
    const curve = text(value);
    if (CURVES.has(curve)) return curve;
    throw failure('NotSupportedError', `${what}: ${curve} is not supported here`);
  }
  return integerFrom(value, LARGEST[type] ?? 0, what);
}

function integerFrom(value: unknown, largest: number, what: string): number {
  const number = Math.trunc(Number(value));
  if (!(number >= 0 && number <= largest)) throw new TypeError(`${what} is out of range`);
  return number;
}
