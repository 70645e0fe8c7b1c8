/** The part `structured-clone`: HTML's structured cloning. First all is read, then buffers change hands, then all is made. */
import { clonerOf, dictionary, isInterface, requireArguments } from '../web-idl.ts';

/** Makes what a value is cloned to; the same object each time. */
type Make = () => unknown;

const refuse = (what: string): never => {
  throw new DOMException(`${what} could not be cloned`, 'DataCloneError');
};

/** Asks an object for what only those of a kind have, whatever its prototype: undefined where it is of another. */
function probe(prototype: object, member: PropertyKey): (object: object) => unknown {
  const { get, value } = Object.getOwnPropertyDescriptor(prototype, member) as Required<PropertyDescriptor>;
  return (object) => {
    try {
      return Reflect.apply((get ?? value) as () => unknown, object, []);
    } catch {
      return undefined;
    }
  };
}

const timeOf = probe(Date.prototype, 'getTime');
const sourceOf = probe(RegExp.prototype, 'source');
const mapSizeOf = probe(Map.prototype, 'size');
const setSizeOf = probe(Set.prototype, 'size');
const bufferBytesOf = probe(ArrayBuffer.prototype, 'byteLength');
const boxed = [Number, String, Boolean, BigInt].map(({ prototype }) => probe(prototype, 'valueOf'));
const arrayNameOf = probe(Object.getPrototypeOf(Uint8Array.prototype) as object, Symbol.toStringTag);
const { isError } = Error as unknown as { isError(value: unknown): value is Error };

const { toString } = Object.prototype;
const isArguments = (value: object): boolean =>
  Reflect.apply(toString, value, []) === '[object Arguments]' && !(Symbol.toStringTag in value);

const ERRORS: Readonly<Record<string, ErrorConstructor>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

/** Prototypes of what cannot be cloned. */
const REFUSED = new Set<object>([
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object,
  Object.getPrototypeOf(async function* () {}.prototype) as object,
  ...[Promise, WeakMap, WeakSet, WeakRef, FinalizationRegistry, Symbol].map(({ prototype }) => prototype),
]);

class Reading {
  readonly #known = new Map<object, Make>();
  readonly #transferred: ReadonlySet<unknown>;
  /** What objects hold that is still to be read, innermost last: so a deep value takes no deep stack. */
  readonly #unread: Generator<void>[] = [];
  /** What is left to be put into what was made. */
  readonly #unfilled: (() => void)[] = [];

  constructor(transferred: ReadonlySet<unknown>) {
    this.#transferred = transferred;
  }

  /** With all that it holds. */
  read(value: unknown): Make {
    const make = this.#read(value);
    for (let held = this.#unread.at(-1); held; held = this.#unread.at(-1))
      if (held.next().done) this.#unread.pop();
    return () => {
      const made = make();
      for (let fill = this.#unfilled.pop(); fill; fill = this.#unfilled.pop()) fill();
      return made;
    };
  }

  #read(value: unknown): Make {
    if (typeof value === 'symbol' || typeof value === 'function')
      return refuse(typeof value === 'symbol' ? 'a symbol' : 'a function');
    if (typeof value !== 'object' || value === null) return () => value;
    return this.#known.get(value) ?? this.#readObject(value);
  }

  /** `fill` runs when others can refer to what `make` gave. */
  #know<Value extends object>(value: object, make: () => Value, fill?: (made: Value) => void): Make {
    let made: Value | null = null;
    const once = (): Value => {
      if (made === null) {
        const blank = (made = make());
        if (fill) this.#unfilled.push(() => fill(blank));
      }
      return made;
    };
    this.#known.set(value, once);
    return once;
  }

