/** CryptoKey: what a key may be used for, and its bytes as PSA has them. */
import type { Bytes } from '../native-crypto.ts';
import { asInterface, attributes, onClone, OURS, requireOurs, text } from '../web-idl.ts';

export type KeyType = 'secret' | 'public' | 'private';

/** As a key's `algorithm` shows it. */
export interface KeyAlgorithm {
  readonly name: string;
  readonly length?: number;
  readonly hash?: { readonly name: string };
  readonly namedCurve?: string;
  readonly modulusLength?: number;
  readonly publicExponent?: Bytes;
}

export interface KeySlots {
  readonly type: KeyType;
  readonly extractable: boolean;
  readonly algorithm: KeyAlgorithm;
  readonly usages: readonly string[];
  /** A secret; a point, or a scalar; PKCS #1's RSAPublicKey or RSAPrivateKey. */
  readonly bytes: Bytes;
}

/** Throws a TypeError for what is no CryptoKey. */
export let slotsOf: (key: unknown) => KeySlots;

export class CryptoKey {
  readonly #slots: KeySlots;

  static {
    slotsOf = (key) => (key as CryptoKey).#slots;
    onClone((value) => (#slots in value ? () => new CryptoKey(OURS, value.#slots) : null));
  }

  constructor(...args: readonly unknown[]) {
    requireOurs(args);
    this.#slots = args[1] as KeySlots;
  }
}
attributes(CryptoKey, slotsOf, ['type', 'extractable', 'algorithm', 'usages']);
asInterface('CryptoKey', CryptoKey);

export const failure = (name: string, message: string): DOMException => new DOMException(message, name);

const USAGES = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'deriveKey',
  'deriveBits',
  'wrapKey',
  'unwrapKey',
] as const;

/** A sequence of usages, each once and in their usual order. */
export function usagesFrom(value: unknown): readonly string[] {
  if (
    Object(value) !== value ||
    typeof (value as { [Symbol.iterator]?: unknown })[Symbol.iterator] !== 'function'
  )
    throw new TypeError('the usages are no sequence');
  const usages = Array.from(value as Iterable<unknown>, (usage) => text(usage));
  const unknown = usages.find((usage) => !(USAGES as readonly string[]).includes(usage));
  if (unknown !== undefined) throw new TypeError(`"${unknown}" is no usage of keys`);
  return USAGES.filter((usage) => usages.includes(usage));
}

/** What keys may be used for: private and secret ones, and public ones. */
const CIPHER = ['encrypt decrypt wrapKey unwrapKey'];
const SIGNATURE = ['sign', 'verify'];
const AGREEMENT = ['deriveKey deriveBits', ''];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'AES-CTR': CIPHER,
  'AES-CBC': CIPHER,
  'AES-GCM': CIPHER,
  'AES-KW': ['wrapKey unwrapKey'],
  HMAC: ['sign verify'],
  HKDF: AGREEMENT,
  PBKDF2: AGREEMENT,
  ECDH: AGREEMENT,
  X25519: AGREEMENT,
  ECDSA: SIGNATURE,
  'RSASSA-PKCS1-v1_5': SIGNATURE,
  'RSA-PSS': SIGNATURE,
  'RSA-OAEP': ['decrypt unwrapKey', 'encrypt wrapKey'],
};

const allowedUsages = (name: string, type: KeyType): readonly string[] =>
  (ALLOWED[name]?.[type === 'public' ? 1 : 0] ?? '').split(' ');

/** Throws where a key of one of these types cannot have all of `usages`. */
export function requireUsages(name: string, usages: readonly string[], ...types: readonly KeyType[]): void {
  const allowed = new Set(types.flatMap((type) => allowedUsages(name, type)));
  const wrong = usages.find((usage) => !allowed.has(usage));
  if (wrong !== undefined) throw failure('SyntaxError', `such a ${name} key cannot be used to ${wrong}`);
}

/** The key with as many of `usages` as its type may have. */
export function makeKey(
  type: KeyType,
  algorithm: KeyAlgorithm,
  extractable: boolean,
  usages: readonly string[],
  bytes: Bytes,
): CryptoKey {
  const allowed = allowedUsages(algorithm.name, type);
  const slots = {
    type,
    extractable,
    algorithm,
    usages: usages.filter((usage) => allowed.includes(usage)),
    bytes,
  };
  return new CryptoKey(OURS, slots);
}
