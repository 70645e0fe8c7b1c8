/** Cryptography whose answers follow from its input. */
import { hexOf, nameOf } from '../plain.ts';

const bytesOf = (list: readonly number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(list);

type Bytes = readonly number[];

export const digests = async ({ name, data }: { name: string; data: Bytes }): Promise<unknown> =>
  hexOf(await crypto.subtle.digest(name, bytesOf(data)));

export async function hmacs(input: {
  hash: string;
  key: Bytes;
  data: Bytes;
  flip: number;
}): Promise<unknown> {
  const algorithm = { name: 'HMAC', hash: input.hash };
  const key = await crypto.subtle.importKey('raw', bytesOf(input.key), algorithm, true, ['sign', 'verify']);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', key, bytesOf(input.data)));
  const bad = signature.slice(0, signature.length - (input.flip % 2));
  bad[input.flip % bad.length]! ^= input.flip % 3;
  const check = (bytes: Uint8Array<ArrayBuffer>): Promise<boolean> =>
    crypto.subtle.verify('HMAC', key, bytes, bytesOf(input.data));
  return [
    hexOf(signature),
    await check(signature),
    await check(bad),
    await crypto.subtle.exportKey('jwk', key),
  ];
}

export interface CipherInput {
  readonly name: 'AES-CBC' | 'AES-CTR' | 'AES-GCM';
  readonly key: Bytes;
  readonly iv: Bytes;
  readonly data: Bytes;
  readonly length: number;
  readonly tagLength: number;
  readonly additionalData: Bytes | null;
  /** Which byte of the sealed text is changed before it is opened; null: none. */
  readonly damage: number | null;
}

function parametersOf({
  name,
  iv,
  length,
  tagLength,
  additionalData,
}: CipherInput): AesCbcParams | AesCtrParams | AesGcmParams {
  const start = bytesOf(iv);
  if (name === 'AES-CBC') return { name, iv: start };
  if (name === 'AES-CTR') return { name, counter: start, length };
  return { name, iv: start, tagLength, ...(additionalData && { additionalData: bytesOf(additionalData) }) };
}

export async function ciphers(input: CipherInput): Promise<unknown> {
  const key = await crypto.subtle.importKey('raw', bytesOf(input.key), input.name, false, [
    'encrypt',
    'decrypt',
  ]);
  const parameters = parametersOf(input);
  const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters, key, bytesOf(input.data)));
  const told = hexOf(sealed);
  if (input.damage !== null && sealed.length > 0) sealed[input.damage % sealed.length]! ^= 1;
  const opened = await crypto.subtle.decrypt(parameters, key, sealed).then(hexOf, nameOf);
  return [told, opened];
}

export interface DerivationInput {
  readonly hash: string;
  readonly secret: Bytes;
  readonly salt: Bytes;
  readonly info: Bytes;
  readonly iterations: number;
  readonly lengthBytes: number;
}

export async function derivations(input: DerivationInput): Promise<unknown> {
  const { hash, iterations } = input;
  const [salt, info] = [bytesOf(input.salt), bytesOf(input.info)];
  const derive = async (parameters: Pbkdf2Params | HkdfParams): Promise<string> => {
    const key = await crypto.subtle.importKey('raw', bytesOf(input.secret), parameters.name, false, [
      'deriveBits',
    ]);
    return crypto.subtle.deriveBits(parameters, key, input.lengthBytes * 8).then(hexOf, nameOf);
  };
  return [
    await derive({ name: 'PBKDF2', hash, salt, iterations }),
    await derive({ name: 'HKDF', hash, salt, info }),
  ];
}
