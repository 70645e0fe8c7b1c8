/** The part `subtle`: Web Crypto's SubtleCrypto. */
import { type Bytes, nativeCrypto } from '../native-crypto.ts';
import { refuseWhileLoading } from '../phase.ts';
import { asInterface, bytesOf, OURS, oneOf, requireArguments, requireOurs } from '../web-idl.ts';
import { crypt, type Direction, wrapBytes } from './ciphers.ts';
import { CryptoKey, failure, type KeySlots, slotsOf, usagesFrom } from './crypto-key.ts';
import { type Parameters, parametersFrom } from './crypto-parameters.ts';
import { deriveBits } from './derivation.ts';
import { type Jwk, jwkFrom } from './jwk.ts';
import { exportKey, generateKey, importKey, keyLengthBits } from './keys.ts';
import { sign, verify } from './signatures.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const formatFrom = (value: unknown): string =>
  oneOf(value, ['raw', 'pkcs8', 'spki', 'jwk'], '', 'the format');

/** Throws where `key` is not for this. */
function requireKey(key: KeySlots, { name }: Parameters, usage: string): void {
  if (key.algorithm.name !== name)
    throw failure('InvalidAccessError', `the key is for ${key.algorithm.name}, not for ${name}`);
  if (!key.usages.includes(usage)) throw failure('InvalidAccessError', `the key cannot be used to ${usage}`);
}

/** Wrapping is a thing of its own, or encryption. */
function wrapParameters(algorithm: unknown): Parameters {
  try {
    return parametersFrom(algorithm, 'wrapKey');
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return parametersFrom(algorithm, 'encrypt');
  }
}

const wrapOrCrypt = (
  direction: Direction,
  parameters: Parameters,
  key: KeySlots,
  data: Bytes,
): Promise<Bytes> =>
  parameters.name === 'AES-KW' ? wrapBytes(direction, key, data) : crypt(direction, parameters, key, data);

/** A JWK as it was wrapped. */
function parseJwk(bytes: Bytes): Jwk {
  try {
    return jwkFrom(JSON.parse(decoder.decode(bytes)));
  } catch {
    throw failure('DataError', 'what was wrapped is no JWK');
  }
}

export class SubtleCrypto {
  readonly #isSubtle = true;

  constructor(...args: readonly unknown[]) {
    requireOurs(args);
  }

