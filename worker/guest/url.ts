/** Gives the engine's native URL the manners of the Web. `searchParams` come with the part `search-params`. */
import { asInterface, requireArguments, usv } from './web-idl.ts';

const NativeURL = URL;
/** For the part `search-params`, without which there is no such global. */
export const NativeSearchParams = URLSearchParams;
delete (globalThis as { URLSearchParams?: unknown }).URLSearchParams;
const { prototype } = NativeURL;

function parse([url, base]: readonly unknown[], target: unknown): NativeURL {
  const texts = base === undefined ? [usv(url)] : [usv(url), usv(base)];
  const [text = ''] = texts;
  const hash = text.indexOf('#');
  // The engine would join anything with a fragment to a base like `data:x`, which only a bare fragment can be.
  if (base !== undefined && hash > 0 && /[^\0- ]/.test(text.slice(0, hash)))
    Reflect.construct(NativeURL, [text.slice(0, hash), texts[1]]);
  return Reflect.construct(NativeURL, texts, target as () => void) as NativeURL;
}

/** The constructor is ours; objects and their members are the engine's. */
function CompleteURL(...args: readonly unknown[]): NativeURL {
  if (!new.target) throw new TypeError("URL: the constructor needs 'new'");
  requireArguments('URL', args);
  return parse(args, new.target);
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

/** Has `hear` called after an attribute of a URL was set. */
export function afterSetting(name: string, hear: (url: NativeURL, text: string) => void): void {
  const native = Object.getOwnPropertyDescriptor(prototype, name) as Required<PropertyDescriptor>;
  const accessor = {
    set [name](value: unknown) {
      const text = usv(value);
      Reflect.apply(native.set, this, [text]);
      hear(this as unknown as NativeURL, text);
    },
  };
  const { set } = Object.getOwnPropertyDescriptor(accessor, name) as Required<PropertyDescriptor>;
  Object.defineProperty(prototype, name, { set });
}

for (const [name, { set }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
  if (set) afterSetting(name, () => undefined);
Object.assign(CompleteURL, statics);
Object.defineProperty(CompleteURL, 'prototype', { writable: false, value: prototype });
Object.defineProperty(prototype, 'constructor', { value: CompleteURL });
asInterface('URL', CompleteURL, 1);

export { CompleteURL as URL };
