/** From the request that comes in to the answer that leaves, and the work after it. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';
import type { Execution } from '../host/handler.ts';
import type { HttpRequest } from '../protocol/http.ts';

const FILE_START = `export default { async fetch(request: Request, env: unknown, ctx: any): Promise<any> {\n`;

/** Runs this TypeScript as the body of a handler. */
async function run(body: string, request: HttpRequest = get()): Promise<Execution> {
  return (await loadHandler(`${FILE_START}${body}\n} };`)).run(request, environment());
}

const post = (fields: Partial<HttpRequest>): HttpRequest => get('/', { method: 'POST', ...fields });

test.each([
  [
    'the address',
    get('/a%20b?c=é#d', { headers: [['Host', 'shop.test:8443']] }),
    `request.url`,
    'https://shop.test:8443/a%20b?c=%C3%A9#d',
  ],
  ['a default host', get('/x'), `request.url`, 'https://edge.example/x'],
  ['the method', get('/', { method: 'PURGE' }), `request.method`, 'PURGE'],
  [
    'headers, whatever their case',
    get('/', {
      headers: [
        ['X-One', '1'],
        ['x-one', '2'],
        ['Accept', 'é'],
      ],
    }),
    `[...request.headers]`,
    [
      ['accept', 'é'],
      ['x-one', '1, 2'],
    ],
  ],
  ['text', post({ body: 'é€😀' }), `await request.text()`, 'é€😀'],
  ['JSON', post({ body: '{"a":[1]}' }), `await request.json()`, { a: [1] }],
  ['bytes', post({ body: 'é' }), `[...await request.bytes()]`, [0xc3, 0xa9]],
  ['an empty body', post({}), `[await request.text(), request.bodyUsed]`, ['', true]],
  ['no body for GET', get('/', { body: 'ignored' }), `[request.body, await request.text()]`, [null, '']],
  [
    'a body that can be read twice when cloned',
    post({ body: 'x' }),
    `[await request.clone().text(), await request.text()]`,
    ['x', 'x'],
  ],
  [
    'a body that is read once',
    post({ body: 'x' }),
    `[await request.text(), await request.text().catch((error) => error.name)]`,
    ['x', 'TypeError'],
  ],
  ['a large body', post({ body: 'ab'.repeat(500_000) }), `(await request.text()).length`, 1_000_000],
])('a request brings %s', async (_, request, expression, expected) => {
  expect(JSON.parse(textOf(await run(`return Response.json(${expression});`, request)))).toEqual(expected);
});

test.each([
  [
    'status and headers',
    `new Response('x', { status: 418, headers: { 'X-One': '1' } })`,
    418,
    [
      ['content-type', 'text/plain;charset=UTF-8'],
      ['x-one', '1'],
    ],
    'x',
  ],
  [
    'cookies apart',
    `(() => { const r = new Response(null); r.headers.append('set-cookie', 'a=1'); r.headers.append('set-cookie', 'b=2'); return r; })()`,
    200,
    [
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ],
    '',
  ],
  ['no body', `new Response(null, { status: 204 })`, 204, [], ''],
  ['a request body passed through', `new Response(request.body)`, 200, [], 'sent'],
  [
    'headers the host keeps to itself dropped',
    `new Response('x', { headers: { connection: 'close', 'transfer-encoding': 'chunked', a: '1' } })`,
    200,
    [
      ['a', '1'],
      ['content-type', 'text/plain;charset=UTF-8'],
    ],
    'x',
  ],
])('an answer leaves with %s', async (_, expression, status, headers, body) => {
  const execution = await run(`return ${expression};`, post({ body: 'sent' }));
  expect(execution.result).toMatchObject({ ok: true, value: { status, headers } });
  expect(textOf(execution)).toBe(body);
});

test('a body of a megabyte of any bytes arrives unharmed', async () => {
  const { result } = await run(
    `return new Response(Uint8Array.from({ length: 1_100_000 }, (_, index) => (index * 31) >> 3));`,
  );
  const expected = Uint8Array.from({ length: 1_100_000 }, (_, index) => (index * 31) >> 3);
  expect(result.ok && Buffer.from(result.value.body).equals(expected)).toBe(true);
});

test('what waitUntil waits for goes on after the answer, and delays nobody', async () => {
  const execution = await run(`
    await new Promise((done) => setTimeout(done, 10));
    ctx.waitUntil(new Promise((done) => setTimeout(done, 50)).then(() => console.log('later', performance.now())));
    setTimeout(() => console.log('never seen: nobody waits for it'), 100);
    return new Response('now');`);
  expect(textOf(execution)).toBe('now');
  expect(execution.console.map(({ text }) => text)).toEqual(['later 60']);
  expect(execution.waits.slice(0, execution.waitsBeforeAnswer).map(({ endUs }) => endUs)).toEqual([10_000]);
});

