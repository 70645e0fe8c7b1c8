/** Web Crypto's `crypto`: randomness is here, the rest in the part `subtle`. */
import { nativeCrypto } from './native-crypto.ts';
import { part } from './parts.ts';
import { refuseWhileLoading } from './phase.ts';
import { asInterface, OURS, requireArguments, requireOurs } from './web-idl.ts';

const MOST_BYTES = 65_536;

/** The name of an array's class, whatever was done to its prototype. */
const { get: nameOfArray } = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
) as { get: () => string | undefined };

export class Crypto {
  readonly #isCrypto = true;

  constructor(...args: readonly unknown[]) {
    requireOurs(args);
  }

  get subtle(): object {
    return this.#isCrypto && part('subtle').subtle;
  }

  getRandomValues<View extends ArrayBufferView>(array: View): View {
    requireArguments('getRandomValues', arguments);
    if (!ArrayBuffer.isView(array)) throw new TypeError('getRandomValues: the argument is no typed array');
    if (!/int|Clamped/i.test(Reflect.apply(nameOfArray, array, []) ?? ''))
      throw new DOMException('getRandomValues fills arrays of integers', 'TypeMismatchError');
    if (array.byteLength > MOST_BYTES)
      throw new DOMException(`getRandomValues gives at most ${MOST_BYTES} bytes`, 'QuotaExceededError');
    refuseWhileLoading('crypto.getRandomValues()');
    if (this.#isCrypto && array.byteLength > 0)
      nativeCrypto.getRandomValues(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  }

  randomUUID(): string {
    refuseWhileLoading('crypto.randomUUID()');
    return this.#isCrypto && nativeCrypto.randomUUID();
  }
}
asInterface('Crypto', Crypto);

export const crypto = new Crypto(OURS);
