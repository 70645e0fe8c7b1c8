/** The part `search-params`: URLSearchParams, and those of a URL. */
import { afterSetting, searchOf } from '../url.ts';
import { asInterface, iterable, pairsFrom, requireArguments, usv } from '../web-idl.ts';

type Pairs = [name: string, value: string][];

const { encodeURIComponent } = globalThis;
const { set: setSearch } = Object.getOwnPropertyDescriptor(URL.prototype, 'search') as {
  set: (value: string) => void;
};

const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

const decode = (text: string): string =>
  text.includes('%') || text.includes('+') ? decodeMarks(text) : text;

const decodeMarks = (text: string): string =>
  text
    .replaceAll('+', ' ')
    .replace(/(?:%[\da-f]{2})+/gi, (run) =>
      utf8.decode(Uint8Array.from(run.slice(1).split('%'), (pair) => parseInt(pair, 16))),
    );

/** As the URL standard parses `application/x-www-form-urlencoded`, after a question mark that may be there. */
function parse(query: string): Pairs {
  const pairs: Pairs = [];
  for (const pair of (query.startsWith('?') ? query.slice(1) : query).split('&')) {
    if (pair === '') continue;
    const end = pair.indexOf('=');
    if (end < 0) pairs.push([decode(pair), '']);
    else pairs.push([decode(pair.slice(0, end)), decode(pair.slice(end + 1))]);
  }
  return pairs;
}

/** What `encodeURIComponent` leaves as it is, though a form's text does not; and a space is a plus there. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/%20|[!'()~]/g, (match) =>
    match === '%20' ? '+' : `%${match.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Those that URLs have handed out, to keep both in step. */
const handedOut = new WeakMap<NativeURL, SearchParams>();
let ofUrl: (url: NativeURL) => SearchParams;
let refresh: (url: NativeURL, query: string) => void;

class SearchParams {
  #pairs: Pairs = [];
  #url: NativeURL | null = null;

  static {
    iterable('URLSearchParams', SearchParams, (parameters: SearchParams) => parameters.#pairs);
    ofUrl = (url) => {
      const parameters = new SearchParams();
      parameters.#pairs = parse(searchOf(url));
      parameters.#url = url;
      return parameters;
    };
    refresh = (url, query) => {
      const parameters = handedOut.get(url);
      if (parameters) parameters.#pairs = parse(query);
    };
  }

  constructor(init: unknown = '') {
    if (init === '') return;
    if (Object(init) !== init) this.#pairs = parse(usv(init));
    else if (#pairs in (init as object)) this.#pairs = (init as SearchParams).#pairs.map(([...pair]) => pair);
    else {
      const pairs = pairsFrom(init as object, usv, 'URLSearchParams');
      // Names of a record may become the same.
      this.#pairs = Symbol.iterator in (init as object) ? pairs : [...new Map(pairs)];
    }
  }

  get size(): number {
    return this.#pairs.length;
  }

  append(name: unknown, value: unknown): void {
    requireArguments('URLSearchParams.append', arguments, 2);
    this.#pairs.push([usv(name), usv(value)]);
    this.#update();
  }

  delete(name: unknown, ...args: readonly unknown[]): void {
    requireArguments('URLSearchParams.delete', arguments);
    const isMeant = matching(name, args[0]);
    this.#pairs = this.#pairs.filter((pair) => !isMeant(pair));
    this.#update();
  }

  get(name: unknown): string | null {
    requireArguments('URLSearchParams.get', arguments);
    const wanted = usv(name);
    for (const pair of this.#pairs) if (pair[0] === wanted) return pair[1];
    return null;
  }

  getAll(name: unknown): string[] {
    requireArguments('URLSearchParams.getAll', arguments);
    return this.#pairs.filter(matching(name, undefined)).map(([, value]) => value);
  }

  has(name: unknown, ...args: readonly unknown[]): boolean {
    requireArguments('URLSearchParams.has', arguments);
    return this.#pairs.some(matching(name, args[0]));
  }

  set(name: unknown, value: unknown): void {
    requireArguments('URLSearchParams.set', arguments, 2);
    const isMeant = matching(name, undefined);
    const set: [string, string] = [usv(name), usv(value)];
    const at = this.#pairs.findIndex(isMeant);
    if (at < 0) this.#pairs.push(set);
    else
      this.#pairs = this.#pairs
        .map((pair, index) => (index === at ? set : pair))
        .filter((pair, index) => index <= at || !isMeant(pair));
    this.#update();
  }

  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#update();
  }

  toString(): string {
    return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  }

  #update(): void {
    if (this.#url) Reflect.apply(setSearch, this.#url, [String(this)]);
  }
}
asInterface('URLSearchParams', SearchParams);

function matching(name: unknown, value: unknown): (pair: readonly [string, string]) => boolean {
  const wantedName = usv(name);
  const wantedValue = value === undefined ? null : usv(value);
  return (pair) => pair[0] === wantedName && (wantedValue === null || pair[1] === wantedValue);
}

afterSetting('href', (url) => refresh(url, searchOf(url)));
afterSetting('search', (url, text) => refresh(url, text));
const accessor = {
  get searchParams(): SearchParams {
    const url = this as unknown as NativeURL;
    let parameters = handedOut.get(url);
    if (!parameters) handedOut.set(url, (parameters = ofUrl(url)));
    return parameters;
  },
};
Object.defineProperties(URL.prototype, Object.getOwnPropertyDescriptors(accessor));

export const globals = { URLSearchParams: SearchParams };
