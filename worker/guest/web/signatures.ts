/** Signing and verifying. */
import { type Bytes, nativeCrypto } from '../native-crypto.ts';
import { failure, type KeySlots } from './crypto-key.ts';
import type { Parameters } from './crypto-parameters.ts';
import { nativeKey, operation } from './native-key.ts';

const { subtle } = nativeCrypto;

export const HASH_BYTES: Readonly<Record<string, number>> = {
  'SHA-1': 20,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
};

function requireSalt({ name, saltLength }: Parameters, { algorithm }: KeySlots): void {
  if (name === 'RSA-PSS' && saltLength !== HASH_BYTES[algorithm.hash?.name ?? ''])
    throw failure('NotSupportedError', 'RSA-PSS: only salts as long as the hash are supported here');
}

export async function sign(parameters: Parameters, slots: KeySlots, data: Bytes): Promise<ArrayBuffer> {
  requireSalt(parameters, slots);
  const key = await nativeKey(slots);
  return operation(() => subtle.sign({ ...parameters }, key, data));
}

export async function verify(
  parameters: Parameters,
  slots: KeySlots,
  signature: Bytes,
  data: Bytes,
): Promise<boolean> {
  requireSalt(parameters, slots);
  const key = await nativeKey(slots);
  // What has not even the form of a signature is one that does not fit.
  return subtle.verify({ ...parameters }, key, signature, data).catch(() => false);
}
