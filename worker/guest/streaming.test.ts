/** Bodies in pieces, on the way in, through and out: in virtual time, within memory, and with every handle given back. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';
import type { Environment, OriginReply, OriginRequest } from '../host/environment.ts';
import type { Execution } from '../host/handler.ts';
import type { HttpRequest } from '../protocol/http.ts';

const MIB = 1024 * 1024;
const posted = (body: string): Partial<HttpRequest> => ({ method: 'POST', body });

async function run(
  body: string,
  fields: Partial<HttpRequest> = {},
  world: Partial<Environment> = {},
): Promise<Execution> {
  const handler = await loadHandler(`
    const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
    const bytes = (text) => new TextEncoder().encode(text);
    export default { async fetch(request, env, ctx) {\n${body}\n} };`);
  return handler.run(get('/', fields), environment(world));
}

test('a streamed answer leaves piece by piece, its head first', async () => {
  const execution = await run(`
    await sleep(5);
    let count = 0;
    return new Response(new ReadableStream({
      async pull(controller) {
        await sleep(20);
        if (++count > 3) return controller.close();
        controller.enqueue(bytes('piece ' + count + '\\n'));
      },
    }), { headers: { 'content-type': 'text/plain' } });`);
  expect(textOf(execution)).toBe('piece 1\npiece 2\npiece 3\n');
  expect(execution.headUs).toBe(5_000);
  expect(execution.chunks).toEqual([
    { atUs: 25_000, sizeBytes: 8 },
    { atUs: 45_000, sizeBytes: 8 },
    { atUs: 65_000, sizeBytes: 8 },
  ]);
  expect(execution.waits.at(-1)?.endUs).toBe(85_000);
});

test('work goes on while an answer streams, and after it', async () => {
  const { console, chunks } = await run(`
    ctx.waitUntil((async () => { for (const ms of [15, 15]) { await sleep(ms); console.log('at ' + performance.now()); } })());
    return new Response(new ReadableStream({
      async pull(controller) { await sleep(20); controller.enqueue(bytes('x')); controller.close(); },
    }));`);
  expect(chunks).toEqual([{ atUs: 20_000, sizeBytes: 1 }]);
  expect(console.map(({ text }) => text)).toEqual(['at 15', 'at 30']);
});

test('a stream is asked for no more than is sent', async () => {
  const { console } = await run(`
    let count = 0;
    const stream = new ReadableStream({
      pull(controller) { count++; controller.enqueue(new Uint8Array(1000)); if (count === 5) controller.close(); },
    }, { highWaterMark: 0 });
    const response = new Response(stream);
    await sleep(10);
    console.log(count);
    return response;`);
  expect(console.map(({ text }) => text)).toEqual(['0']);
});

test('a stream that fails midway breaks the answer off, and says why', async () => {
  const { result, chunks, headUs } = await run(`
    return new Response(new ReadableStream({
      async pull(controller) {
        await sleep(10);
        if (this.sent) throw new RangeError('the source ran dry');
        this.sent = true;
        controller.enqueue(bytes('first'));
      },
    }), { status: 203 });`);
  expect(result).toMatchObject({
    ok: false,
    failure: {
      kind: 'body-broke-off',
      status: 203,
      sentBytes: 5,
      error: { name: 'RangeError', message: 'the source ran dry' },
    },
  });
  expect(headUs).toBe(0);
  expect(chunks).toEqual([{ atUs: 10_000, sizeBytes: 5 }]);
});

test.each([
  ['is never closed', 'new ReadableStream({ start(c) { c.enqueue(bytes("x")); } })', 'Error'],
  ['gives text', 'new ReadableStream({ start(c) { c.enqueue("x"); c.close(); } })', 'TypeError'],
])('a stream that %s breaks the answer off', async (_, stream, name) => {
  const { result } = await run(`return new Response(${stream});`);
  expect(result).toMatchObject({ failure: { kind: 'body-broke-off', error: { name } } });
});

test('work that fails beside a streamed answer does not break it off', async () => {
  const execution = await run(`
    ctx.waitUntil(sleep(5).then(() => { throw new Error('beside'); }));
    return new Response(new ReadableStream({
      async pull(controller) { await sleep(20); controller.enqueue(bytes('whole')); controller.close(); },
    }));`);
  expect(textOf(execution)).toBe('whole');
  expect(execution.console.map(({ text }) => text)).toEqual(['Error: beside (after the response was sent)']);
});

/** Answers with as many bytes as the path says; tells what it was sent as a header. */
function origin({ path, body }: OriginRequest): OriginReply {
  const bytes = new Uint8Array(Number(path.slice(1))).fill(97);
  const headers: OriginReply['headers'] = [
    ['x-size', String(body.length)],
    ['x-sum', String(body.reduce((sum, byte) => sum + byte, 0))],
  ];
  return { status: 200, headers, body: bytes, networkUs: 50_000, serviceUs: 10_000 };
}

