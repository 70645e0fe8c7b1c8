/** Fetching that is aborted, and bodies that nobody reads to their end: what they hold of the host goes back at once. */
// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { compileHandler, coreOf, environment, get, loadSnippets } from '../engine/fixtures/real-handler.ts';
import { testSameAsNode } from '../engine/fixtures/same-as-node.ts';
import type { OriginReply, OriginRequest } from '../host/environment.ts';
import { Exchange, joinBody } from '../host/exchange.ts';
import type { CanonicalExports } from '../host/guest-memory.ts';
import { createHost } from '../host/host.ts';
import type { CallRecord } from '../host/exchange.ts';

const HANDLE = 'cm32p2|wasi:http/incoming-handler@0.2|handle';

interface Visit {
  readonly answer: unknown;
  readonly calls: readonly CallRecord[];
}

/** What an async function's body answers in the guest. An origin answers with 300 kB; `live()` with the handles in use. */
async function visit(code: string): Promise<Visit> {
  const source = `
    const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
    const live = async () => Number(await (await fetch('https://live.test/')).text());
    const told = (promise) => promise.then((value) => ['fine', value], (error) => ['failed', error?.name ?? error]);
    export default { async fetch(request) { return Response.json(await (async () => {\n${code}\n})() ?? null); } };`;
  const module = await WebAssembly.compile(coreOf(compileHandler(source)));
  const host = createHost();
  const { exports } = new WebAssembly.Instance(module, host.importsFor(module));
  host.memory.attach(exports as unknown as CanonicalExports);
  const callOrigin = ({ host: to }: OriginRequest): OriginReply => {
    const inUse = exchange.handles.filter((resource) => resource !== null).length;
    const body = to === 'live.test' ? new TextEncoder().encode(String(inUse)) : new Uint8Array(300_000);
    const timeUs = to === 'live.test' ? 0 : 40_000;
    return { status: 200, headers: [], body, networkUs: timeUs, serviceUs: timeUs };
  };
  const exchange = new Exchange(
    environment({ callOrigin }),
    get('/', { method: 'POST', body: 'x'.repeat(300_000) }),
  );
  host.begin(exchange);
  (exports[HANDLE] as (request: number, outparam: number) => void)(
    exchange.put('request'),
    exchange.put('outparam'),
  );
  if (!exchange.response) throw new Error(exchange.log.map(({ line }) => line).join('\n'));
  const text = new TextDecoder().decode(joinBody(exchange.response.body));
  if (exchange.response.status !== 200) throw new Error(exchange.log.map(({ line }) => line).join('\n'));
  return { answer: JSON.parse(text), calls: exchange.calls.filter(({ host: to }) => to !== 'live.test') };
}

test('a signal that is aborted before sends nothing', async () => {
  const { answer, calls } = await visit(`
    let cancelled = null;
    const body = new ReadableStream({ cancel(reason) { cancelled = reason; } });
    const failed = await told(fetch('https://o.test/', { method: 'POST', body, duplex: 'half', signal: AbortSignal.abort('why') }));
    return [failed, cancelled];`);
  expect(answer).toEqual([['failed', 'why'], 'why']);
  expect(calls).toEqual([]);
});

test('one that is aborted during the wait ends it there', async () => {
  const { answer, calls } = await visit(`
    const before = await live();
    const failed = await told(fetch('https://o.test/', { signal: AbortSignal.timeout(20) }));
    return [failed, performance.now(), (await live()) - before];`);
  expect(answer).toEqual([['failed', 'TimeoutError'], 20, 0]);
  expect(calls).toMatchObject([{ status: 0, startUs: 0, networkUs: 20_000, serviceUs: 0 }]);
});

test('of several at once only the one is aborted', async () => {
  const { answer } = await visit(`
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 10);
    return Promise.all([told(fetch('https://o.test/', { signal: controller.signal })), told(fetch('https://o.test/').then((r) => r.status))]);`);
  expect(answer).toEqual([
    ['failed', 'AbortError'],
    ['fine', 200],
  ]);
});

test('one that is aborted while the request is sent stops that', async () => {
  const { answer, calls } = await visit(`
    const controller = new AbortController();
    let cancelled = null;
    const body = new ReadableStream({
      async pull(c) { await sleep(10); c.enqueue(new Uint8Array(9)); },
      cancel(reason) { cancelled = reason; },
    });
    const before = await live();
    setTimeout(() => controller.abort('enough'), 35);
    const failed = await told(fetch('https://o.test/', { method: 'POST', body, duplex: 'half', signal: controller.signal }));
    await sleep(20);
    return [failed, cancelled, (await live()) - before];`);
  expect(answer).toEqual([['failed', 'enough'], 'enough', 0]);
  expect(calls).toMatchObject([{ status: 0, networkUs: 35_000 }]);
});

