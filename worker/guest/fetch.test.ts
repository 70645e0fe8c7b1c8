// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { environment, get, loadHandler, loadSnippets, textOf } from '../engine/fixtures/real-handler.ts';
import type { NoSuchHost, OriginReply, OriginRequest } from '../host/environment.ts';
import type { HttpRequest } from '../protocol/http.ts';

const reply = (body: string, fields: Partial<OriginReply> = {}): OriginReply => ({
  status: 200,
  headers: [['content-type', 'text/plain']],
  body: new TextEncoder().encode(body),
  networkUs: 70_000,
  serviceUs: 10_000,
  ...fields,
});

const redirect = (status: number, location: string): OriginReply =>
  reply('moved', { status, headers: [['location', location]] });

/** Tells what it was sent, and redirects where the path says so: /301?to=/x, for example. */
function callOrigin({ method, host, path, headers, body }: OriginRequest): OriginReply | NoSuchHost {
  if (host === 'nowhere.test') return { kind: 'no-such-host', lookupUs: 17_000 };
  const { pathname, searchParams } = new URL(path, 'https://origin.test');
  const to = searchParams.get('to');
  if (to !== null) return redirect(Number(pathname.slice(1)), to);
  if (pathname.startsWith('/status/')) return reply('', { status: Number(pathname.slice(8)) });
  return reply(JSON.stringify({ method, host, path, headers, body: new TextDecoder().decode(body) }));
}

/** What a snippet returns, with the origin above. */
async function answer(code: string): Promise<unknown> {
  const run = await loadSnippets([
    `try { ${code} } catch (error) { return error.name + ': ' + error.message; }`,
  ]);
  return run(0, { callOrigin });
}

const sent = (fields: object): object => ({
  method: 'GET',
  host: 'origin.test',
  path: '/',
  headers: [],
  body: '',
  ...fields,
});

test.each([
  ['a GET', `fetch('https://origin.test/a?b=c#d')`, sent({ path: '/a?b=c' })],
  ['a URL object', `fetch(new URL('https://origin.test/a'))`, sent({ path: '/a' })],
  ['a port', `fetch('http://origin.test:8080/')`, sent({ host: 'origin.test:8080' })],
  [
    'headers',
    `fetch('https://origin.test', { headers: { 'X-One': '1', host: 'forged.test' } })`,
    sent({ headers: [['x-one', '1']] }),
  ],
  [
    'a POST with text',
    `fetch('https://origin.test', { method: 'POST', body: 'é' })`,
    sent({ method: 'POST', headers: [['content-type', 'text/plain;charset=UTF-8']], body: 'é' }),
  ],
  [
    'a PATCH with bytes',
    `fetch('https://origin.test', { method: 'PATCH', body: Uint8Array.of(97, 98, 99).subarray(1) })`,
    sent({ method: 'PATCH', body: 'bc' }),
  ],
  [
    'a form',
    `fetch('https://origin.test', { method: 'PUT', body: new URLSearchParams({ a: '1 2' }) })`,
    sent({
      method: 'PUT',
      headers: [['content-type', 'application/x-www-form-urlencoded;charset=UTF-8']],
      body: 'a=1+2',
    }),
  ],
  ['an unusual method', `fetch('https://origin.test', { method: 'PURGE' })`, sent({ method: 'PURGE' })],
  [
    'a Request',
    `fetch(new Request('https://origin.test', { method: 'DELETE', headers: { a: '1' } }))`,
    sent({ method: 'DELETE', headers: [['a', '1']] }),
  ],
  [
    'a Request with other headers',
    `fetch(new Request('https://origin.test', { headers: { a: '1' } }), { headers: { b: '2' } })`,
    sent({ headers: [['b', '2']] }),
  ],
])('fetch sends %s', async (_, call, expected) => {
  expect(await answer(`return (await ${call}).json()`)).toEqual(expected);
});

test('an answer carries status, headers, address and body', async () => {
  const code = `const r = await fetch('https://origin.test/status/404'); const ok = await fetch('https://origin.test/x');
    return [r.status, r.ok, r.url, await r.text(), ok.ok, ok.headers.get('content-type'), ok.bodyUsed, (await ok.text()).length > 0, ok.bodyUsed]`;
  expect(await answer(code)).toEqual([
    404,
    false,
    'https://origin.test/status/404',
    '',
    true,
    'text/plain',
    false,
    true,
    true,
  ]);
});

test('an answer can be cloned, and each body is read once', async () => {
  const code = `const r = await fetch('https://origin.test/x'); const c = r.clone();
    const bytes = await r.bytes(); const first = bytes[0]; bytes.fill(0);
    const again = await r.text().catch((error) => error.name);
    return [first, (await c.bytes())[0], again]`;
  expect(await answer(code)).toEqual([123, 123, 'TypeError']);
});

test.each([
  [204, `(await fetch('https://origin.test/status/204')).body`, null],
  [304, `(await fetch('https://origin.test/304?to=/x')).status`, 304],
])('status %i has no body and is no redirect', async (_, expression, expected) => {
  expect(await answer(`return ${expression}`)).toEqual(expected);
});

