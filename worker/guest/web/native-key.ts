/** Keys in the engine's hands. They live as long as an operation: nothing of them is frozen into a component. */
import { type Bytes, type NativeAlgorithm, type NativeKey, nativeCrypto } from '../native-crypto.ts';
import { failure, type KeySlots } from './crypto-key.ts';

const { subtle } = nativeCrypto;

const FORMATS = { secret: 'raw', public: 'spki', private: 'pkcs8' } as const;

const NATIVE_USAGES = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveBits'];

export function nativeKey(
  { type, algorithm, bytes }: Pick<KeySlots, 'type' | 'algorithm' | 'bytes'>,
  name = algorithm.name,
): Promise<NativeKey> {
  const { hash, namedCurve } = algorithm;
  const native: NativeAlgorithm = { name, hash: hash?.name, namedCurve };
  return subtle.importKey(FORMATS[type], bytes, native, true, NATIVE_USAGES);
}

/** The public half of a private key. */
export const publicBytesOf = async (key: KeySlots): Promise<Bytes> =>
  new Uint8Array(await subtle.exportKey('spki', await nativeKey(key)));

/** What the engine refuses without saying why. */
export async function operation<Value>(work: () => Promise<Value>, name = 'OperationError'): Promise<Value> {
  try {
    return await work();
  } catch {
    throw failure(name, name === 'DataError' ? 'the key is not valid' : 'the operation failed');
  }
}
