/**
 * What stands in for imports that nobody serves. A component may import more than it calls (all of Spin's interfaces,
 * say), so it is given functions that end the run, with their name, when they are called.
 */
import { LimitReached } from '../host/environment.ts';
import type { WitInterface } from './wasi/convention.ts';

/** An interface whose functions and classes are `known`, and where there are none, stand-ins. */
export function withStandIns(interfaceName: string, known: WitInterface = {}): WitInterface {
  return new Proxy(known, {
    get: (target, name) =>
      typeof name !== 'string'
        ? undefined
        : Object.hasOwn(target, name)
          ? target[name]
          : standIn(interfaceName, name),
  });
}

/** Can be called, made an instance of, and asked for static functions; each ends the run. */
function standIn(interfaceName: string, name: string): unknown {
  const refuse = (): never => {
    throw new LimitReached({ kind: 'import-missing', import: `${interfaceName} ${name}` });
  };
  // `prototype` is what instances are recognised by; there never are any.
  return new Proxy(function () {}, {
    apply: refuse,
    construct: refuse,
    get: (target, property) =>
      property === 'prototype' ? target.prototype : typeof property === 'string' ? refuse : undefined,
  });
}
