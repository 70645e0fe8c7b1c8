/**
 * The component is real: the bytes that the page offers for download, served by jco over real HTTP, answer as they do in
 * the lean host. jco is another implementation of WASI, with its own glue and real sockets.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as sendRequest, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXAMPLES } from '../../examples/index.ts';
import { compileHandler, coreOf, environment, get, type Source } from '../engine/fixtures/real-handler.ts';
import type { OriginReply } from '../host/environment.ts';
import { Handler } from '../host/handler.ts';
import { createSourceMapper } from '../host/user-stack.ts';
import { cityAt, cityIndexOf } from '../model/places.ts';
import type { Origin } from '../project/world.ts';
import type { HttpRequest } from '../protocol/http.ts';
import { routeRequest } from './router-request.ts';

const JCO = fileURLToPath(new URL('../../node_modules/.bin/jco', import.meta.url));
/** Of the connection, or of the moment: not the handler's. */
const NOT_THE_HANDLERS = new Set(['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);

/** Enough that each variant of an A/B test is drawn by one: jco draws for itself. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const NANOID = /^[\w-]{21}$/;

interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

const cleanUp: (() => unknown)[] = [];
afterAll(async () => {
  for (const undo of cleanUp.toReversed()) await undo();
});

/** A port that nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const probe = createTcpServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

function stop(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  // jco runs the server in a process of its own, in the same group.
  process.kill(-child.pid, 'SIGKILL');
}

/**
 * Serves a component, each request in an instance of its own or all in one; returns the port once it is served. jco has to
 * be told a port, and by the time it listens somebody else may: then it ends, and is tried again with another.
 */
async function serve(
  component: Uint8Array,
  instances: 'many' | 'one' = 'many',
  triesLeft = 3,
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'halfmilli-jco-'));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'handler.wasm');
  await writeFile(file, component);
  const port = await freePort();
  const isolation = instances === 'many' ? ['--isolate-requests', 'instance'] : [];
  const place = ['--port', String(port), '--host', '127.0.0.1', '--jco-dir', join(folder, 'jco')];
  const child = spawn(JCO, ['serve', file, ...place, ...isolation], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  cleanUp.push(() => stop(child));
  const said = await new Promise<string>((done) => {
    let text = '';
    child.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('Server listening')) done(text);
    });
    child.on('exit', () => done(text));
  });
  if (said.includes('Server listening')) return port;
  if (triesLeft > 1 && said.includes('EADDRINUSE')) return serve(component, instances, triesLeft - 1);
  throw new Error(`jco ended: ${said}`);
}

function send(port: number, { method, path, headers, body }: HttpRequest): Promise<Answer> {
  return new Promise((done, fail) => {
    const outgoing = sendRequest(
      { host: '127.0.0.1', port, method, path, headers: headers.flat() },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', fail);
        incoming.on('end', () => {
          const pairs = incoming.rawHeaders.flatMap((name, index, all) =>
            index % 2 === 0 ? [[name, all[index + 1] ?? ''] as const] : [],
          );
          done(answerOf(incoming.statusCode ?? 0, pairs, Buffer.concat(chunks)));
        });
      },
    );
    outgoing.on('error', fail);
    outgoing.end(body);
  });
}

/** Comparable: jco serves plain HTTP, so redirects to the handler's own address name another scheme; and what is random differs. */
function answerOf(status: number, headers: readonly (readonly [string, string])[], body: Uint8Array): Answer {
  const kept = headers
    .map(
      ([name, value]) =>
        [name.toLowerCase(), value.replace(/^https:\/\/edge\.example/, 'http://edge.example')] as const,
    )
    .map(
      ([name, value]) => [name, name === 'x-request-id' ? value.replace(NANOID, 'random') : value] as const,
    )
    .filter(([name]) => !NOT_THE_HANDLERS.has(name))
    .sort(([a], [b]) => a.localeCompare(b));
  return { status, headers: kept, body: Buffer.from(body).toString('latin1') };
}

interface Served {
  /** What the lean host answers; a failure is the 500 that the guest sends for it. */
  lean(request: HttpRequest, seed?: number): Answer;
  jco(request: HttpRequest): Promise<Answer>;
  readonly port: number;
}

