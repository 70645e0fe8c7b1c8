/** Keys as bytes: raw, SPKI and PKCS #8 around what PSA has. */
import type { Bytes } from '../native-crypto.ts';
import { failure, type KeyAlgorithm, type KeySlots, type KeyType } from './crypto-key.ts';
import { der, DerReader, TAG } from './der.ts';
import { publicBytesOf } from './native-key.ts';

export interface KeyMaterial {
  readonly type: KeyType;
  readonly bytes: Bytes;
}

const RSA_ID = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const EC_ID = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const X25519_ID = [0x2b, 0x65, 0x6e];
const CURVE_IDS: Readonly<Record<string, readonly number[]>> = {
  'P-256': [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07],
  'P-384': [0x2b, 0x81, 0x04, 0x00, 0x22],
  'P-521': [0x2b, 0x81, 0x04, 0x00, 0x23],
};
const PUBLIC_POINT = 0xa1;

/** Of a coordinate, or of a scalar. */
export const coordinateBytes = (namedCurve: string): number => Math.ceil(Number(namedCurve.slice(2)) / 8);

/** What says of which kind a key is, in SPKI and PKCS #8. */
function identifierOf({ name, namedCurve }: KeyAlgorithm): Bytes {
  if (namedCurve !== undefined)
    return der(TAG.sequence, der(TAG.id, EC_ID), der(TAG.id, CURVE_IDS[namedCurve] ?? []));
  if (name === 'X25519') return der(TAG.sequence, der(TAG.id, X25519_ID));
  return der(TAG.sequence, der(TAG.id, RSA_ID), der(TAG.null));
}

function requireIdentifier(reader: DerReader, algorithm: KeyAlgorithm): void {
  const found = der(TAG.sequence, reader.take(TAG.sequence));
  if (String(found) !== String(identifierOf(algorithm))) throw new RangeError('a key of another kind');
}

function publicFromSpki(data: Bytes, algorithm: KeyAlgorithm): Bytes {
  const reader = new DerReader(data).enter(TAG.sequence);
  requireIdentifier(reader, algorithm);
  return reader.take(TAG.bits).slice(1);
}

function privateFromPkcs8(data: Bytes, algorithm: KeyAlgorithm): Bytes {
  const reader = new DerReader(data).enter(TAG.sequence);
  reader.take(TAG.integer);
  requireIdentifier(reader, algorithm);
  const inner = reader.take(TAG.octets);
  const { name, namedCurve } = algorithm;
  if (name === 'X25519') return new DerReader(inner).take(TAG.octets);
  if (namedCurve === undefined) return inner;
  const key = new DerReader(inner).enter(TAG.sequence);
  key.take(TAG.integer);
  return key.take(TAG.octets);
}

/** Throws whatever it likes for what is no such key. */
export function materialFrom(format: string, data: Bytes, algorithm: KeyAlgorithm): KeyMaterial {
  switch (format) {
    case 'spki':
      return { type: 'public', bytes: publicFromSpki(data, algorithm) };
    case 'pkcs8':
      return { type: 'private', bytes: privateFromPkcs8(data, algorithm) };
    default:
      return { type: 'public', bytes: data };
  }
}

async function pkcs8From({ algorithm, bytes, ...key }: KeySlots): Promise<Bytes> {
  const { name, namedCurve } = algorithm;
  let inner = bytes;
  if (name === 'X25519') inner = der(TAG.octets, bytes);
  else if (namedCurve !== undefined) {
    const point = der(TAG.bits, [0], await publicBytesOf({ ...key, algorithm, bytes }));
    inner = der(TAG.sequence, der(TAG.integer, [1]), der(TAG.octets, bytes), der(PUBLIC_POINT, point));
  }
  return der(TAG.sequence, der(TAG.integer, [0]), identifierOf(algorithm), der(TAG.octets, inner));
}

/** The key in any format but JWK. */
export async function exportBytes(format: string, key: KeySlots): Promise<Bytes> {
  const { type, algorithm, bytes } = key;
  const isRsa = algorithm.name.startsWith('RSA');
  if (format === 'raw' ? isRsa : type === 'secret')
    throw failure('NotSupportedError', `${algorithm.name} keys cannot be exported as ${format}`);
  if ((format === 'pkcs8') !== (type === 'private'))
    throw failure('InvalidAccessError', `a ${type} key cannot be exported as ${format}`);
  if (format === 'pkcs8') return pkcs8From(key);
  return format === 'spki'
    ? der(TAG.sequence, identifierOf(algorithm), der(TAG.bits, [0], bytes))
    : bytes.slice();
}
