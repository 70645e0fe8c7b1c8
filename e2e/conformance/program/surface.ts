/** Which members a global has, and of what kind. Runs in both worlds. */
export type Surface = Readonly<Record<string, string>>;

const keyName = (key: string | symbol): string =>
  typeof key === 'symbol' ? key.toString().replace(/^Symbol\(Symbol\.(.*)\)$/, '@@$1') : key;

function kindOf(descriptor: PropertyDescriptor): string {
  const { value } = descriptor as { value: unknown };
  if (descriptor.get) return descriptor.set ? 'getter and setter' : 'getter';
  if (typeof value === 'function') return 'method';
  return `constant ${String(value)}`;
}

/** What every function has of itself. */
const OF_FUNCTIONS = new Set(['length', 'name', 'prototype', 'arguments', 'caller']);

function* membersOf(owner: object, prefix: string): Generator<readonly [string, string]> {
  for (const key of Reflect.ownKeys(owner)) {
    const name = keyName(key);
    if (typeof owner === 'function' ? OF_FUNCTIONS.has(name) : name === 'constructor') continue;
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor) yield [`${prefix}${name}`, kindOf(descriptor)];
  }
}

/** `null` where there is no such global. `path` may name a member of a namespace, as in `WebAssembly.Module`. */
export function surfaceOf(path: string): Surface | null {
  let found: unknown = globalThis;
  for (const part of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[part];
  if (found === undefined) return null;
  if (typeof found !== 'function') return { '': typeof found };
  const prototype = found.prototype as object | undefined;
  if (!prototype) return { '': 'function' };
  return {
    '': `class of ${String((Object.getPrototypeOf(prototype) as object | null)?.constructor.name)}`,
    ...Object.fromEntries(membersOf(found, '')),
    ...Object.fromEntries(membersOf(prototype, 'prototype.')),
  };
}