async function serveBoth(source: Source, replies: ReadonlyMap<string, OriginReply>): Promise<Served> {
  const compiled = compileHandler(source);
  const port = await serve(compiled.component);
  const module = await WebAssembly.compile(coreOf(compiled));
  const handler = new Handler(module, createSourceMapper(compiled.sourceMaps));
  const world = environment({ wallClockMs: Date.now(), callOrigin: ({ host }) => replies.get(host) ?? null });
  return {
    lean(request, seed = world.seed) {
      const { result } = handler.run(request, { ...world, seed });
      if (result.ok) return answerOf(result.value.status, result.value.headers, result.value.body);
      return answerOf(
        500,
        [['content-type', 'text/plain;charset=UTF-8']],
        Buffer.from('Internal Server Error'),
      );
    },
    jco: (request) => send(port, request),
    port,
  };
}

/** Real servers for the origins, each on a port of its own; returns the address of each host name. */
async function startOrigins(origins: readonly Origin[]): Promise<Map<string, string>> {
  const addresses = new Map<string, string>();
  for (const { host, status, contentType, body } of origins) {
    const server: Server = createServer((_, response) => {
      response.writeHead(status, { 'content-type': contentType }).end(body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    cleanUp.push(() => {
      server.closeAllConnections();
      server.close();
    });
    addresses.set(host, `127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  return addresses;
}

function replyOf({ status, contentType, body }: Origin): OriginReply {
  const bytes = new TextEncoder().encode(body);
  return { status, headers: [['content-type', contentType]], body: bytes, networkUs: 0, serviceUs: 0 };
}

function withAddresses(text: string, addresses: ReadonlyMap<string, string>): string {
  let local = text;
  for (const [host, address] of addresses) local = local.replaceAll(`https://${host}`, `http://${address}`);
  return local;
}

const servedExamples = new Map<string, Served>();
let extras: Served;

beforeAll(async () => {
  const examples = EXAMPLES.map(async ({ id, project: { files, entry, world } }) => {
    const addresses = await startOrigins(world.origins);
    const local = files.map(({ path, text }) => ({ path, text: withAddresses(text, addresses) }));
    const replies = new Map(
      world.origins.map((origin) => [addresses.get(origin.host) ?? '', replyOf(origin)]),
    );
    servedExamples.set(id, await serveBoth({ files: local, entry }, replies));
  });
  const [origin] = [...(await startOrigins([ECHO_ORIGIN])).values()];
  const reply = new Map([[origin ?? '', replyOf(ECHO_ORIGIN)]]);
  // Refused at once, while a name that does not exist is told only as fast as the machine's resolver answers.
  const nowhere = `127.0.0.1:${await freePort()}`;
  const source = EXTRAS.replaceAll('ORIGIN', `http://${origin}`).replaceAll('NOWHERE', nowhere);
  extras = await serveBoth(source, reply);
  await Promise.all(examples);
}, 120_000);

const saved = EXAMPLES.flatMap(({ id, project }) =>
  project.requests.map(
    (request) => [id, request.name, routeRequest(request, cityAt(cityIndexOf(project.cityId) ?? 0))] as const,
  ),
);

test.each(saved)('example %s, request "%s": jco answers as the lean host does', async (id, _, request) => {
  const served = servedExamples.get(id);
  if (!served) throw new Error(`${id} is not served`);
  const answer = await served.jco(request);
  expect(SEEDS.map((seed) => served.lean(request, seed))).toContainEqual(answer);
  expect(answer.status).toBeLessThan(500);
});

const ECHO_ORIGIN: Origin = {
  host: 'echo.test',
  region: 'us-east-1',
  serviceMs: 0,
  status: 203,
  contentType: 'text/x-origin',
  body: 'from the origin é',
};
const EXTRAS = `
let count = 0;
const pieces = (texts: string[], ms = 0) => new ReadableStream<Uint8Array>({
  async pull(controller) {
    const text = texts.shift();
    if (text === undefined) return controller.close();
    await new Promise((done) => setTimeout(done, ms));
    controller.enqueue(new TextEncoder().encode(text));
  },
});
const upper = () => new TransformStream<Uint8Array, Uint8Array>({ transform(chunk, c) { c.enqueue(chunk.map((byte) => (byte > 96 && byte < 123 ? byte - 32 : byte))); } });
const own = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);
const routes: Record<string, (request: Request, ctx: any) => unknown> = {
  '/echo': async (request) => Response.json({
    method: request.method, url: request.url.replace('https:', 'http:'), body: await request.text(),
    headers: [...request.headers].filter(([name]) => !own.has(name)),
  }),
  '/pass-through': (request) => new Response(request.body, { headers: { 'content-type': request.headers.get('content-type') ?? 'x/y' } }),
  '/binary': () => new Response(Uint8Array.from({ length: 256 }, (_, index) => index)),
  '/large': () => new Response(new Uint8Array(2_000_000).map((_, index) => index * 31)),
  '/empty': () => new Response(null, { status: 204, headers: { 'x-one': '1' } }),
  '/missing': () => new Response('no such page', { status: 404 }),
  '/redirect': (request) => Response.redirect(new URL('/elsewhere?a=b', request.url), 308),
  // One only: of several headers of one name, jco's server keeps the last (preview2-shim 0.26.1, worker-http.js).
  '/cookie': () => new Response('x', { headers: { 'set-cookie': 'b=2; Path=/' } }),
  '/type': () => new Response('<p>é', { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } }),
  '/unicode': () => Response.json({ text: 'é€😀' }),
  '/throws': () => { throw new RangeError('x'); },
  '/rejects': async () => { await null; throw 'text'; },
  '/never-settles': () => new Promise(() => {}),
  '/not-a-response': () => 5,
  '/late-throw': () => { setTimeout(() => { throw new Error('lost'); }, 1); return new Promise((done) => setTimeout(() => done(new Response('fine')), 5)); },
  '/timers': async () => {
    const seen: string[] = [];
    await Promise.all([300, 100, 200].map((ms) => new Promise<void>((done) => setTimeout(() => { seen.push(String(ms)); done(); }, ms))));
    return new Response(seen.join());
  },
  '/overdue': async () => {
    const seen: string[] = [];
    const all = Promise.all([300, 100, 200].map((ms) => new Promise<void>((done) => setTimeout(() => { seen.push(String(ms)); done(); }, ms))));
    const until = Date.now() + 600;
    for (let i = 0; i < 2_000_000 && Date.now() < until; i++);
    await all;
    return new Response(seen.join());
  },
  '/work-after': (_, ctx) => { ctx.waitUntil(new Promise((done) => setTimeout(done, 5))); return new Response('now'); },
  '/digest': async () => new Response(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc'))),
  '/random': () => { const id = crypto.randomUUID(); return new Response(String(id.length + crypto.getRandomValues(new Uint8Array(9)).length + Math.floor(Math.random()))); },
  '/clock': () => Response.json([Date.now() > 1.7e12, performance.now() >= 0 && performance.now() < 60_000]),
  '/instance': () => new Response(String(count++)),
  '/fetch': async () => { const r = await fetch('ORIGIN/a?b=c', { method: 'POST', body: 'é', headers: { 'x-one': '1' } }); return Response.json([r.status, r.ok, r.headers.get('content-type'), await r.text()]); },
  '/fetch-through': () => fetch('ORIGIN/'),
  '/fetch-body': async () => new Response((await fetch('ORIGIN/')).body, { status: 201 }),
  '/fetch-unread': async () => { await fetch('ORIGIN/'); return new Response('unread'); },
  '/fetch-many': async () => Response.json(await Promise.all(Array.from({ length: 12 }, async () => (await fetch('ORIGIN/')).text()))),
  '/fetch-nowhere': async () => new Response(await fetch('http://NOWHERE/').then(() => 'found', (error) => error.name)),
  '/streamed': () => new Response(pieces(['one ', 'two ', 'é'])),
  '/streamed-slowly': () => new Response(pieces(['first', 'last'], 300)),
  '/transformed': (request) => new Response((request.body ?? pieces(['none'])).pipeThrough(upper())),
  '/fetch-transformed': async () => new Response((await fetch('ORIGIN/')).body!.pipeThrough(upper())),
  '/fetch-read-by-hand': async () => { let sum = 0; for await (const chunk of (await fetch('ORIGIN/')).body!) for (const byte of chunk) sum += byte; return new Response(String(sum)); },
  '/fetch-streamed': async () => new Response((await fetch('ORIGIN/', { method: 'POST', body: pieces(['a', 'b'], 5), duplex: 'half' })).body),
  '/gzip': () => new Response(pieces(['hello '.repeat(500)]).pipeThrough(new CompressionStream('gzip')), { headers: { 'content-encoding': 'gzip' } }),
  '/gunzip': () => new Response(pieces(['hello '.repeat(500)]).pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip'))),
  '/form': async (request) => { const form = await request.formData().catch((error) => [[error.name, '']]); return Response.json(await Promise.all([...form].map(async ([name, value]: any) => [name, typeof value === 'string' ? value : [value.name, value.type, await value.text()]]))); },
  '/clone': async (request) => { const clone = request.clone(); return new Response((await request.text()) + ' ' + (await clone.text()).length); },
  '/cancelled': async () => { await (await fetch('ORIGIN/')).body!.cancel(); return new Response('cancelled'); },
  '/aborted': async () => { const controller = new AbortController(); const answer = await fetch('ORIGIN/', { signal: controller.signal }); controller.abort('why'); return new Response(String(await answer.text().catch((reason) => reason))); },
  '/console': () => { console.log('a', { b: 1 }); console.error(new Error('x')); return new Response('printed'); },
};
export default {
  async fetch(request: Request, env: unknown, ctx: any): Promise<any> {
    return routes[new URL(request.url).pathname]!(request, ctx);
  },
};`;

const headers: HttpRequest['headers'] = [
  ['host', 'edge.example'],
  ['X-One', '1'],
  ['accept', 'text/plain, */*;q=0.5'],
];
const posted = (path: string, body: string, method = 'POST'): HttpRequest =>
  get(path, { method, body, headers: [...headers, ['content-type', 'text/x-test']] });
const FORM = `--B\r
Content-Disposition: form-data; name="text"\r
\r
é\r
--B\r
Content-Disposition: form-data; name="file"; filename="a.bin"\r
Content-Type: a/b\r
\r
\u0000\u0001\r
--B--\r
`;
const paths = [...EXTRAS.matchAll(/^ {2}'(\/[\w-]+)'/gm)].map(([, path = '']) => path);

test.each<[string, HttpRequest]>([
  ...paths.map((path): [string, HttpRequest] => [`GET ${path}`, get(path, { headers })]),
  ['GET with a query', get('/echo?a=b%20c&d=%C3%A9', { headers })],
  ['POST', posted('/echo', 'body é')],
  ['POST of nothing', posted('/echo', '')],
  ['PUT', posted('/echo', 'x', 'PUT')],
  ['PATCH', posted('/echo', 'x', 'PATCH')],
  ['DELETE', get('/echo', { method: 'DELETE', headers })],
  ['OPTIONS', get('/echo', { method: 'OPTIONS', headers })],
  ['POST of half a megabyte', posted('/pass-through', 'ab'.repeat(250_000))],
  ['half a megabyte through a transform', posted('/transformed', 'ab'.repeat(250_000))],
  [
    'a form',
    get('/form', {
      method: 'POST',
      headers: [...headers, ['content-type', 'multipart/form-data; boundary=B']],
      body: FORM,
    }),
  ],
  ['a request read twice', posted('/clone', 'é'.repeat(50_000))],
])('%s: jco answers as the lean host does', async (_, request) => {
  expect(await extras.jco(request)).toEqual(extras.lean(request));
});

test('the head and the first piece of a stream arrive before it ends', async () => {
  const times = await new Promise<{ head: number; first: number; end: number }>((done, fail) => {
    const seen = { head: 0, first: 0, end: 0 };
    const outgoing = sendRequest(
      { host: '127.0.0.1', port: extras.port, path: '/streamed-slowly' },
      (incoming) => {
        seen.head = performance.now();
        incoming.once('data', () => (seen.first = performance.now()));
        incoming.on('data', () => undefined);
        incoming.on('end', () => done({ ...seen, end: performance.now() }));
        incoming.on('error', fail);
      },
    );
    outgoing.on('error', fail);
    outgoing.end();
  });
  // 300 ms apart when they are sent; a busy machine may be late to look at the first.
  expect(times.end - times.first).toBeGreaterThan(50);
  expect(times.first - times.head).toBeGreaterThan(50);
});

test('a handler that fails answers 500 and no more', async () => {
  for (const path of ['/throws', '/rejects', '/never-settles', '/not-a-response']) {
    const { status, body } = await extras.jco(get(path, { headers }));
    expect([path, status, body]).toEqual([path, 500, 'Internal Server Error']);
  }
});

test('requests at once do not disturb each other', async () => {
  const together = [
    '/timers',
    '/fetch',
    '/throws',
    '/large',
    '/echo',
    '/instance',
    '/fetch-many',
    '/digest',
  ].map((path) => get(path, { headers }));
  const answers = await Promise.all(together.map((request) => extras.jco(request)));
  expect(answers).toEqual(together.map((request) => extras.lean(request)));
});

test('an instance that serves many requests, as by default in jco, keeps them apart', async () => {
  const [origin] = [...(await startOrigins([ECHO_ORIGIN])).values()];
  const source = `
let release;
const gate = new Promise((done) => { release = done; });
const routes = {
  '/secret': async () => { await gate; return new Response('SECRET'); },
  '/release': async () => { release(); await new Promise((done) => setTimeout(done, 20)); return new Response('for B'); },
  '/timers': () => { setInterval(() => 1, 1); void fetch('ORIGIN'); return new Response('set'); },
  '/wait': async () => { await new Promise((done) => setTimeout(done, 50)); return new Response('waited'); },
  '/fetch': async () => new Response(await (await fetch('ORIGIN')).text()),
};
export default { fetch: (request) => routes[new URL(request.url).pathname]() };`;
  const { component } = compileHandler(source.replaceAll('ORIGIN', `http://${origin}`));
  const port = await serve(component, 'one');
  const answers: string[] = [];
  for (const path of ['/secret', '/release', '/timers', '/wait', '/fetch', '/secret']) {
    const { status, body } = await send(port, get(path, { headers }));
    answers.push(`${path} ${status} ${body}`);
  }
  expect(answers).toEqual([
    '/secret 500 Internal Server Error',
    '/release 200 for B',
    '/timers 200 set',
    '/wait 200 waited',
    `/fetch 200 ${Buffer.from(ECHO_ORIGIN.body).toString('latin1')}`,
    '/secret 200 SECRET',
  ]);
}, 30_000);

/** An origin that says nothing at /silent, and elsewhere goes away in the middle of its answer. */
async function startBadOrigin(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/silent') return;
    response.writeHead(200, { 'content-length': '100000' });
    response.write('x'.repeat(1_000), () => setTimeout(() => response.destroy(), 50));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  cleanUp.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('an answer that breaks off, and one that does not come in time, fail as errors', async () => {
  const { component } = compileHandler(
    `
const told = (promise) => promise.then(() => 'fine', (error) => error.name);
export default { fetch: async () => Response.json([
  await told(fetch('ORIGIN/').then((answer) => answer.text())),
  await told(fetch('ORIGIN/').then(async (answer) => { for await (const chunk of answer.body); })),
  await told(fetch('ORIGIN/silent', { signal: AbortSignal.timeout(100) })),
]) };`.replaceAll('ORIGIN', await startBadOrigin()),
  );
  const port = await serve(component);
  expect(JSON.parse((await send(port, get('/', { headers }))).body)).toEqual([
    'TypeError',
    'TypeError',
    'TimeoutError',
  ]);
}, 30_000);

test('a stream that fails midway breaks the connection off', async () => {
  const { component } = compileHandler(`
const texts = ['first'];
export default { fetch: () => new Response(new ReadableStream({
  async pull(controller) {
    const text = texts.shift();
    if (text === undefined) throw new Error('dry');
    await new Promise((done) => setTimeout(done, 20));
    controller.enqueue(new TextEncoder().encode(text));
  },
})) };`);
  // A server of its own: jco's ends with the body (preview2-shim 0.26.1 disposes of it a second time, http.js).
  const port = await serve(component);
  await expect(send(port, get('/', { headers }))).rejects.toThrow(/aborted|hang up|reset/);
}, 30_000);
