/** A storefront's edge handler of a hundred lines: routes, experiments, sessions, redirects, caching. */
interface Visitor {
  readonly id: string;
  readonly country: string;
  readonly variant: Variant;
}

type Variant = 'control' | 'large-images' | 'one-click';
type Route = (visitor: Visitor, url: URL, request: Request) => Response | Promise<Response>;

const VARIANTS: readonly { readonly name: Variant; readonly share: number }[] = [
  { name: 'control', share: 0.5 },
  { name: 'large-images', share: 0.3 },
  { name: 'one-click', share: 0.2 },
];
const CURRENCIES: Readonly<Record<string, string>> = { DE: 'EUR', FR: 'EUR', JP: 'JPY', BR: 'BRL' };
const MOVED = new Map([
  ['/shop', '/products'],
  ['/about-us', '/about'],
  ['/jobs', 'https://careers.example.com/'],
]);
const PRODUCTS = [
  { id: 'kettle', title: 'Kettle', cents: 4_900, tags: ['kitchen', 'steel'] },
  { id: 'lamp', title: 'Desk lamp', cents: 7_250, tags: ['office', 'light'] },
  { id: 'rug', title: 'Wool rug', cents: 18_900, tags: ['living', 'wool'] },
  { id: 'chair', title: 'Oak chair', cents: 12_400, tags: ['office', 'oak'] },
];

function readCookies(header: string | null): Map<string, string> {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return new Map(pairs.map(([name = '', value = '']) => [name, decodeURIComponent(value)]));
}

/** FNV-1a: the same visitor sees the same variant everywhere. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

function chooseVariant(id: string): Variant {
  let draw = hashOf(id) / 2 ** 32;
  for (const { name, share } of VARIANTS) {
    if (draw < share) return name;
    draw -= share;
  }
  return 'control';
}

function recognize(request: Request): Visitor {
  const id = readCookies(request.headers.get('cookie')).get('visitor') ?? crypto.randomUUID();
  const country = request.headers.get('x-client-country') ?? 'US';
  return { id, country, variant: chooseVariant(id) };
}

function priceIn(country: string, cents: number): string {
  const currency = CURRENCIES[country] ?? 'USD';
  return `${currency === 'JPY' ? Math.round(cents * 1.5) : (cents / 100).toFixed(2)} ${currency}`;
}

const listProducts: Route = ({ country, variant }, url) => {
  const tag = url.searchParams.get('tag');
  const found = PRODUCTS.filter(({ tags }) => tag === null || tags.includes(tag));
  const products = found.map(({ id, title, cents }) => ({ id, title, price: priceIn(country, cents) }));
  return Response.json({ variant, count: products.length, products });
};

const showSession: Route = ({ id, country, variant }) =>
  Response.json({ id, country, variant, buckets: VARIANTS.length });

const checkout: Route = async ({ country }, _, request) => {
  if (request.method !== 'POST') return new Response('Use POST', { status: 405, headers: { allow: 'POST' } });
  const { ids = [] } = (await request.json()) as { ids?: string[] };
  const cents = PRODUCTS.filter(({ id }) => ids.includes(id)).reduce(
    (sum, product) => sum + product.cents,
    0,
  );
  return Response.json({ total: priceIn(country, cents) }, { status: 201 });
};

const ROUTES: Readonly<Record<string, Route>> = {
  '/products': listProducts,
  '/session': showSession,
  '/checkout': checkout,
};

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const moved = MOVED.get(url.pathname);
    if (moved) return new Response(null, { status: 301, headers: { location: moved } });
    const visitor = recognize(request);
    const route = ROUTES[url.pathname];
    if (!route) return new Response(`Nothing at ${url.pathname}\n`, { status: 404 });
    const response = await route(visitor, url, request);
    response.headers.set('set-cookie', `visitor=${visitor.id}; Path=/; Secure; HttpOnly`);
    response.headers.set('cache-control', request.method === 'GET' ? 'private, max-age=30' : 'no-store');
    console.log(`${request.method} ${url.pathname} ${response.status} for ${visitor.country}`);
    return response;
  },
};
