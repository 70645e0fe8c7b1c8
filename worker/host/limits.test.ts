import { expect, test } from 'vitest';
import { environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';
import type { RunFailure } from '../protocol/failure.ts';
import { type Environment, LIMITS, type OriginReply } from './environment.ts';

const MIB = 1024 * 1024;
const at = (line: number, column: number): object => ({ file: 'handler.ts', line, column });
const reply = (body: Uint8Array<ArrayBuffer>): OriginReply => ({
  status: 200,
  headers: [],
  body,
  networkUs: 0,
  serviceUs: 1,
});

/** One handler for all: \`/ok\` answers, and each case is a path of its own. */
const CASES: Readonly<Record<string, readonly [code: string, failure: RunFailure | object]>> = {
  'a body over 10 MiB': [
    'return new Response(new Uint8Array(10 * 1024 * 1024 + 1))',
    { kind: 'body-too-large', limitBytes: 10 * MIB },
  ],
  'a body of 50 MB': [
    'return new Response(new Uint8Array(50e6))',
    { kind: 'body-too-large', limitBytes: 10 * MIB },
  ],
  'a sent body over 10 MiB': [
    'return fetch("https://origin.test", { method: "POST", body: new Uint8Array(11e6) })',
    { kind: 'body-too-large', limitBytes: 10 * MIB },
  ],
  'a text too long for its memory': [
    'return new Response("x".repeat(60e6))',
    { kind: 'out-of-memory', limitBytes: 128 * MIB },
  ],
  'waiting over 30 s': [
    'await new Promise((done) => setTimeout(done, 30_001)); return new Response("")',
    { kind: 'wait-limit', limitMs: 30_000 },
  ],
  'waiting over 30 s in steps': [
    'for (;;) await new Promise((done) => setTimeout(done, 500));',
    { kind: 'wait-limit', limitMs: 30_000 },
  ],
  'an interval that goes on for ever': [
    'await new Promise(() => setInterval(() => 1, 100));',
    { kind: 'wait-limit', limitMs: 30_000 },
  ],
  'more than 64 calls': [
    'for (let i = 0; i < 65; i++) await fetch("https://origin.test"); return new Response("")',
    { kind: 'too-many-calls', limit: 64 },
  ],
  'more than 64 calls at once': [
    'await Promise.all(Array.from({ length: 65 }, () => fetch("https://origin.test"))); return new Response("")',
    { kind: 'too-many-calls', limit: 64 },
  ],
  'buffers without end': [
    'const a = []; for (;;) a.push(new Uint8Array(1e6))',
    { kind: 'out-of-memory', limitBytes: 128 * MIB },
  ],
  'objects without end': [
    'const a = []; for (;;) a.push({ b: [1] })',
    { kind: 'out-of-memory', limitBytes: 128 * MIB },
  ],
  'an answer that never comes': ['await new Promise(() => {})', { kind: 'never-settles' }],
  'a number': ['return 5', { kind: 'not-a-response', got: 'a number' }],
  'a text': ['return "x"', { kind: 'not-a-response', got: 'a string' }],
  nothing: ['return', { kind: 'not-a-response', got: 'undefined' }],
  null: ['return null', { kind: 'not-a-response', got: 'null' }],
  'an object': ['return { status: 200 }', { kind: 'not-a-response', got: 'an object of class Object' }],
  'an object without a class': [
    'return Object.create(null)',
    { kind: 'not-a-response', got: 'an object of class (none)' },
  ],
  'a promise in a promise': [
    'return Promise.resolve([])',
    { kind: 'not-a-response', got: 'an object of class Array' },
  ],
  'a thrown text': [
    'throw "text"',
    { kind: 'handler-threw', error: { name: 'Uncaught', message: 'text', stack: [] } },
  ],
  'a thrown object': [
    'console.log(1); throw { a: [1], b: new Map([[2, undefined]]) }',
    {
      kind: 'handler-threw',
      error: { name: 'Uncaught', message: '{ a: [ 1 ], b: Map(1) { 2 => undefined } }', stack: [] },
    },
  ],
  'nothing thrown': [
    'throw undefined',
    { kind: 'handler-threw', error: { name: 'Uncaught', message: 'undefined', stack: [] } },
  ],
  'a used body as the answer': [
    'const r = new Response("x"); await r.text(); return r',
    {
      kind: 'handler-threw',
      error: { name: 'TypeError', message: 'the body has already been read', stack: [] },
    },
  ],
};
const NAMES = Object.keys(CASES);

const handler = await loadHandler(`const cases: any[] = [
${NAMES.map((name) => `async () => { ${CASES[name]?.[0]} },`).join('\n')}
];
export default {
  async fetch(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.slice(1);
    return path === 'ok' ? new Response('ok') : cases[Number(path)]();
  },
};`);
const world: Environment = environment({ callOrigin: () => reply(new Uint8Array(1)) });

test.each(NAMES.map((name, index) => [name, index] as const))(
  '%s fails as such, and the next run works',
  (name, index) => {
    expect(handler.run(get(`/${index}`), world).result).toEqual({ ok: false, failure: CASES[name]?.[1] });
    expect(textOf(handler.run(get('/ok'), world))).toBe('ok');
  },
);

test('a thrown error has the frames of the TypeScript, innermost first', async () => {
  const throwing = await loadHandler(`interface A { readonly b: string }
const inner = async (a: A): Promise<never> => { await null; throw new TypeError(\`no \${a.b}\`); };
export default {
  async fetch(request: Request): Promise<Response> { const a: A = { b: 'x' };
    return await inner(a as A);
  },
};`);
  expect(throwing.run(get(), world).result).toEqual({
    ok: false,
    failure: {
      kind: 'handler-threw',
      error: {
        name: 'TypeError',
        message: 'no x',
        stack: [{ functionName: 'inner', location: at(2, 87) }],
      },
    },
  });
});

test.each([
  ['exactly 10 MiB of body', `return new Response(new Uint8Array(${LIMITS.bodyBytes}))`],
  [
    'exactly 30 s of waiting',
    `await new Promise((done) => setTimeout(done, 30_000)); return new Response('')`,
  ],
  [
    'exactly 64 calls',
    `for (let i = 0; i < 64; i++) await fetch('https://origin.test'); return new Response('')`,
  ],
  ['90 MB of memory', `const a = new Uint8Array(90e6).fill(1); return new Response(String(a[5]))`],
])('%s is allowed', async (_, code) => {
  const generous = await loadHandler(`export default { async fetch() { ${code} } };`);
  expect(generous.run(get(), world).result).toMatchObject({ ok: true, value: { status: 200 } });
});

test('endless printing is cut, said so, and does not end the run', async () => {
  const chatty = await loadHandler(
    `export default { fetch() { for (let i = 0; i < 20_000; i++) console.log('line', i); return new Response('ok'); } };`,
  );
  const { result, console } = chatty.run(get(), world);
  expect(result.ok).toBe(true);
  expect(console.length).toBeLessThan(10_000);
  expect(console.at(0)?.text).toBe('line 0');
  expect(console.at(-1)).toEqual({
    level: 'warn',
    text: "The console keeps 256 KiB of a request's records, each with its place in the code; the rest was dropped.",
    location: null,
  });
});

test.each([
  ['wait', 'new Promise((done) => setTimeout(done, 60_000))', 'Stopped: it waited for more than 30 s'],
  [
    'call',
    '(async () => { for (;;) await fetch("https://origin.test"); })()',
    'Stopped: it made more than 64 calls',
  ],
  [
    'upload',
    'Promise.resolve().then(() => fetch("https://origin.test", { method: "POST", body: new Uint8Array(11e6) }))',
    'Stopped: it sent a body of more than 10 MiB',
  ],
])('a limit to %s that is reached after the answer does not take it back', async (_, work, text) => {
  const late = await loadHandler(`export default { async fetch(request, env, ctx) {
    const later = new Promise((done) => setTimeout(done, 1));
    if (request.url.endsWith('/late')) ctx.waitUntil(later.then(() => ${work}));
    return new Response('ok');
  } };`);
  const execution = late.run(get('/late'), world);
  expect(textOf(execution)).toBe('ok');
  expect(execution.console).toEqual([
    { level: 'error', text: `${text} (after the response was sent)`, location: null },
  ]);
  expect(textOf(late.run(get('/'), world))).toBe('ok');
});

test('memory that runs out while the host hands something over is out of memory', async () => {
  const full = await loadHandler(
    `export default { async fetch() { const a = new Uint8Array(105e6); const { status } = await fetch('https://origin.test'); return new Response(String(status + a[0])); } };`,
  );
  const headers = [['x', 'y'.repeat(30e6)]] as const;
  const callOrigin = (): OriginReply => ({ ...reply(new Uint8Array(1)), headers });
  expect(full.run(get(), environment({ callOrigin })).result).toEqual({
    ok: false,
    failure: { kind: 'out-of-memory', limitBytes: 128 * MIB },
  });
});

test('a failure is told however much was printed before, and however long it is', async () => {
  const chatty = await loadHandler(`export default { fetch(request) {
    for (let i = 0; i < 300; i++) console.log('x'.repeat(1_000));
    throw new RangeError(request.url.endsWith('/long') ? '€'.repeat(1_000_000) : 'here');
  } };`);
  const short = chatty.run(get('/'), world);
  expect(short.result).toMatchObject({
    ok: false,
    failure: { error: { name: 'RangeError', message: 'here' } },
  });
  expect(short.console.at(-1)?.level).toBe('warn');
  const long = chatty.run(get('/long'), world);
  expect(long.result).toMatchObject({ ok: false, failure: { error: { message: `${'€'.repeat(10_000)}…` } } });
});

test('the console is measured in bytes, and its text arrives as it was written', async () => {
  const line = '€é😀\ufeff'.repeat(2_000);
  const chatty = await loadHandler(
    `export default { fetch() { for (let i = 0; i < 100; i++) console.log(${JSON.stringify(line)}); return new Response(''); } };`,
  );
  const { console } = chatty.run(get(), world);
  expect(new Set(console.slice(0, -1).map(({ text }) => text))).toEqual(new Set([line]));
  expect(console.length - 1).toBe(Math.floor(LIMITS.consoleBytes / (Buffer.byteLength(line) + 150)));
});
