/** The packages that ship with the app: what a handler can import by name, without a network. */

export type PackageName = 'hono' | 'itty-router' | 'jose' | 'nanoid' | 'zod';

export interface PackageInfo {
  readonly name: PackageName;
  readonly version: string;
  /** What it is, in a few words. */
  readonly summary: string;
  readonly homepage: string;
  /** What can be imported of it, as in a package's `exports`: `.` is the package itself. */
  readonly entries: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

export const PACKAGES: readonly PackageInfo[] = [
  {
    name: 'hono',
    version: '4.13.19',
    summary: 'routes, middleware and helpers around Request and Response',
    homepage: 'https://hono.dev',
    entries: words(`
      . ./tiny ./quick ./hono-base ./request ./types ./http-exception ./accepts ./adapter ./basic-auth
      ./bearer-auth ./body-limit ./client ./combine ./compress ./cookie ./cors ./csrf ./css ./dev
      ./etag ./factory ./html ./ip-restriction ./jwk ./jwt ./language ./logger ./method-not-allowed
      ./method-override ./mount ./powered-by ./pretty-json ./proxy ./request-id ./route
      ./secure-headers ./serve-static ./service-worker ./streaming ./testing ./timeout ./timing
      ./trailing-slash ./validator ./router ./router/linear-router ./router/pattern-router
      ./router/reg-exp-router ./router/smart-router ./router/trie-router ./utils/accept ./utils/body
      ./utils/buffer ./utils/concurrent ./utils/cookie ./utils/crypto ./utils/encode ./utils/headers
      ./utils/html ./utils/http-status ./utils/ipaddr ./utils/jwt ./utils/mime ./utils/stream
      ./utils/types ./utils/url
    `),
  },
  {
    name: 'itty-router',
    version: '6.0.0',
    summary: 'a very small router',
    homepage: 'https://itty.dev/itty-router',
    entries: words(`
      . ./AutoRouter ./IttyRouter ./Router ./StatusError ./cors ./createResponse ./error ./html ./jpeg
      ./json ./png ./status ./text ./webp ./withContent ./withCookies ./withParams
    `),
  },
  {
    name: 'jose',
    version: '6.2.17',
    summary: 'JSON Web Tokens, signatures, encryption and keys (JWT, JWS, JWE, JWK)',
    homepage: 'https://github.com/panva/jose',
    entries: words(`
      . ./base64url ./decode/protected_header ./errors ./jwe/compact/decrypt ./jwe/compact/encrypt
      ./jwe/flattened/decrypt ./jwe/flattened/encrypt ./jwe/general/decrypt ./jwe/general/encrypt
      ./jwk/embedded ./jwk/thumbprint ./jwks/local ./jwks/remote ./jws/compact/sign
      ./jws/compact/verify ./jws/flattened/sign ./jws/flattened/verify ./jws/general/sign
      ./jws/general/verify ./jwt/decode ./jwt/decrypt ./jwt/encrypt ./jwt/sign ./jwt/unsecured
      ./jwt/verify ./key/export ./key/generate/keypair ./key/generate/secret ./key/import
    `),
  },
  {
    name: 'nanoid',
    version: '5.1.16',
    summary: 'short random identifiers that fit in a URL',
    homepage: 'https://github.com/ai/nanoid',
    entries: ['.', './non-secure'],
  },
  {
    name: 'zod',
    version: '4.6.7',
    summary: 'schemas that validate data and infer its types',
    homepage: 'https://zod.dev',
    entries: ['.', './mini', './compile', './v3', './v4', './v4/core', './v4/mini', './v4-mini'],
  },
];

/** What a specifier such as `hono/cors` names: a package and one of its entries, such as `./cors`. */
export interface PackageEntry {
  readonly name: PackageName;
  readonly entry: string;
}

/** Null when no package of the list offers this. */
export function packageOf(specifier: string): PackageEntry | null {
  const { info, entry } = split(specifier);
  return info?.entries.includes(entry) === true ? { name: info.name, entry } : null;
}

/**
 * What could be imported where `specifier` cannot: the entries of its package, as specifiers, or else the names of all
 * packages.
 */
export function importableInstead(specifier: string): readonly string[] {
  const { info } = split(specifier);
  return info === undefined
    ? PACKAGES.map(({ name }) => name)
    : info.entries.map((entry) => info.name + entry.slice(1));
}

/** `info` is undefined for packages that are not of the list. */
function split(specifier: string): { readonly info: PackageInfo | undefined; readonly entry: string } {
  const [, name, rest = ''] = /^((?:@[^/]*\/)?[^/]*)(.*)$/s.exec(specifier) ?? [];
  return { info: PACKAGES.find((each) => each.name === name), entry: `.${rest}` };
}
