/** Web IDL: how interfaces look, and how arguments are converted. */

/**
 * Makes the members of `Class` enumerable and gives it its name, the number of its required arguments and a class string.
 * Members of `mixin` become its own, as with Web IDL's `includes`; what it inherited them through goes out of sight.
 */
export function asInterface(
  name: string,
  Class: Interface,
  length = 0,
  mixin: Interface | null = null,
): void {
  if (mixin) {
    const { constructor: _, ...members } = Object.getOwnPropertyDescriptors(mixin.prototype);
    Object.defineProperties(Class.prototype, members);
    Object.setPrototypeOf(Class.prototype, Object.getPrototypeOf(mixin.prototype) as object);
  }
  makeEnumerable(Class.prototype);
  makeEnumerable(Class);
  Object.defineProperties(Class, {
    name: { configurable: true, value: name },
    length: { configurable: true, value: length },
  });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { configurable: true, value: name });
}

interface Interface {
  readonly prototype: object;
}

const NOT_MEMBERS = new Set(['constructor', 'prototype', 'name', 'length']);

function makeEnumerable(target: object): void {
  for (const name of Object.getOwnPropertyNames(target))
    if (!NOT_MEMBERS.has(name)) Object.defineProperty(target, name, { enumerable: true });
}

/** A dictionary argument: an object, or nothing at all. */
export function dictionary(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value === 'object' || typeof value === 'function') return value as Record<string, unknown>;
  throw new TypeError(`${what} must be an object`);
}

/** A DOMString; unlike `String()`, not of symbols. */
export function text(value: unknown): string {
  if (typeof value === 'symbol') throw new TypeError('a symbol cannot be made text');
  return String(value);
}

/** A ByteString: text with a byte for each character. */
export function byteText(value: unknown, what: string): string {
  const result = text(value);
  for (let index = 0; index < result.length; index++)
    if (result.charCodeAt(index) > 255) throw new TypeError(`${what} has a character beyond U+00FF`);
  return result;
}

/** A value of an enumeration; `initial` where it is undefined. */
export function oneOf(value: unknown, allowed: readonly string[], initial: string, what: string): string {
  if (value === undefined) return initial;
  const chosen = text(value);
  if (allowed.includes(chosen)) return chosen;
  throw new TypeError(`${what} must be one of ${allowed.join(', ')}, not "${chosen}"`);
}

/** A USVString: text without lone surrogates. */
export const usv = (value: unknown): string => text(value).toWellFormed();

/** Throws where fewer than `required` arguments came. Where it is not said, none of the rest are optional. */
export function requireArguments(what: string, given: ArrayLike<unknown>, required = 1): void {
  if (given.length < required)
    throw new TypeError(`${what} needs ${required} argument${required > 1 ? 's' : ''}, not ${given.length}`);
}

/** Read-only attributes, which `valuesOf` has for each object; it throws for what is none. Returns their descriptors. */
export function attributes(
  Class: Interface,
  valuesOf: (object: never) => object,
  names: readonly string[],
): PropertyDescriptor[] {
  return names.map((name) => {
    const accessor = {
      get [name](): unknown {
        return (valuesOf(this as never) as Record<string, unknown>)[name];
      },
    };
    const descriptor = Object.getOwnPropertyDescriptor(accessor, name) as PropertyDescriptor;
    Object.defineProperty(Class.prototype, name, descriptor);
    return descriptor;
  });
}

/** Constants of an interface, which its objects have too. */
export function constants(Class: Interface, values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values))
    for (const owner of [Class, Class.prototype])
      Object.defineProperty(owner, name, { enumerable: true, value });
}
