/** Web Crypto's `crypto`: randomness is here, the rest in the part `subtle`. */
import { result, takeBytes, wasi } from './memory.ts';
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
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(randomBytes(array.byteLength));
    return array;
  }

  randomUUID(): string {
    refuseWhileLoading('crypto.randomUUID()');
    return this.#isCrypto && uuidOf(randomBytes(16));
  }
}
asInterface('Crypto', Crypto);

/** The host's. The engine's native crypto is left out where only these are asked for. */
function randomBytes(sizeBytes: number): Uint8Array<ArrayBuffer> {
  wasi.randomBytes(sizeBytes, result);
  return takeBytes(0);
}

/** RFC 9562: version 4, and the variant in the two highest bits of the ninth byte. */
function uuidOf(random: Uint8Array): string {
  let hex = '';
  for (const [index, byte] of random.entries()) {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    hex += (index >= 4 && index <= 10 && index % 2 === 0 ? '-' : '') + (marked + 0x100).toString(16).slice(1);
  }
  return hex;
}

export const crypto = new Crypto(OURS);
