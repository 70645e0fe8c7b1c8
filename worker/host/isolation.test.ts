/** Whatever one request leaves behind, the next must not see: it answers as it would in a brand-new handler. */
import { beforeAll, expect, test } from 'vitest';
import { environment, get, loadHandler, textOf } from '../engine/fixtures/real-handler.ts';
import type { Execution, Handler } from './handler.ts';

/** `/probe` tells all that it can see of earlier requests. Every other path leaves something behind. */
const SOURCE = `
let count = 0;
const list: number[] = [];
const shared = new Map<string, unknown>();
let kept: Response | null = null;

const leave: Record<string, (request: Request, ctx: any) => unknown> = {
  '/module-state': () => { count = 99; list.push(1); shared.set('secret', 'x'); },
  '/globals': () => { (globalThis as any).leaked = 'x'; (globalThis as any).Response.leaked = 1; Math.PI; (Math as any).leaked = 1; },
  '/prototypes': () => {
    (Object.prototype as any).polluted = 'x';
    Array.prototype.push = () => 7;
    Response.prototype.clone = () => { throw 1; };
    String.prototype.toString = () => 'hijacked';
    (Promise.prototype as any).then = null;
  },
  '/replaced-globals': () => { globalThis.fetch = (() => { throw 1; }) as any; globalThis.JSON.stringify = () => 'hijacked'; Date.now = () => 5; Math.random = () => 0.5; },
  '/timers': () => { setTimeout(() => { count = 99; console.log('ghost'); }, 10); setInterval(() => { count++; }, 5); },
  '/open-fetch': () => { fetch('https://origin.test/slow').then(() => { count = 99; console.log('ghost'); }); },
  '/unread-body': async () => { kept = await fetch('https://origin.test/'); shared.set('kept', kept.body); },
  '/work-after': (_, ctx) => { ctx.waitUntil(new Promise((done) => setTimeout(done, 20)).then(() => { count = 99; })); },
  '/console': () => { console.time('t'); console.count('c'); console.log('x'.repeat(10_000)); },
  '/randomness': () => { Math.random(); crypto.getRandomValues(new Uint8Array(1000)); },
  '/grown-memory': () => { shared.set('big', new Uint8Array(20_000_000).fill(1)); },
  '/thrown-error': () => { count = 99; throw new RangeError('x'); },
  '/rejection': () => { Promise.reject(new Error('x')); },
  '/recursion': () => { count = 99; const f = (): number => 1 + f(); f(); },
  '/native-recursion': () => { count = 99; const f = (): unknown => [1].map(f); f(); },
  '/deep-json': () => { count = 99; JSON.parse('['.repeat(1_000_000)); },
  '/deep-clone': () => { count = 99; let deep: any = {}; for (let i = 0; i < 100_000; i++) deep = { deep }; structuredClone(deep); },
  '/out-of-memory': () => { count = 99; const big = []; for (;;) big.push({ list: [1] }); },
  '/huge-buffer': () => { count = 99; new Uint8Array(500_000_000); },
  '/too-many-calls': async () => { count = 99; for (;;) await fetch('https://origin.test/'); },
  '/endless-wait': () => { count = 99; return new Promise((done) => setTimeout(done, 1e9)); },
  '/never-settles': () => { count = 99; return new Promise(() => {}); },
  '/large-answer': () => { count = 99; return new Response(new Uint8Array(11 * 1024 * 1024)); },
  '/no-response': () => { count = 99; return 5; },
};

function probe(request: Request): Response {
  console.count('c');
  console.timeEnd('t');
  return Response.json({
    count: count++, list, shared: [...shared.keys()], kept: kept === null,
    globals: Object.keys(globalThis), onResponse: Object.keys(Response), onMath: Object.keys(Math),
    polluted: ({} as any).polluted, pushed: [].push(1 as never), text: 'a'.toString(), then: typeof Promise.prototype.then,
    random: Math.random(), uuid: crypto.randomUUID(), now: Date.now(), elapsed: performance.now(),
    fetch: String(fetch).length, headers: [...request.headers],
  });
}

export default {
  async fetch(request: Request, env: unknown, ctx: any): Promise<any> {
    const path = new URL(request.url).pathname;
    if (path === '/probe') return probe(request);
    return (await leave[path]!(request, ctx)) ?? new Response('left');
  },
};`;

const PATHS = [...SOURCE.matchAll(/^ {2}'(\/[\w-]+)'/gm)].map(([, path = '']) => path);
/** Those that cannot answer, and what becomes of them. */
const FAILURES: Readonly<Record<string, object>> = {
  '/thrown-error': { kind: 'handler-threw', error: { name: 'RangeError' } },
  '/recursion': { kind: 'handler-threw', error: { name: 'RangeError' } },
  '/native-recursion': { kind: 'handler-threw', error: { name: 'RangeError' } },
  '/deep-json': { kind: 'handler-threw', error: { name: 'RangeError' } },
  '/deep-clone': { kind: 'out-of-memory' },
  '/out-of-memory': { kind: 'out-of-memory' },
  '/huge-buffer': { kind: 'out-of-memory' },
  '/too-many-calls': { kind: 'too-many-calls' },
  '/endless-wait': { kind: 'wait-limit' },
  '/never-settles': { kind: 'never-settles' },
  '/large-answer': { kind: 'body-too-large' },
  '/no-response': { kind: 'not-a-response' },
};

const reply = { status: 200, headers: [], body: new Uint8Array(10), networkUs: 5_000, serviceUs: 5_000 };
const world = environment({ callOrigin: () => reply });

/** All of it but real time. */
const seenOf = ({ result, console, calls, waits }: Execution): object => ({
  answer: textOf({ result } as Execution),
  console,
  calls,
  waits: waits.length,
});

let pooled: Handler;
let untouched: object;
beforeAll(async () => {
  pooled = await loadHandler(SOURCE);
  untouched = seenOf((await loadHandler(SOURCE)).run(get('/probe'), world));
});

test('there is something to see', () => {
  expect(untouched).toMatchObject({
    console: [{ text: 'c: 1' }, { text: "Timer 't' does not exist" }],
    answer: expect.stringContaining('"count":0') as string,
  });
});

test.each(PATHS)('after %s the next request sees nothing of it', (path) => {
  const { result } = pooled.run(get(path), world);
  expect(result).toMatchObject(path in FAILURES ? { failure: FAILURES[path] } : { value: { status: 200 } });
  expect(seenOf(pooled.run(get('/probe'), world))).toEqual(untouched);
});

test('after all of them in a row, twice, the next request sees nothing', () => {
  for (const path of [...PATHS, ...PATHS]) pooled.run(get(path), world);
  expect(seenOf(pooled.run(get('/probe'), world))).toEqual(untouched);
});

test.each([
  ['/native-recursion', 10],
  ['/endless-wait', 300],
  ['/too-many-calls', 100],
])('after %s, %i times over, no stack is lost', (path, times) => {
  for (let time = 0; time < times; time++) pooled.run(get(path), world);
  expect(seenOf(pooled.run(get('/probe'), world))).toEqual(untouched);
});

test('a thousand requests see the same', () => {
  for (let index = 0; index < 1_000; index++) pooled.run(get('/probe'), world);
  expect(seenOf(pooled.run(get('/probe'), world))).toEqual(untouched);
});

test('two handlers of one source do not share anything', async () => {
  const other = await loadHandler(SOURCE);
  other.run(get('/module-state'), world);
  pooled.run(get('/globals'), world);
  expect(seenOf(other.run(get('/probe'), world))).toEqual(untouched);
});