const POST = `method: 'POST', body: 'x', headers: { authorization: 'secret', a: '1' }`;
const moved = (code: string): string => `const r = await fetch(${code}); return [r.url, await r.json()]`;
test.each([
  [
    '301 turns POST into GET',
    moved(`'https://origin.test/301?to=/next', { ${POST} }`),
    sent({
      path: '/next',
      headers: [
        ['a', '1'],
        ['authorization', 'secret'],
      ],
    }),
  ],
  [
    '303 turns PUT into GET',
    moved(`'https://origin.test/303?to=/next', { method: 'PUT', body: 'x' }`),
    sent({ path: '/next' }),
  ],
  [
    '307 keeps method and body',
    moved(`'https://origin.test/307?to=next', { ${POST} }`),
    sent({
      path: '/next',
      method: 'POST',
      body: 'x',
      headers: [
        ['a', '1'],
        ['authorization', 'secret'],
        ['content-type', 'text/plain;charset=UTF-8'],
      ],
    }),
  ],
])('a redirect with %s', async (_, code, expected) => {
  expect(await answer(code)).toEqual(['https://origin.test/next', expected]);
});

test('a body whose stream was looked at can be sent again', async () => {
  const code = moved(
    `(() => { const r = new Request('https://origin.test/307?to=/next', { method: 'POST', body: 'x' }); r.body.locked; return r; })()`,
  );
  expect(await answer(code)).toMatchObject(['https://origin.test/next', { method: 'POST', body: 'x' }]);
});

test('a redirect to another host leaves the credentials behind', async () => {
  const code = moved(
    `'https://origin.test/302?to=' + encodeURIComponent('https://other.test/'), { headers: { authorization: 'secret', a: '1' } }`,
  );
  expect(await answer(code)).toEqual([
    'https://other.test/',
    sent({ host: 'other.test', headers: [['a', '1']] }),
  ]);
});

test.each([
  [
    'manual',
    `const r = await fetch('https://origin.test/302?to=/x', { redirect: 'manual' }); return [r.status, r.headers.get('location'), await r.text()]`,
    [302, '/x', 'moved'],
  ],
  [
    'error',
    `await fetch('https://origin.test/302?to=/x', { redirect: 'error' })`,
    'TypeError: fetch: https://origin.test/302?to=/x redirects',
  ],
])('redirect: %s', async (_, code, expected) => {
  expect(await answer(code)).toEqual(expected);
});

test('an endless redirect ends after twenty', async () => {
  const run = await loadSnippets([
    `await fetch('https://origin.test/').catch((error) => { throw new Error(error.message); })`,
  ]);
  expect(() => run(0, { callOrigin: () => redirect(302, '/') })).toThrow('fetch: more than 20 redirects');
});

test.each([
  [
    'an unknown host',
    `fetch('https://nowhere.test/x')`,
    'TypeError: fetch failed: no such host: the DNS lookup failed (https://nowhere.test/x)',
  ],
  ['a relative address', `fetch('/x')`, 'TypeError: "/x" is not an absolute URL'],
  ['another scheme', `fetch('ftp://origin.test')`, 'TypeError: fetch: ftp: is not http: or https:'],
  [
    'a GET with a body',
    `fetch('https://origin.test', { body: 'x' })`,
    'TypeError: a GET request cannot have a body',
  ],
  [
    'a header that is not valid',
    `fetch('https://origin.test', { headers: { 'a b': '1' } })`,
    expect.stringMatching(/^TypeError: /),
  ],
])('fetch refuses %s', async (_, call, expected) => {
  expect(await answer(`await ${call}; return 'sent'`)).toEqual(expected);
});

test('a refusal can be caught, and the handler goes on', async () => {
  expect(
    await answer(
      `const failed = await fetch('https://nowhere.test').catch(() => 'fallback'); return [failed, (await fetch('https://origin.test')).status]`,
    ),
  ).toEqual(['fallback', 200]);
});

const POSTED: Partial<HttpRequest> = { method: 'POST', headers: [['a', '1']], body: 'sent on' };

test('an answer passed on keeps its body, and its status and headers where it is returned as it is', async () => {
  const handler = await loadHandler(`export default {
    async fetch(request) {
      const answer = await fetch('https://origin.test/x', request);
      return request.url.endsWith('/body') ? new Response(answer.body, { status: 203 }) : answer;
    },
  };`);
  const whole = handler.run(get('/', POSTED), environment({ callOrigin }));
  expect(JSON.parse(textOf(whole))).toEqual(
    sent({ path: '/x', method: 'POST', headers: [['a', '1']], body: 'sent on' }),
  );
  expect(whole.result).toMatchObject({ value: { status: 200, headers: [['content-type', 'text/plain']] } });
  const body = handler.run(get('/body', POSTED), environment({ callOrigin }));
  expect(textOf(body)).toBe(textOf(whole));
  expect(body.result).toMatchObject({ value: { status: 203 } });
});

test('the host records each call with its place in virtual time', async () => {
  const handler = await loadHandler(`export default {
    async fetch() {
      await fetch('https://origin.test/one', { method: 'POST', body: 'x' });
      await fetch('https://nowhere.test/two').catch(() => null);
      return new Response('');
    },
  };`);
  const { calls, waits } = handler.run(get(), environment({ callOrigin }));
  expect(calls).toEqual([
    {
      host: 'origin.test',
      method: 'POST',
      path: '/one',
      status: 200,
      startUs: 0,
      networkUs: 70_000,
      serviceUs: 10_000,
    },
    {
      host: 'nowhere.test',
      method: 'GET',
      path: '/two',
      status: 0,
      startUs: 80_000,
      networkUs: 17_000,
      serviceUs: 0,
    },
  ]);
  expect(waits.map(({ startUs, endUs, forOrigin }) => [startUs, endUs, forOrigin])).toEqual([
    [0, 80_000, true],
    [80_000, 97_000, true],
  ]);
});
