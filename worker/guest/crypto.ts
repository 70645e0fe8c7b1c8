/** Guards the engine's native crypto: no randomness that would be frozen, no algorithm that would trap. */
import { refuseWhileLoading } from './phase.ts';

type Native = (...args: unknown[]) => unknown;

/** Their deterministic nonces need mbedTLS's hmac_drbg, which the engine's crypto module lacks: calls would trap. */
const REFUSED_ALGORITHMS = new Set(['ECDSA']);

function wrap(
  owner: object,
  name: string,
  before: (args: readonly unknown[]) => void,
  isAsync: boolean,
): void {
  const native = (owner as Record<string, Native>)[name];
  if (native === undefined) throw new Error(`the engine's crypto has no ${name}`);
  const wrapped = {
    [name](this: unknown, ...args: unknown[]): unknown {
      try {
        before(args);
      } catch (error) {
        if (isAsync) return Promise.reject(error);
        throw error;
      }
      return native.apply(this, args);
    },
  }[name];
  Object.defineProperty(owner, name, { configurable: true, writable: true, value: wrapped });
}

function refuseAlgorithm(algorithm: unknown): void {
  const name = typeof algorithm === 'string' ? algorithm : (algorithm as { name?: unknown } | null)?.name;
  const upper = String(name).toUpperCase();
  if (REFUSED_ALGORITHMS.has(upper))
    throw new DOMException(`${upper} is not supported here`, 'NotSupportedError');
}

export function guardCrypto(): void {
  const random = Object.getPrototypeOf(crypto) as object;
  for (const name of ['getRandomValues', 'randomUUID'])
    wrap(
      Object.hasOwn(crypto, name) ? crypto : random,
      name,
      () => refuseWhileLoading(`crypto.${name}()`),
      false,
    );
  const subtle = Object.getPrototypeOf(crypto.subtle) as object;
  for (const name of ['sign', 'verify'])
    wrap(subtle, name, ([algorithm]) => refuseAlgorithm(algorithm), true);
  wrap(
    subtle,
    'generateKey',
    ([algorithm]) => {
      refuseWhileLoading('crypto.subtle.generateKey()');
      refuseAlgorithm(algorithm);
    },
    true,
  );
}