  #readObject(value: object): Make {
    const prototype = Object.getPrototypeOf(value) as object | null;
    if (value === globalThis) refuse('the global object');
    if (isArguments(value)) refuse('what a function was given');
    if (prototype === Object.prototype || prototype === null) return this.#readProperties(value, () => ({}));
    if (Array.isArray(value)) {
      const { length } = value;
      return this.#readProperties(value, () => Object.assign([], { length }));
    }
    return this.#readPlatformObject(value) ?? this.#readBuiltIn(value) ?? this.#readInstance(value);
  }

  #readPlatformObject(value: object): Make | null {
    const make = clonerOf(value);
    if (make) return this.#know(value, make);
    if (value instanceof DOMException) {
      const { message, name } = value;
      return this.#know(value, () => new DOMException(message, name));
    }
    return null;
  }

  #readBuiltIn(value: object): Make | null {
    const time = timeOf(value);
    if (time !== undefined) return this.#know(value, () => new Date(time as number));
    if (mapSizeOf(value) !== undefined) return this.#readMap(value as Map<unknown, unknown>);
    if (setSizeOf(value) !== undefined) return this.#readSet(value as Set<unknown>);
    if (bufferBytesOf(value) !== undefined) return this.#readBuffer(value as ArrayBuffer);
    if (ArrayBuffer.isView(value)) return this.#readView(value);
    if (isError(value)) return this.#readError(value);
    const source = sourceOf(value);
    if (source !== undefined) {
      const { flags } = value as RegExp;
      return this.#know(value, () => new RegExp(source as string, flags));
    }
    for (const unbox of boxed) {
      const primitive = unbox(value);
      if (primitive !== undefined) return this.#know(value, () => Object(primitive) as object);
    }
    return null;
  }

  /** An object of some class: a plain one is made of it, unless the engine or the runtime know more of it. */
  #readInstance(value: object): Make {
    for (let owner: object | null = value; owner; owner = Object.getPrototypeOf(owner) as object | null)
      if (REFUSED.has(owner) || isInterface(owner)) refuse('the object');
    return this.#readProperties(value, () => ({}));
  }

  #readProperties(value: object, make: () => object): Make {
    const properties: [string, Make][] = [];
    const known = this.#know(value, make, (made) => {
      for (const [key, makeHeld] of properties)
        Object.defineProperty(made, key, {
          configurable: true,
          enumerable: true,
          writable: true,
          value: makeHeld(),
        });
    });
    this.#unread.push(this.#readHeld(value, properties));
    return known;
  }

  *#readHeld(value: object, properties: [string, Make][]): Generator<void> {
    for (const key of Object.keys(value))
      if (Object.hasOwn(value, key))
        yield void properties.push([key, this.#read((value as Record<string, unknown>)[key])]);
  }

  #readMap(map: Map<unknown, unknown>): Make {
    const flat: Make[] = [];
    this.#unread.push(this.#readItems(Array.from(map).flat(), flat));
    return this.#know(
      map,
      () => new Map<unknown, unknown>(),
      (made) => {
        for (let at = 0; at < flat.length; at += 2) made.set(flat[at]?.(), flat[at + 1]?.());
      },
    );
  }

  #readSet(set: Set<unknown>): Make {
    const items: Make[] = [];
    this.#unread.push(this.#readItems(Array.from(set), items));
    return this.#know(
      set,
      () => new Set<unknown>(),
      (made) => {
        for (const item of items) made.add(item());
      },
    );
  }

  *#readItems(values: readonly unknown[], items: Make[]): Generator<void> {
    for (const value of values) yield void items.push(this.#read(value));
  }

  #readBuffer(buffer: ArrayBuffer): Make {
    if (this.#transferred.has(buffer)) return this.#know(buffer, () => buffer.transfer());
    if (buffer.detached) refuse('a detached ArrayBuffer');
    const copy = buffer.slice(0);
    if (!buffer.resizable) return this.#know(buffer, () => copy);
    const { maxByteLength } = buffer;
    return this.#know(
      buffer,
      () => new ArrayBuffer(copy.byteLength, { maxByteLength }),
      (made) => new Uint8Array(made).set(new Uint8Array(copy)),
    );
  }

  #readView(view: ArrayBufferView): Make {
    const { byteOffset, byteLength } = view;
    const source = view.buffer as ArrayBuffer;
    const buffer = this.#read(source);
    // A view to the end of a buffer that can grow may be one that grows with it; which, cannot be seen.
    const isTracking = source.resizable && byteOffset + byteLength === source.byteLength;
    const length = isTracking ? undefined : ((view as Partial<Uint8Array>).length ?? byteLength);
    const name = arrayNameOf(view);
    const Class = (globalThis as unknown as Record<string, Uint8ArrayConstructor>)[
      typeof name === 'string' ? name : 'DataView'
    ]!;
    return this.#know(view, () => new Class(buffer() as ArrayBuffer, byteOffset, length));
  }

  #readError(error: Error): Make {
    const Class = ERRORS[error.name] ?? Error;
    const own = (key: string): PropertyDescriptor | undefined => Object.getOwnPropertyDescriptor(error, key);
    const message = own('message');
    const { stack } = error;
    const held: [string, Make][] = [];
    const known = this.#know(
      error,
      () => (message && 'value' in message ? new Class(String(message.value)) : new Class()),
      (made) => {
        for (const [key, make] of held)
          Object.defineProperty(made, key, { configurable: true, writable: true, value: make() });
      },
    );
    if (typeof stack === 'string') held.push(['stack', () => stack]);
    if (own('cause')) held.push(['cause', this.#read(error.cause)]);
    return known;
  }
}

function transferListOf(options: unknown): ReadonlySet<unknown> {
  const { transfer = [] } = dictionary(options, "structuredClone's options");
  if (Object(transfer) !== transfer) throw new TypeError('structuredClone: transfer is no sequence');
  const list = Array.from(transfer as Iterable<unknown>);
  for (const value of list)
    if (Object(value) !== value)
      throw new TypeError('structuredClone: what is to be transferred is no object');
  for (const value of list)
    if (bufferBytesOf(value as object) === undefined || (value as ArrayBuffer).detached)
      refuse('what is to be transferred');
  const set = new Set(list);
  return set.size === list.length ? set : refuse('what is to be transferred twice');
}

/** Written as a method, which cannot be constructed. */
export const globals = {
  structuredClone(value: unknown, ...args: readonly unknown[]): unknown {
    requireArguments('structuredClone', arguments);
    const transferred = transferListOf(args[0]);
    const reading = new Reading(transferred);
    const make = reading.read(value);
    // What the value does not hold changes hands all the same.
    for (const buffer of transferred) reading.read(buffer)();
    return make();
  },
};
export const { structuredClone } = globals;
