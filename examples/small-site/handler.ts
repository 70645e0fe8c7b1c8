// A site of several files: pages are text, data is JSON, and a module that one page needs is loaded when it is asked for.
import shops from './data/shops.json' with { type: 'json' };
import { fill } from './lib/html';
import layout from './pages/layout.html';

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/nearest') return page('The nearest shop', await nearestTo(request.headers));
    if (pathname === '/') return page('Our shops', shops.map(({ city }) => city).join(', '));
    return new Response('Not found\n', { status: 404 });
  },
};

async function nearestTo(client: Headers): Promise<string> {
  const { distanceKm } = await import('./lib/distance');
  const here = [Number(client.get('x-client-latitude')), Number(client.get('x-client-longitude'))] as const;
  const [nearest] = shops
    .map(({ city, at: [latitude = 0, longitude = 0] }) => ({
      city,
      km: distanceKm(here, [latitude, longitude]),
    }))
    .sort((one, other) => one.km - other.km);
  console.log(`${client.get('x-client-city')} is ${nearest?.km} km from a coffee`);
  return `${nearest?.city}, ${nearest?.km} km from you`;
}

function page(title: string, text: string): Response {
  return new Response(fill(layout, { title, text }), {
    headers: { 'content-type': 'text/html; charset=utf-8', vary: 'x-client-latitude, x-client-longitude' },
  });
}
