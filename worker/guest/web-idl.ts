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
  interfaces.add(Class.prototype);
  makeEnumerable(Class.prototype);
  makeEnumerable(Class);
  Object.defineProperties(Class, {
    name: { configurable: true, value: name },
    length: { configurable: true, value: length },
  });
  Object.defineProperty(Class.prototype, Symbol.toStringTag, { configurable: true, value: name });
}

const interfaces = new WeakSet<object>();
export const isInterface = (prototype: object): boolean => interfaces.has(prototype);

/** Gives what is to be made of an object in place of cloning it, or null where it has nothing to say. */
type Cloner = (value: object) => (() => object) | null;
const cloners: Cloner[] = [];

/** Most interfaces cannot be cloned by structuredClone. Those that can say how. */
export function onClone(cloner: Cloner): void {
  cloners.push(cloner);
}

export function clonerOf(value: object): (() => object) | null {
  for (const cloner of cloners) {
    const make = cloner(value);
    if (make) return make;
  }
  return null;
}

interface Interface {
  readonly prototype: object;
}

const OF_FUNCTIONS = new Set(['prototype', 'name', 'length']);

function makeEnumerable(target: object): void {
  const isOwn = (name: string): boolean =>
    typeof target === 'function' ? !OF_FUNCTIONS.has(name) : name !== 'constructor';
  for (const name of Object.getOwnPropertyNames(target).filter(isOwn))
    Object.defineProperty(target, name, { enumerable: true });
}

/** The first argument of constructors that only we may call. */
export const OURS = Symbol('ours');

export function requireOurs([first]: readonly unknown[]): void {
  if (first !== OURS) throw new TypeError('Illegal constructor');
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
export function byteText(value: unknown, what = 'the text'): string {
  const result = text(value);
  if (/[^\0-\u00ff]/.test(result)) throw new TypeError(`${what} has a character beyond U+00FF`);
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

/** A copy of the bytes of a BufferSource. */
export function bytesOf(value: unknown, what = 'the argument'): Uint8Array<ArrayBuffer> {
  if (value instanceof ArrayBuffer) return new Uint8Array(value).slice();
  if (!ArrayBuffer.isView(value)) throw new TypeError(`${what} is no ArrayBuffer and no view of one`);
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice();
}

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

type Pair = readonly [unknown, unknown];

/** A union of a sequence of pairs and a record, as pairs of what `convert` makes of each name and value. */
export function pairsFrom(
  init: object,
  convert: (value: unknown) => string,
  what: string,
): [name: string, value: string][] {
  const iterate = (init as Iterable<unknown>)[Symbol.iterator] as unknown;
  if (iterate === undefined || iterate === null)
    return Reflect.ownKeys(init).flatMap((key): [string, string][] => {
      if (!Reflect.getOwnPropertyDescriptor(init, key)?.enumerable) return [];
      return [[convert(key), convert((init as Record<string | symbol, unknown>)[key])]];
    });
  if (typeof iterate !== 'function') throw new TypeError(`${what} cannot be iterated over`);
  return Array.from(init as Iterable<Iterable<unknown>>, (pair) => {
    if (Object(pair) !== pair || typeof pair[Symbol.iterator] !== 'function')
      throw new TypeError(`${what}: an item is no pair`);
    const [name, value, ...rest] = Array.from(pair, (item) => convert(item));
    if (name === undefined || value === undefined || rest.length > 0)
      throw new TypeError(`${what}: each pair must be a name and a value`);
    return [name, value];
  });
}

/**
 * Gives an interface entries, keys, values, forEach and iteration. `pairsOf` tells what an object holds at the moment, and
 * throws for what is none: iteration goes on through whatever it holds by then.
 */
export function iterable(name: string, Class: Interface, pairsOf: (object: never) => readonly Pair[]): void {
  class PairIterator {
    readonly #object: object;
    readonly #pick: (pair: Pair) => unknown;
    #index = 0;

    constructor(object: object, pick: (pair: Pair) => unknown) {
      pairsOf(object as never);
      this.#object = object;
      this.#pick = pick;
    }

    next(): { done: boolean; value: unknown } {
      const pair = pairsOf(this.#object as never)[this.#index];
      if (!pair) return { done: true, value: undefined };
      this.#index++;
      return { done: false, value: this.#pick(pair) };
    }
  }
  const { prototype } = PairIterator;
  Object.setPrototypeOf(prototype, IteratorPrototype);
  delete (prototype as { constructor?: unknown }).constructor;
  makeEnumerable(prototype);
  Object.defineProperty(prototype, Symbol.toStringTag, { configurable: true, value: `${name} Iterator` });
  const members = {
    entries(): PairIterator {
      return new PairIterator(this, (pair) => [...pair]);
    },
    keys(): PairIterator {
      return new PairIterator(this, ([key]) => key);
    },
    values(): PairIterator {
      return new PairIterator(this, ([, value]) => value);
    },
    forEach(callback: unknown, ...args: readonly unknown[]): void {
      requireArguments('forEach', arguments);
      if (typeof callback !== 'function') throw new TypeError('forEach: the callback is not a function');
      for (let index = 0; ; index++) {
        const pair = pairsOf(this as never)[index];
        if (!pair) return;
        Reflect.apply(callback, args[0], [pair[1], pair[0], this]);
      }
    },
  };
  Object.assign(Class.prototype, members);
  Object.defineProperty(Class.prototype, Symbol.iterator, {
    configurable: true,
    writable: true,
    value: members.entries,
  });
}

const IteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object;