test.each([
  [
    'text',
    `const reading = told(answer.text()); controller.abort('why'); return [await reading, answer.bodyUsed]`,
  ],
  ['text, later', `controller.abort('why'); return [await told(answer.text()), answer.bodyUsed]`],
  [
    'a reader',
    `const reader = answer.body.getReader(); await reader.read(); const closed = told(reader.closed); controller.abort('why'); return [await closed, (await told(reader.read()))[0] === 'failed']`,
  ],
  [
    'a clone',
    `const clone = answer.clone(); controller.abort('why'); const both = await Promise.all([told(answer.text()), told(clone.text())]); return [both[0], both[1][1] === 'why']`,
  ],
])('one that is aborted while the answer is read by %s breaks it off', async (_, code) => {
  const { answer } = await visit(`
    const before = await live();
    const controller = new AbortController();
    const answer = await fetch('https://o.test/', { signal: controller.signal });
    const results = await (async () => { ${code} })();
    return [...results, (await live()) - before];`);
  expect(answer).toEqual([['failed', 'why'], true, 0]);
});

test('one that is aborted afterwards changes nothing', async () => {
  const { answer } = await visit(`
    const controller = new AbortController();
    const answer = await fetch('https://o.test/', { signal: controller.signal });
    const { length } = await answer.text();
    controller.abort();
    return length;`);
  expect(answer).toBe(300_000);
});

test.each([
  ['its stream is cancelled', `await (await fetch('https://o.test/')).body.cancel()`],
  [
    'its reader cancels midway',
    `const reader = (await fetch('https://o.test/')).body.getReader(); await reader.read(); await reader.cancel()`,
  ],
  ['a loop over it breaks', `for await (const chunk of (await fetch('https://o.test/')).body) break`],
  ['it is read to the end', `await (await fetch('https://o.test/')).text()`],
  [
    'what it is piped into fails',
    `await (await fetch('https://o.test/')).body.pipeTo(new WritableStream({ write() { throw 1; } })).catch(() => {})`,
  ],
  [
    'both of its clones are cancelled',
    `const a = await fetch('https://o.test/'); const b = a.clone(); await Promise.all([a.body.cancel(), b.body.cancel()])`,
  ],
])('an answer holds nothing any more once %s', async (_, code) => {
  const { answer } = await visit(`const before = await live(); ${code}; return (await live()) - before;`);
  expect(answer).toBe(0);
});

test('nor does the request once its body is cancelled', async () => {
  const { answer } = await visit(`
    const before = await live();
    const reader = request.body.getReader();
    await reader.read();
    const during = (await live()) - before;
    await reader.cancel();
    return [during > 0, (await live()) - before];`);
  expect(answer).toEqual([true, 0]);
});

test('a request follows the signal it was given', async () => {
  const run = await loadSnippets([
    `const controller = new AbortController();
     const made = new Request('https://o.test/', { signal: controller.signal });
     const clone = made.clone();
     controller.abort('why');
     const failed = await Promise.all([made, clone].map((one) => fetch(one).catch((reason) => reason)));
     return [failed, made.signal === made.signal, made.signal === controller.signal, made.signal.reason, clone.signal.aborted];`,
    `return [request.signal instanceof AbortSignal, request.signal.aborted];`,
  ]);
  expect(run(0)).toEqual([['why', 'why'], true, false, 'why', true]);
  expect(run(1)).toEqual([true, false]);
});

testSameAsNode({
  'signals of requests': {
    'one of its own, that follows': `const c = new AbortController(); const r = new Request('https://a.test', { signal: c.signal }); const before = [r.signal.aborted, r.signal === c.signal, r.signal === r.signal]; let told = 0; r.signal.addEventListener('abort', () => told++); c.abort('x'); return [before, r.signal.aborted, r.signal.reason, told]`,
    'none is given': `const r = new Request('https://a.test'); return [r.signal instanceof AbortSignal, r.signal.aborted]`,
    'made of another': `const c = new AbortController(); const r = new Request(new Request('https://a.test', { signal: c.signal })); const n = new Request(new Request('https://a.test', { signal: c.signal }), { signal: null }); c.abort(); return [r.signal.aborted, n.signal.aborted]`,
    'what is no signal': `return [5, {}, 'x', null, undefined].map((signal) => { try { new Request('https://a.test', { signal }); return 'taken'; } catch (e) { return e.name; } })`,
    'aborted already': `return new Request('https://a.test', { signal: AbortSignal.abort('x') }).signal.reason`,
  },
});