const NINE_MB = 9_000_000;
/** How much memory the handler's instance took while it answered, beyond what it began with. */
async function growth(
  code: string,
  fields: Partial<HttpRequest>,
): Promise<{ execution: Execution; grownBytes: number }> {
  const handler = await loadHandler(`export default { async fetch(request, env, ctx) {\n${code}\n} };`);
  const { cm32p2_memory: memory } = handler.reset();
  const before = memory.buffer.byteLength;
  const execution = handler.run(get('/', fields), environment({ callOrigin: origin }));
  return { execution, grownBytes: memory.buffer.byteLength - before };
}

test('an answer that is read whole takes its size in memory', async () => {
  const { grownBytes } = await growth(
    `return new Response(await (await fetch('https://o.test/${NINE_MB}')).bytes())`,
    {},
  );
  expect(grownBytes).toBeGreaterThan(NINE_MB);
});

test.each([
  ['an answer passed on', `return fetch('https://o.test/${NINE_MB}')`],
  ['its body passed on', `return new Response((await fetch('https://o.test/${NINE_MB}')).body)`],
  [
    'its body through a transform',
    `return new Response((await fetch('https://o.test/${NINE_MB}')).body.pipeThrough(new TransformStream({ transform(chunk, c) { c.enqueue(chunk.map((byte) => byte)); } })))`,
  ],
  [
    'its body read and sent by hand',
    `const { readable, writable } = new TransformStream();
     const answer = await fetch('https://o.test/${NINE_MB}');
     ctx.waitUntil((async () => { const writer = writable.getWriter(); for await (const chunk of answer.body) await writer.write(chunk); await writer.close(); })());
     return new Response(readable);`,
  ],
  ['the request passed back', `return new Response(request.body)`, posted('a'.repeat(NINE_MB))],
  [
    'the request sent on',
    `const answer = await fetch('https://o.test/1', { method: 'POST', body: request.body, duplex: 'half' });
     return new Response(answer.headers.get('x-size'))`,
    posted('a'.repeat(NINE_MB)),
    String(NINE_MB),
  ],
  [
    'a clone of which nothing is read',
    `const answer = await fetch('https://o.test/${NINE_MB}'); await answer.clone().body.cancel(); return answer;`,
  ],
])(
  '9 MB go through a handler that never holds them: %s',
  async (_, code, fields = {}, expected = 'a'.repeat(NINE_MB)) => {
    const { execution, grownBytes } = await growth(code, fields);
    expect(textOf(execution) === expected).toBe(true);
    expect(grownBytes).toBeLessThan(1.5 * MIB);
  },
);

test('a streamed request body is sent as it comes, and its origin answers after the last of it', async () => {
  const execution = await run(
    `let count = 0;
    const body = new ReadableStream({
      async pull(controller) { await sleep(10); if (++count > 4) controller.close(); else controller.enqueue(Uint8Array.of(count)); },
    });
    const answer = await fetch('https://o.test/3', { method: 'POST', body, duplex: 'half' });
    return Response.json([answer.headers.get('x-size'), answer.headers.get('x-sum'), performance.now(), await answer.text()]);`,
    {},
    { callOrigin: origin },
  );
  expect(JSON.parse(textOf(execution))).toEqual(['4', '10', 110, 'aaa']);
  expect(execution.calls).toMatchObject([{ startUs: 0, networkUs: 100_000, serviceUs: 10_000 }]);
});

test.each([
  ['a request body that fails', `start(c) { c.error(new RangeError('x')); }`, 'TypeError RangeError'],
  ['a request body of text', `start(c) { c.enqueue('x'); c.close(); }`, 'TypeError TypeError'],
])('%s fails the fetch', async (_, source, expected) => {
  const execution = await run(
    `return new Response(await fetch('https://o.test/1', { method: 'POST', body: new ReadableStream({ ${source} }), duplex: 'half' })
      .then(() => 'answered', (error) => error.name + ' ' + error.cause.name));`,
    {},
    { callOrigin: origin },
  );
  expect(textOf(execution)).toBe(expected);
});

test('a fetch whose body never ends leaves the handler without an answer', async () => {
  const { result } = await run(
    `return fetch('https://o.test/1', { method: 'POST', body: new ReadableStream(), duplex: 'half' });`,
    {},
    { callOrigin: origin },
  );
  expect(result).toEqual({ ok: false, failure: { kind: 'never-settles' } });
});

const movedElsewhere = (): OriginReply => ({
  status: 307,
  headers: [['location', '/x']],
  body: new Uint8Array(0),
  networkUs: 0,
  serviceUs: 0,
});

test('a redirect that asks for a streamed body again is refused', async () => {
  const execution = await run(
    `return new Response(await fetch('https://o.test/', { method: 'POST', body: request.body, duplex: 'half' }).catch((error) => error.name));`,
    posted('x'),
    { callOrigin: movedElsewhere },
  );
  expect(textOf(execution)).toBe('TypeError');
});
