/** Our host gives every request an instance of its own; others let one serve many, and the guest must bear it. */
import { expect, test } from 'vitest';
import { compileHandler, coreOf, environment, get } from '../engine/fixtures/real-handler.ts';
import type { HttpRequest } from '../protocol/http.ts';
import type { OriginReply } from './environment.ts';
import { Exchange, joinBody } from './exchange.ts';
import type { CanonicalExports } from './guest-memory.ts';
import { createHost } from './host.ts';

const HANDLE = 'cm32p2|wasi:http/incoming-handler@0.2|handle';
const reply: OriginReply = {
  status: 200,
  headers: [['content-type', 'text/plain']],
  body: new Uint8Array(100_000),
  networkUs: 1_000,
  serviceUs: 1_000,
};

interface Visit {
  readonly status: number;
  readonly text: string;
  readonly console: readonly string[];
  /** Handles that the guest was given and did not give back. */
  readonly kept: number;
}

/** One instance; every call is the next request to it. */
async function instanceOf(source: string): Promise<(request: HttpRequest) => Visit> {
  const module = await WebAssembly.compile(coreOf(compileHandler(source)));
  const host = createHost();
  const { exports } = new WebAssembly.Instance(module, host.importsFor(module));
  host.memory.attach(exports as unknown as CanonicalExports);
  return (request) => {
    const exchange = new Exchange(
      environment({ callOrigin: ({ host: to }) => (to === 'nowhere.test' ? null : reply) }),
      request,
    );
    host.begin(exchange);
    const handle = exports[HANDLE] as (request: number, outparam: number) => void;
    handle(exchange.put('request'), exchange.put('outparam'));
    const { response, log, handles } = exchange;
    return {
      status: response?.status ?? 0,
      text: response ? new TextDecoder().decode(joinBody(response.body)) : '',
      console: log.map(({ line }) => (JSON.parse(line) as { text?: string }).text ?? line),
      kept: handles.filter((resource) => resource !== null).length,
    };
  };
}

const shared = await instanceOf(`
let release: any;
const gate = new Promise((done) => { release = done; });
let first: any;
let response: any;
let waitUntil: any;
const routes: Record<string, (request: Request, ctx: any) => unknown> = {
  '/ok': () => new Response('ok'),
  '/secret': async () => { await gate; return new Response('SECRET'); },
  '/release': async () => { release(); await new Promise((done) => setTimeout(done, 20)); return new Response('for B'); },
  '/timers': () => {
    setTimeout(() => console.log('late timer'), 5);
    setInterval(() => console.log('late interval'), 1);
    void fetch('https://origin.test').then(() => console.log('late answer'));
    return new Response('set');
  },
  '/wait': async () => { await new Promise((done) => setTimeout(done, 50)); return new Response('waited'); },
  '/keep': async (request, ctx) => {
    first = request;
    response = await fetch('https://origin.test');
    waitUntil = ctx.waitUntil;
    return new Response('kept');
  },
  '/use-kept': async () => {
    const refusal = (use: () => any) => Promise.resolve().then(use).then(String, (error) => error.message);
    return Response.json([await refusal(() => first.text()), await refusal(() => first.headers.get('a')), await refusal(() => response.text())]);
  },
  '/kept-wait': () => { waitUntil(new Promise((done) => setTimeout(done, 50)).then(() => console.log('too late'))); return new Response('mine'); },
  '/fetch-read': async () => new Response(String((await (await fetch('https://origin.test')).text()).length)),
  '/fetch-unread': async () => new Response(String((await fetch('https://origin.test')).status)),
  '/fetch-unawaited': () => { void fetch('https://origin.test', { method: 'POST', body: 'x' }); return new Response(''); },
  '/fetch-nowhere': () => fetch('https://nowhere.test').catch((error) => new Response(error.name)),
  '/fetch-scheme': () => fetch('ftp://origin.test').catch((error) => new Response(error.message)),
  '/post': async (request) => new Response((await request.text()) + request.headers.get('a')),
  '/post-unread': () => new Response('unread'),
  '/throws': () => { throw new Error('x'); },
};
export default {
  fetch(request: Request, env: unknown, ctx: any): any { return routes[new URL(request.url).pathname]!(request, ctx); },
};`);

const textOf = (path: string): string => shared(get(path)).text;

test('an answer that comes after its request was given up reaches nobody else', () => {
  expect(shared(get('/secret'))).toMatchObject({ status: 500, text: 'Internal Server Error' });
  expect(shared(get('/release'))).toMatchObject({ status: 200, text: 'for B' });
  expect(textOf('/ok')).toBe('ok');
});

test('timers and calls that a request leaves behind do not go on in the next', () => {
  expect(shared(get('/timers'))).toMatchObject({ text: 'set', console: [] });
  expect(shared(get('/wait'))).toMatchObject({ text: 'waited', console: [] });
});

test('what a request left behind cannot read the next, nor hold it up', () => {
  expect(shared(get('/keep', { method: 'POST', body: 'of A' })).text).toBe('kept');
  const next = get('/use-kept', { method: 'POST', body: 'of B', headers: [['a', 'of B']] });
  expect(JSON.parse(shared(next).text)).toEqual([
    'the request is over: its bodies can no longer be read',
    'the request is over: its headers can no longer be read',
    'the request is over: its bodies can no longer be read',
  ]);
  expect(shared(get('/kept-wait'))).toMatchObject({ text: 'mine', console: [] });
});

const paths = ['/ok', '/secret', '/timers', '/wait', '/keep', '/fetch-read', '/fetch-unread', '/throws'];
const morePaths = ['/fetch-unawaited', '/fetch-nowhere', '/fetch-scheme'];
test.each([
  ...[...paths, ...morePaths].map((path): [string, HttpRequest] => [path, get(path)]),
  ['/post', get('/post', { method: 'POST', body: 'x', headers: [['a', 'b']] })],
  ['/post-unread', get('/post-unread', { method: 'POST', body: 'x' })],
])('%s gives every handle back to the host', (_, request) => {
  expect(shared(request).kept).toBe(0);
});
