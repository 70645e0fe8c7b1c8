/** The Fetch standard's Headers. */
import { asInterface, byteText, iterable, pairsFrom, requireArguments } from './web-idl.ts';

const COOKIE = 'set-cookie';

/** Keeps `headers` from being changed from now on, as those of what came from the network are. */
export let makeImmutable: (headers: Headers) => Headers;
/** A copy that can be changed where the original can. */
export let cloneHeaders: (headers: Headers) => Headers;
/** Adds what the network gave: it is not checked, and may be more than a handler can say. */
export let appendUnchecked: (headers: Headers, name: string, value: string) => void;
/** Adds a value that is checked, under a name in lower case, where there is none yet. */
export let setDefault: (headers: Headers, name: string, value: string) => void;
/** What iteration goes through. */
export let pairsOf: (headers: Headers) => readonly (readonly [name: string, value: string])[];

export class Headers {
  #values = new Map<string, string[]>();
  #isImmutable = false;
  /** What iteration goes through, until something changes. */
  #pairs: [name: string, value: string][] | null = null;

  declare readonly entries: () => IterableIterator<[string, string]>;
  declare readonly [Symbol.iterator]: () => IterableIterator<[string, string]>;

  static {
    makeImmutable = (headers) => {
      headers.#isImmutable = true;
      return headers;
    };
    cloneHeaders = (headers) => {
      const copy = new Headers(headers);
      copy.#isImmutable = headers.#isImmutable;
      return copy;
    };
    appendUnchecked = (headers, name, value) => headers.#append(name.toLowerCase(), value);
    setDefault = (headers, name, value) => {
      if (!headers.#values.has(name)) headers.#append(name, value);
    };
    pairsOf = (headers) => (headers.#pairs ??= headers.#sorted());
    iterable('Headers', Headers, pairsOf);
  }

  constructor(...args: readonly unknown[]) {
    const init = args[0];
    if (init === undefined) return;
    if (Object(init) !== init) throw new TypeError('Headers: the argument is no object');
    if (#values in (init as object))
      for (const [name, values] of (init as Headers).#values) this.#values.set(name, [...values]);
    else for (const [name, value] of pairsFrom(init as object, byteText, 'Headers')) this.append(name, value);
  }

  append(name: string, value: string): void {
    requireArguments('Headers.append', arguments, 2);
    const key = nameFrom(name);
    const text = valueFrom(value);
    this.#refuseIfImmutable();
    this.#append(key, text);
  }

  delete(name: string): void {
    requireArguments('Headers.delete', arguments);
    const key = nameFrom(name);
    this.#refuseIfImmutable();
    this.#values.delete(key);
    this.#pairs = null;
  }

  get(name: string): string | null {
    requireArguments('Headers.get', arguments);
    return this.#values.get(nameFrom(name))?.join(', ') ?? null;
  }

  getSetCookie(): string[] {
    return [...(this.#values.get(COOKIE) ?? [])];
  }

  has(name: string): boolean {
    requireArguments('Headers.has', arguments);
    return this.#values.has(nameFrom(name));
  }

  set(name: string, value: string): void {
    requireArguments('Headers.set', arguments, 2);
    const key = nameFrom(name);
    const text = valueFrom(value);
    this.#refuseIfImmutable();
    this.#values.delete(key);
    this.#append(key, text);
  }

  #refuseIfImmutable(): void {
    if (this.#isImmutable)
      throw new TypeError(
        'these headers cannot be changed: make new ones of them, as in new Headers(headers)',
      );
  }

  #append(key: string, value: string): void {
    this.#pairs = null;
    const values = this.#values.get(key);
    if (values) values.push(value);
    else this.#values.set(key, [value]);
  }

  #sorted(): [string, string][] {
    const pairs: [string, string][] = [];
    for (const name of [...this.#values.keys()].sort()) {
      const values = this.#values.get(name) ?? [];
      if (name === COOKIE) for (const value of values) pairs.push([name, value]);
      else pairs.push([name, values.join(', ')]);
    }
    return pairs;
  }
}
asInterface('Headers', Headers);

const NAME = /^[!#$%&'*+\-.^`|~\w]+$/;

function nameFrom(value: unknown): string {
  if (typeof value === 'string' && NAME.test(value)) return value.toLowerCase();
  const name = byteText(value, "a header's name");
  if (!NAME.test(name)) throw new TypeError(`"${name}" is not a header's name`);
  return name.toLowerCase();
}

const SPACE_AROUND = /^[\t\n\r ]+|[\t\n\r ]+$/g;
const UNUSUAL = /[^ -~]/;

/** A header's value as it is kept. */
export function valueFrom(value: unknown): string {
  if (typeof value === 'string' && value.trim() === value && !UNUSUAL.test(value)) return value;
  const text = byteText(value, "a header's value").replace(SPACE_AROUND, '');
  if (/[\0\r\n]/.test(text)) throw new TypeError(`"${text}" is not a header's value`);
  return text;
}