  async encrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    return this.#crypt('encrypt', arguments, algorithm, key, data);
  }

  async decrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    return this.#crypt('decrypt', arguments, algorithm, key, data);
  }

  async sign(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    this.#require('sign', arguments, 3);
    const [slots, bytes] = [slotsOf(key), bytesOf(data)];
    const parameters = parametersFrom(algorithm, 'sign');
    requireKey(slots, parameters, 'sign');
    if (parameters.name !== 'HMAC') refuseWhileLoading('crypto.subtle.sign() with a private key');
    return sign(parameters, slots, bytes);
  }

  async verify(algorithm: unknown, key: unknown, signature: unknown, data: unknown): Promise<boolean> {
    this.#require('verify', arguments, 4);
    const [slots, signed, bytes] = [slotsOf(key), bytesOf(signature), bytesOf(data)];
    const parameters = parametersFrom(algorithm, 'sign');
    requireKey(slots, parameters, 'verify');
    return verify(parameters, slots, signed, bytes);
  }

  async digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    this.#require('digest', arguments, 2);
    const bytes = bytesOf(data);
    return nativeCrypto.subtle.digest(parametersFrom(algorithm, 'digest').name, bytes);
  }

  async generateKey(algorithm: unknown, extractable: unknown, usages: unknown): Promise<object> {
    this.#require('generateKey', arguments, 3);
    const wanted = usagesFrom(usages);
    const parameters = parametersFrom(algorithm, 'generateKey');
    refuseWhileLoading('crypto.subtle.generateKey()');
    return generateKey({ parameters, extractable: Boolean(extractable), usages: wanted });
  }

  async deriveBits(algorithm: unknown, baseKey: unknown, ...args: readonly unknown[]): Promise<ArrayBuffer> {
    this.#require('deriveBits', arguments, 2);
    const length = args[0] ?? null;
    const lengthBits = length === null ? null : Number(length) >>> 0;
    return (await this.#derive('deriveBits', algorithm, slotsOf(baseKey), () => lengthBits)).buffer;
  }

  async deriveKey(
    algorithm: unknown,
    baseKey: unknown,
    derivedKeyType: unknown,
    extractable: unknown,
    usages: unknown,
  ): Promise<CryptoKey> {
    this.#require('deriveKey', arguments, 5);
    const slots = slotsOf(baseKey);
    const request = {
      usages: usagesFrom(usages),
      parameters: parametersFrom(derivedKeyType, 'importKey'),
      extractable: Boolean(extractable),
    };
    const lengthParameters = parametersFrom(derivedKeyType, 'keyLength');
    const bytes = await this.#derive('deriveKey', algorithm, slots, () => keyLengthBits(lengthParameters));
    return importKey('raw', bytes, request);
  }

  async importKey(
    format: unknown,
    keyData: unknown,
    algorithm: unknown,
    extractable: unknown,
    usages: unknown,
  ): Promise<CryptoKey> {
    this.#require('importKey', arguments, 5);
    const known = formatFrom(format);
    const data = known === 'jwk' ? jwkFrom(keyData) : bytesOf(keyData);
    const wanted = usagesFrom(usages);
    const parameters = parametersFrom(algorithm, 'importKey');
    return importKey(known, data, { parameters, extractable: Boolean(extractable), usages: wanted });
  }

  async exportKey(format: unknown, key: unknown): Promise<ArrayBuffer | Jwk> {
    this.#require('exportKey', arguments, 2);
    return exportKey(formatFrom(format), slotsOf(key));
  }

  async wrapKey(
    format: unknown,
    key: unknown,
    wrappingKey: unknown,
    algorithm: unknown,
  ): Promise<ArrayBuffer> {
    this.#require('wrapKey', arguments, 4);
    const [known, slots, wrapping] = [formatFrom(format), slotsOf(key), slotsOf(wrappingKey)];
    const parameters = wrapParameters(algorithm);
    requireKey(wrapping, parameters, 'wrapKey');
    const exported = await exportKey(known, slots);
    const bytes =
      exported instanceof ArrayBuffer ? new Uint8Array(exported) : encoder.encode(JSON.stringify(exported));
    return (await wrapOrCrypt('encrypt', parameters, wrapping, bytes)).buffer;
  }

  async unwrapKey(
    format: unknown,
    wrappedKey: unknown,
    unwrappingKey: unknown,
    algorithm: unknown,
    keyAlgorithm: unknown,
    extractable: unknown,
    usages: unknown,
  ): Promise<CryptoKey> {
    this.#require('unwrapKey', arguments, 7);
    const [known, wrapped, unwrapping] = [formatFrom(format), bytesOf(wrappedKey), slotsOf(unwrappingKey)];
    const wanted = usagesFrom(usages);
    const parameters = wrapParameters(algorithm);
    const request = {
      parameters: parametersFrom(keyAlgorithm, 'importKey'),
      usages: wanted,
      extractable: Boolean(extractable),
    };
    requireKey(unwrapping, parameters, 'unwrapKey');
    const bytes = await wrapOrCrypt('decrypt', parameters, unwrapping, wrapped);
    return importKey(known, known === 'jwk' ? parseJwk(bytes) : bytes, request);
  }

  #require(method: string, given: ArrayLike<unknown>, count: number): void {
    if (this.#isSubtle) requireArguments(`SubtleCrypto.${method}`, given, count);
  }

  async #crypt(
    direction: Direction,
    given: ArrayLike<unknown>,
    algorithm: unknown,
    key: unknown,
    data: unknown,
  ): Promise<ArrayBuffer> {
    this.#require(direction, given, 3);
    const [slots, bytes] = [slotsOf(key), bytesOf(data)];
    const parameters = parametersFrom(algorithm, 'encrypt');
    requireKey(slots, parameters, direction);
    if (parameters.name === 'RSA-OAEP') refuseWhileLoading(`crypto.subtle.${direction}() with RSA`);
    return (await crypt(direction, parameters, slots, bytes)).buffer;
  }

  async #derive(
    usage: string,
    algorithm: unknown,
    key: KeySlots,
    lengthBits: () => number | null,
  ): Promise<Bytes> {
    const parameters = parametersFrom(algorithm, 'deriveBits');
    requireKey(key, parameters, usage);
    if (parameters.public) refuseWhileLoading(`crypto.subtle.${usage}() with a private key`);
    return deriveBits(parameters, key, lengthBits());
  }
}
asInterface('SubtleCrypto', SubtleCrypto);

export const subtle = new SubtleCrypto(OURS);
export const globals = { CryptoKey, SubtleCrypto };
