/** Gives the engine's native URL the manners of the Web. `searchParams` come with the part `search-params`. */
import { asInterface, requireArguments, usv } from './web-idl.ts';

const NativeURL = URL;
/** The part `search-params` brings its own. */
delete (globalThis as { URLSearchParams?: unknown }).URLSearchParams;
const { prototype } = NativeURL;

function parse([url, base]: readonly unknown[], target: unknown): NativeURL {
  const texts = base === undefined ? [usv(url)] : [usv(url), usv(base)];
  const [text = ''] = texts;
  const hash = text.indexOf('#');
  // The engine would join anything with a fragment to a base like `data:x`, which only a bare fragment can be.
  if (base !== undefined && hash > 0 && /[^\0- ]/.test(text.slice(0, hash)))
    Reflect.construct(NativeURL, [text.slice(0, hash), texts[1]]);
  const made = Reflect.construct(NativeURL, texts, target as () => void) as NativeURL;
  // Of a base with an empty query, the engine would leave that away.
  if (
    base !== undefined &&
    /^[\0- ]*(#|$)/.test(text) &&
    /^[^?#]*\?(#|$)/.test(new NativeURL(usv(base)).href)
  )
    made.search = '?';
  return made;
}

/** The constructor is ours; objects and their members are the engine's. */
function CompleteURL(...args: readonly unknown[]): NativeURL {
  if (!new.target) throw new TypeError("URL: the constructor needs 'new'");
  requireArguments('URL', args);
  return args[1] === undefined
    ? (Reflect.construct(NativeURL, [usv(args[0])], new.target) as NativeURL)
    : parse(args, new.target);
}

const statics = {
  parse(url: unknown, ...args: readonly unknown[]): NativeURL | null {
    requireArguments('URL.parse', arguments);
    const texts = [url, ...args].map((value) => (value === undefined ? value : usv(value)));
    try {
      return parse(texts, CompleteURL);
    } catch {
      return null;
    }
  },
  canParse(url: unknown, ...args: readonly unknown[]): boolean {
    requireArguments('URL.canParse', arguments);
    return statics.parse(url, ...args) !== null;
  },
};

/** Where they are used on what is no URL, the engine's members throw what is no value at all. */
function guarded(member: () => unknown, url: unknown, args: readonly unknown[]): unknown {
  try {
    return Reflect.apply(member, url, args);
  } catch (error) {
    throw error instanceof Error ? error : new TypeError('what this is used on is no URL');
  }
}

/** Has `hear` called after an attribute of a URL was set. */
export function afterSetting(name: string, hear: (url: NativeURL, text: string) => void): void {
  const { set: native } = Object.getOwnPropertyDescriptor(prototype, name) as { set: () => void };
  const accessor = {
    set [name](value: unknown) {
      const text = usv(value);
      guarded(native, this, [text]);
      hear(this as unknown as NativeURL, text);
    },
  };
  const { set } = Object.getOwnPropertyDescriptor(accessor, name) as Required<PropertyDescriptor>;
  Object.defineProperty(prototype, name, { set });
}

function guardReading(name: string, native: () => unknown): void {
  const accessor = {
    get [name](): unknown {
      return guarded(native, this, []);
    },
  };
  const { get } = Object.getOwnPropertyDescriptor(accessor, name) as Required<PropertyDescriptor>;
  Object.defineProperty(prototype, name, { get });
}

const members = Object.getOwnPropertyDescriptors(prototype) as Record<string, PropertyDescriptor>;
const { get: href, set: setHref } = members['href'] as Required<PropertyDescriptor>;
const { get: search } = members['search'] as Required<PropertyDescriptor>;
/** Throws where `url` is none. */
export const searchOf = (url: NativeURL): string => guarded(search, url, []) as string;
/** Where the engine refuses a host, it would refuse every other part from then on. */
function recover(url: NativeURL): void {
  Reflect.apply(setHref, url, [Reflect.apply(href, url, [])]);
}
/** How an address is written. Throws TypeError where it is none. */
export const hrefOf = (address: string): string => Reflect.apply(href, new NativeURL(address), []) as string;

for (const [name, { get, set }] of Object.entries(members)) {
  if (get) guardReading(name, get);
  if (set) afterSetting(name, name.startsWith('host') ? recover : () => undefined);
}
Object.assign(prototype, {
  toString(): unknown {
    return guarded(href, this, []);
  },
  toJSON(): unknown {
    return guarded(href, this, []);
  },
});
Object.assign(CompleteURL, statics);
Object.defineProperty(CompleteURL, 'prototype', { writable: false, value: prototype });
Object.defineProperty(prototype, 'constructor', { value: CompleteURL });
asInterface('URL', CompleteURL, 1);

export { CompleteURL as URL };
