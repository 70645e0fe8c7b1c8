/**
 * Compiled as a handler and run in the guest, where it answers with what the guest has: `GuestFacts` as JSON. Symbols
 * are named as TypeScript writes them, `[Symbol.iterator]`.
 */
import type { GlobalFacts, GuestFacts } from './guest-facts.ts';

type Class = new (...args: unknown[]) => object;

const nameOf = (key: string | symbol): string =>
  typeof key === 'symbol' ? `[${key.description ?? ''}]` : key;

const isObject = (value: unknown): value is object =>
  typeof value === 'function' || (typeof value === 'object' && value !== null);

/** Names on an object and on what it inherits from, up to and without `end`. */
function namesOf(value: object, end: object | null): string[] {
  const names: string[] = [];
  for (
    let at: object | null = value;
    at !== null && at !== end;
    at = Object.getPrototypeOf(at) as object | null
  )
    names.push(...Reflect.ownKeys(at).map(nameOf));
  return [...new Set(names)].sort();
}

/** What some instances hold themselves, as an error holds its message. */
function namesOfInstances(made: Class): string[] {
  const attempts: unknown[][] = [
    [],
    ['https://edge.example/'],
    ['', { cause: 1 }],
    [[], '', { cause: 1 }],
    [1, 2, ''],
    ['x', { promise: Promise.resolve() }],
  ];
  return attempts.flatMap((args) => {
    try {
      const instance = new made(...args);
      if (instance.constructor !== made) return [];
      return Reflect.ownKeys(instance)
        .map(nameOf)
        .filter((name) => !/^\d+$/.test(name));
    } catch {
      return [];
    }
  });
}

const nameOfGlobal = (value: unknown): string | null =>
  Object.getOwnPropertyNames(globalThis).find(
    (name) => (globalThis as Record<string, unknown>)[name] === value,
  ) ?? null;

function factsOf(value: unknown): GlobalFacts {
  if (typeof value === 'function') {
    const prototype: unknown = value.prototype;
    const isClass = isObject(prototype);
    const end = prototype === Object.prototype ? null : Object.prototype;
    return {
      statics: namesOf(value, Function.prototype),
      parent: nameOfGlobal(Object.getPrototypeOf(value)),
      instance: isClass
        ? [...new Set([...namesOf(prototype, end), ...namesOfInstances(value as unknown as Class)])].sort()
        : null,
    };
  }
  const isOwn = isObject(value) && value !== globalThis;
  return { statics: isOwn ? namesOf(value, Object.prototype) : [], parent: null, instance: null };
}

/** By the dictionary's name in the Web's standards: something that reads it. */
const READERS: Readonly<Record<string, (dictionary: never) => unknown>> = {
  RequestInit: (init) => new Request('https://edge.example/', init),
  ResponseInit: (init) => new Response('', init),
  BlobPropertyBag: (options) => new Blob([], options),
  FilePropertyBag: (options) => new File([], 'name', options),
  EventInit: (init) => new Event('name', init),
  CustomEventInit: (init) => new CustomEvent('name', init),
  AddEventListenerOptions: (options) => new EventTarget().addEventListener('name', () => undefined, options),
  TextDecoderOptions: (options) => new TextDecoder('utf-8', options),
  TextDecodeOptions: (options) => new TextDecoder().decode(new Uint8Array(1), options),
  StructuredSerializeOptions: (options) => structuredClone(1, options),
  StreamPipeOptions: (options) => new ReadableStream().pipeTo(new WritableStream(), options),
};

/** Which of a dictionary's fields are looked at. */
function fieldsRead(read: (dictionary: never) => unknown): string[] {
  const names = new Set<string>();
  const seen = (_: object, key: string | symbol) => void (typeof key === 'string' && names.add(key));
  const dictionary = new Proxy({}, { get: seen, has: (...args) => (seen(...args), false) });
  try {
    read(dictionary as never);
  } catch {
    // What was read before it threw is known.
  }
  return [...names].sort();
}

function examine(): GuestFacts {
  const globals: Record<string, GlobalFacts> = {};
  for (const name of Object.getOwnPropertyNames(globalThis).sort())
    globals[name] = factsOf((globalThis as Record<string, unknown>)[name]);
  const dictionaries: Record<string, string[]> = {};
  for (const [name, read] of Object.entries(READERS)) dictionaries[name] = fieldsRead(read);
  return { globals, dictionaries };
}

export default { fetch: (): Response => Response.json(examine()) };
