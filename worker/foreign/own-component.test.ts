/** A component of ours, taken as if another toolchain had made it, answers as it does in the lean host. */
import { beforeAll, expect, test } from 'vitest';
import { compileHandler, environment, get, loadHandler } from '../engine/fixtures/real-handler.ts';
import type { OriginReply, OriginRequest } from '../host/environment.ts';
import type { Execution, RequestHandler } from '../host/handler.ts';
import { foreignHandler } from './fixtures/in-node.ts';

const SOURCE = `
let count = 0;
const routes = {
  '/text': () => new Response('hello é€😀'),
  '/echo': async (request) => Response.json({ method: request.method, url: request.url, headers: [...request.headers], body: await request.text() }),
  '/binary': () => new Response(Uint8Array.from({ length: 256 }, (_, index) => index), { status: 201 }),
  '/large': () => new Response(new Uint8Array(2_000_000).map((_, index) => index * 31)),
  '/empty': () => new Response(null, { status: 204, headers: { 'x-one': '1' } }),
  '/cookies': () => { const r = new Response('x'); r.headers.append('set-cookie', 'a=1'); r.headers.append('set-cookie', 'b=2'); return r; },
  '/count': () => new Response(String(++count)),
  '/random': () => Response.json([crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(13))], Math.random()]),
  '/clock': async () => { const before = performance.now(); await new Promise((done) => setTimeout(done, 35)); return Response.json([Date.now(), performance.now() - before]); },
  '/timers': async () => { const seen = []; await Promise.all([30, 10, 20].map((ms) => new Promise((done) => setTimeout(() => { seen.push(ms); done(); }, ms)))); return Response.json(seen); },
  '/fetch': async () => { const r = await fetch('https://stock.test/a?b=c', { method: 'POST', body: 'é', headers: { 'x-one': '1' } }); return Response.json([r.status, r.headers.get('content-type'), await r.text()]); },
  '/fetch-many': async () => Response.json(await Promise.all([1, 2, 3].map(async (n) => (await fetch('https://stock.test/' + n)).text()))),
  '/fetch-nowhere': async () => new Response(await fetch('https://nowhere.test/').then(() => 'found', (error) => error.name + error.message)),
  '/stream': () => { let left = 3; return new Response(new ReadableStream({ async pull(to) { await new Promise((done) => setTimeout(done, 20)); if (left-- > 0) to.enqueue(new TextEncoder().encode('part ')); else to.close(); } })); },
  '/stream-breaks': () => new Response(new ReadableStream({ start(to) { to.enqueue(new Uint8Array(3)); setTimeout(() => to.error(new RangeError('broken')), 5); } })),
  '/wait-until': (_, ctx) => { ctx.waitUntil(new Promise((done) => setTimeout(done, 50))); return new Response('now'); },
  '/console': () => { console.log('a', { b: 1 }); console.error(new Error('x').message); return new Response('printed'); },
  '/throws': () => { throw new RangeError('x'); },
  '/never': () => new Promise(() => {}),
  '/not-a-response': () => 5,
  '/waits-too-long': () => new Promise((done) => setTimeout(done, 40_000)),
  '/calls-too-often': async () => { for (let i = 0; i < 70; i++) await fetch('https://stock.test/'); return new Response(); },
  '/computes-too-long': () => { for (;;); },
  '/body-too-large': () => new Response(new Uint8Array(10 * 1024 * 1024 + 1)),
  '/out-of-memory': () => { const all = []; for (;;) all.push(new Uint8Array(1e6)); },
};
export default { fetch: (request, env, ctx) => routes[new URL(request.url).pathname](request, ctx) };`;

const paths = [...SOURCE.matchAll(/^ {2}'(\/[\w-]+)'/gm)].map(([, path = '']) => path);

function callOrigin({ method, host, path, headers, body }: OriginRequest): OriginReply | null {
  if (host !== 'stock.test') return null;
  const seen = JSON.stringify([method, path, headers, [...body]]);
  return {
    status: 203,
    headers: [['content-type', 'text/x-origin']],
    body: new TextEncoder().encode(seen),
    networkUs: 30_000,
    serviceUs: 5_000,
  };
}

let lean: RequestHandler;
let foreign: RequestHandler;

beforeAll(async () => {
  lean = await loadHandler(SOURCE);
  foreign = await foreignHandler(compileHandler(SOURCE).component);
});

/** All of an execution but real time, and places in the source, which a component does not carry. */
function seenOf({ result, console, calls, waits, headUs, chunks }: Execution): unknown {
  const withoutPlaces = JSON.stringify(
    { result, console, calls, waits, headUs, chunks },
    (key: string, value: unknown) =>
      key === 'realMs' || key === 'location' || key === 'stack'
        ? undefined
        : value instanceof Uint8Array
          ? [...value].join()
          : value,
  );
  return JSON.parse(withoutPlaces);
}

test.each(paths)('%s', (path) => {
  const request = get(path, {
    headers: [
      ['host', 'edge.example'],
      ['X-One', '1'],
    ],
    ...(path === '/echo' ? { method: 'PATCH', body: 'body é' } : {}),
  });
  const world = environment({ callOrigin, cpuLimitMs: path === '/computes-too-long' ? 300 : 60_000 });
  expect(seenOf(foreign.run(request, world))).toEqual(seenOf(lean.run(request, world)));
});
