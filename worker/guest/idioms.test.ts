/** Everyday handlers, each compiled alone: what a component leaves out of the runtime must not be missed. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';
import type { OriginReply, OriginRequest } from '../host/environment.ts';

/** Answers with what it was sent. */
const callOrigin = ({ method, path, headers, body }: OriginRequest): OriginReply => ({
  status: 200,
  headers: [['content-type', 'application/json']],
  body: new TextEncoder().encode(
    JSON.stringify({ method, path, headers, body: new TextDecoder().decode(body) }),
  ),
  networkUs: 70_000,
  serviceUs: 10_000,
});

const ORIGIN = `'https://a.test/x'`;

/** A body of `fetch(request, env, ctx)`, and some text that its answer has. */
const IDIOMS: readonly (readonly [code: string, told: string])[] = [
  [`return fetch(${ORIGIN}, request);`, 'x-from'],
  [`return fetch(new Request(${ORIGIN}, request));`, 'x-from'],
  [`return fetch(request);`, 'x-from'],
  [`return fetch(new Request(request));`, 'x-from'],
  [`return fetch(new Request(request, { headers: { 'x-more': '1' } }));`, 'x-more'],
  [`return fetch(request.url, { method: request.method, headers: request.headers });`, 'x-from'],
  [`const own = new Request(request, request); return fetch(own);`, 'x-from'],
  [`return fetch(new Request(${ORIGIN}, new Request(${ORIGIN}, { method: 'PUT', body: 'b' })));`, '"PUT"'],
  [`return fetch(${ORIGIN}, { method: 'POST', body: await request.text() });`, 'sent'],
  [`return fetch(${ORIGIN}, { method: 'POST', body: JSON.stringify({ a: 1 }) });`, 'a'],
  [`return fetch(new Request(${ORIGIN}, new Response(null, { headers: { 'x-odd': '1' } })));`, 'x-odd'],
  [`const url = new URL(request.url); url.hostname = 'a.test'; return fetch(url, request);`, '/path?q=1&q=2'],
  [
    `const changed = new Request(request); changed.headers.set('x-added', '1'); return fetch(changed);`,
    'x-added',
  ],
  [`const r = await fetch(${ORIGIN}); return new Response(r.body, r);`, '/x'],
  [
    `const r = await fetch(${ORIGIN}); return new Response(r.body, { status: r.status, headers: r.headers });`,
    '/x',
  ],
  [`const r = await fetch(${ORIGIN}); return new Response(await r.text(), r);`, '/x'],
  [
    `const r = await fetch(${ORIGIN}, request); const own = new Response(r.body, r); own.headers.set('x', 'y'); return own;`,
    'x-from',
  ],
  [
    `const h = new Headers((await fetch(${ORIGIN})).headers); h.append('cache-control', 'max-age=60'); return new Response('ok', { headers: h });`,
    'ok',
  ],
  [
    `const { status, headers } = await fetch(${ORIGIN}); return new Response('ok', { status, headers });`,
    'ok',
  ],
  [`const r = await fetch(${ORIGIN}); return new Response(await r.arrayBuffer(), r);`, '/x'],
  [`return Response.json(await (await fetch(${ORIGIN})).json());`, '/x'],
  [`return (await fetch(${ORIGIN})).clone();`, '/x'],
  [
    `const copy = request.clone(); return new Response((await copy.text()) + (await request.text()));`,
    'sentsent',
  ],
  [`return fetch(${ORIGIN}, request.clone());`, 'sent'],
  [`return Response.json({ ok: true });`, '{"ok":true}'],
  [`return Response.json(Object.fromEntries(request.headers));`, 'x-from'],
  [`return Response.json([...request.headers.keys()]);`, 'x-from'],
  [`return Response.json(structuredClone({ at: new Date(0) }));`, '1970'],
  [`return new Response(new URL(request.url).searchParams.get('q'));`, '1'],
  [`return new Response(new URLSearchParams({ a: '1' }));`, 'a=1'],
  [`return new Response(await request.text());`, 'sent'],
  [`return new Response(request.body);`, 'sent'],
  [`return new Response((await request.bytes()).length);`, '4'],
  [`return new Response(await request.blob());`, 'sent'],
  [`return new Response(await request.arrayBuffer(), { headers: request.headers });`, 'sent'],
  [`ctx.waitUntil(fetch(${ORIGIN}, request)); return new Response('ok');`, 'ok'],
  [`ctx.waitUntil(fetch(${ORIGIN}, { method: 'POST', body: 'log' })); return new Response('ok');`, 'ok'],
  [
    `const all = await Promise.all(['a', 'b'].map((p) => fetch('https://a.test/' + p))); return new Response(all.length);`,
    '2',
  ],
  [`return fetch(${ORIGIN}, { signal: AbortSignal.timeout(1000) });`, '/x'],
  [`const stop = new AbortController(); return fetch(${ORIGIN}, { signal: stop.signal });`, '/x'],
  [`return fetch(new Request(request, { signal: request.signal }));`, 'x-from'],
  [`await new Promise((done) => setTimeout(done, 10)); return new Response('late');`, 'late'],
  [`const r = await fetch(${ORIGIN}, { redirect: 'manual' }); return new Response(r.url);`, 'a.test'],
  [`console.log(request, await fetch(${ORIGIN}), { request }, ctx, env); return new Response('ok');`, 'ok'],
  [`return new Response(crypto.randomUUID() + (request.bodyUsed ? '' : ' unused'));`, 'unused'],
  [`return new Response(btoa('x') + new TextEncoder().encode('é').length);`, 'eA==2'],
  [`return new Response(JSON.stringify([request, env, ctx]) + String(request));`, '[object Request]'],
];

const request = get('/path?q=1&q=2', {
  method: 'POST',
  headers: [
    ['x-from', 'browser'],
    ['content-type', 'text/plain'],
  ],
  body: 'sent',
});

async function run(source: string): Promise<string> {
  const execution = (await loadHandler(source)).run(request, environment({ callOrigin }));
  const text = textOf(execution);
  expect(execution.result).toMatchObject({ ok: true, value: { status: 200 } });
  expect(JSON.stringify(execution.console)).not.toMatch(/made without|Uncaught/);
  return text;
}

test.each(IDIOMS)('alone in a handler: %s', async (code, told) => {
  expect(await run(`export default { async fetch(request, env, ctx) { ${code} } };`)).toContain(told);
});

test.each([
  [`addEventListener('fetch', (e) => e.respondWith(fetch(${ORIGIN}, e.request)));`, 'x-from'],
  [
    `addEventListener('fetch', (event) => { event.waitUntil(fetch(event.request)); event.respondWith(new Response('ok')); });`,
    'ok',
  ],
  [`export const handle = (request) => fetch(${ORIGIN}, request);`, 'x-from'],
  [`export default { fetch(request) { return fetch(${ORIGIN}, request) } }`, 'x-from'],
])('alone in a project: %s', async (source, told) => {
  expect(await run(source)).toContain(told);
});

test.each([
  [`Response.redirect('https://a.test/', 301)`, 301],
  [`new Response(null, { status: 304, headers: { etag: '"a"' } })`, 304],
  [`new Response(null, { status: 302, headers: { location: '/x' } })`, 302],
])('alone in a handler, without a body: %s', async (code, status) => {
  const handler = await loadHandler(`export default { fetch: () => ${code} };`);
  expect(handler.run(request, environment()).result).toMatchObject({ ok: true, value: { status } });
});