test('event.waitUntil does the same, and respondWith answers once', async () => {
  const handler = await loadHandler(`addEventListener('fetch', (event) => {
    event.waitUntil(new Promise((done) => setTimeout(done, 5)).then(() => console.log('later')));
    event.respondWith(new Response(event.type + ' ' + new URL(event.request.url).pathname));
    try { event.respondWith(new Response('again')); } catch (error) { console.log(error.name); }
  });`);
  const execution = handler.run(get('/x'), environment());
  expect(textOf(execution)).toBe('fetch /x');
  expect(execution.console.map(({ text }) => text)).toEqual(['TypeError', 'later']);
});

test('work that can never settle is told, and only that', async () => {
  const never = await run(`
    ctx.waitUntil(new Promise((done) => setTimeout(done, 5)).then(() => new Promise(() => {})));
    return new Response('fine');`);
  expect(textOf(never)).toBe('fine');
  expect(never.console).toMatchObject([
    { level: 'warn', text: expect.stringMatching(/^waitUntil\(\) was given a promise that never/) as string },
  ]);
  const settles = await run(`
    ctx.waitUntil(new Promise((done) => setTimeout(done, 5)));
    new Promise(() => {});
    return new Response('fine');`);
  expect(settles.console).toEqual([]);
});

test('work that fails after the answer is told, and the answer stands', async () => {
  const execution = await run(
    `ctx.waitUntil(Promise.resolve().then(() => { throw new RangeError('late'); }));\nreturn new Response('fine');`,
  );
  expect(textOf(execution)).toBe('fine');
  expect(execution.console).toEqual([
    {
      level: 'error',
      text: 'RangeError: late (after the response was sent)',
      location: { file: 'handler.ts', line: 2, column: expect.any(Number) as number },
    },
  ]);
});

test('work that fails before the answer does not fail the request', async () => {
  const execution = await run(`
    ctx.waitUntil(Promise.reject(new RangeError('early')));
    await new Promise((done) => setTimeout(done, 5));
    return new Response('fine');`);
  expect(textOf(execution)).toBe('fine');
  expect(execution.console.map(({ text }) => text)).toEqual(['Uncaught (in promise) RangeError: early']);
});

test('clocks are virtual: they move only while the handler waits', async () => {
  const execution = await run(`
    const read = () => [Date.now(), performance.now(), new Date().toISOString()];
    const first = read();
    for (let i = 0, sum = 0; i < 100_000; i++) sum += i;
    const second = read();
    await new Promise((done) => setTimeout(done, 1234.5));
    return Response.json([first, second, read()]);`);
  const start = Date.UTC(2026, 10, 23, 12);
  const first = [start, 0, '2026-11-23T12:00:00.000Z'];
  expect(JSON.parse(textOf(execution))).toEqual([
    first,
    first,
    [start + 1_234, 1_234, '2026-11-23T12:00:01.234Z'],
  ]);
});

test('the wall clock starts in 1970', async () => {
  const handler = await loadHandler(`export default { fetch: () => Response.json(Date.now()) };`);
  for (const [wallClockMs, seen] of [
    [-1_500.5, '0'],
    [0, '0'],
    [1_500.5, '1500'],
  ] as const)
    expect(textOf(handler.run(get(), environment({ wallClockMs })))).toBe(seen);
});

test('performance.now counts from the request, and not from its first use', async () => {
  const execution = await run(
    `await new Promise((done) => setTimeout(done, 30)); return Response.json(performance.now());`,
  );
  expect(textOf(execution)).toBe('30');
});

test('the local time zone is UTC', async () => {
  const execution = await run(
    `return Response.json([new Date(0).getHours(), new Date(0).getTimezoneOffset(), new Date(2026, 0, 1).toISOString()]);`,
  );
  expect(JSON.parse(textOf(execution))).toEqual([0, 0, '2026-01-01T00:00:00.000Z']);
});

test('a handler sees no door of the runtime, only what it gives', async () => {
  const execution = await run(
    `return Response.json([typeof __host, typeof require, typeof process, globalThis === self]);`,
  );
  expect(JSON.parse(textOf(execution))).toEqual(['undefined', 'undefined', 'undefined', true]);
});
