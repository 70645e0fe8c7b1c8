/**
 * Completes the engine's native URL: `searchParams`, iteration, the static `parse`, and parameters made from anything but
 * text, which the native constructor ignores.
 */

/** The parameters that a URL has handed out, to keep both in step. */
const linked = new WeakMap<NativeURL, NativeURLSearchParams>();

function linkParameters(url: NativeURL): NativeURLSearchParams {
  const parameters = new URLSearchParams(url.search);
  for (const name of ['append', 'delete', 'set', 'sort'] as const) {
    const native = parameters[name].bind(parameters) as (...args: unknown[]) => void;
    Object.defineProperty(parameters, name, {
      configurable: true,
      writable: true,
      value: (...args: unknown[]): void => {
        native(...args);
        setSearch.call(url, String(parameters));
      },
    });
  }
  return parameters;
}

/** Brings handed-out parameters up to date after the URL itself changed. */
function refreshParameters(url: NativeURL): void {
  const parameters = linked.get(url);
  if (!parameters) return;
  const { delete: remove, append } = URLSearchParams.prototype;
  for (const name of Array.from(parameters.keys())) remove.call(parameters, name);
  for (const [name, value] of new URLSearchParams(url.search).entries()) append.call(parameters, name, value);
}

const nativeSetter = (name: 'href' | 'search'): ((this: NativeURL, value: string) => void) => {
  const setter = Object.getOwnPropertyDescriptor(URL.prototype, name)?.set;
  if (!setter) throw new Error(`the engine's URL has no setter for ${name}`);
  return setter;
};
const setSearch = nativeSetter('search');

function refreshAfter(name: 'href' | 'search'): void {
  const native = nativeSetter(name);
  const descriptor = Object.getOwnPropertyDescriptor(URL.prototype, name);
  Object.defineProperty(URL.prototype, name, {
    ...descriptor,
    set(this: NativeURL, value: string) {
      native.call(this, value);
      refreshParameters(this);
    },
  });
}

const NativeParameters = URLSearchParams;

class CompleteParameters extends NativeParameters {
  constructor(init: unknown = '') {
    const isText = typeof init !== 'object' || init === null;
    super(isText ? String(init) : '');
    if (isText) return;
    const pairs = Symbol.iterator in init ? (init as Iterable<Iterable<unknown>>) : Object.entries(init);
    for (const pair of pairs) {
      const [name, value, ...rest] = Array.from(pair, String);
      if (name === undefined || value === undefined || rest.length > 0)
        throw new TypeError('URLSearchParams: each pair must be a name and a value');
      this.append(name, value);
    }
  }
}

function completeParameters(): void {
  Object.defineProperty(CompleteParameters, 'name', { configurable: true, value: 'URLSearchParams' });
  Object.defineProperty(globalThis, 'URLSearchParams', {
    configurable: true,
    writable: true,
    value: CompleteParameters,
  });
}

export function completeUrl(): void {
  completeParameters();
  refreshAfter('href');
  refreshAfter('search');
  Object.defineProperty(URL.prototype, 'searchParams', {
    configurable: true,
    enumerable: true,
    get(this: NativeURL) {
      let parameters = linked.get(this);
      if (!parameters) linked.set(this, (parameters = linkParameters(this)));
      return parameters;
    },
  });
  Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
    configurable: true,
    writable: true,
    value: URLSearchParams.prototype.entries,
  });
  Object.defineProperty(URL, 'parse', {
    configurable: true,
    writable: true,
    value: (url: string, base?: string): NativeURL | null => {
      try {
        return base === undefined ? new URL(url) : new URL(url, base);
      } catch {
        return null;
      }
    },
  });
}
