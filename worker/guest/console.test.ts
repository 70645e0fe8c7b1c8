// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { expect, test } from 'vitest';
import { environment, get, loadHandler } from '../engine/fixtures/real-handler.ts';
import type { ConsoleEntry } from '../protocol/http.ts';

/** What a handler with this TypeScript in its body prints. The code starts at line 3, column 1. */
async function printed(code: string): Promise<readonly ConsoleEntry[]> {
  const handler = await loadHandler(`export default {
async fetch(request: Request, env: unknown, ctx: any): Promise<Response> {
${code}
return new Response('');
} };`);
  return handler.run(get(), environment()).console;
}

test.each([
  ['text, bare', `'a', 'b c'`, 'a b c'],
  [
    'numbers and the like',
    `1, -0, NaN, 10n, true, null, undefined, Symbol('s')`,
    '1 0 NaN 10n true null undefined Symbol(s)',
  ],
  ['objects', `{ a: 1, 'b-c': 'x', d: [1, 'y'] }`, '{ a: 1, "b-c": "x", d: [1, "y"] }'],
  ['nothing in them', `{}, []`, '{} []'],
  ['objects too deep', `{ a: { b: { c: { d: 1 } } } }`, '{ a: { b: { c: [Object] } } }'],
  ['many items', `Array.from({ length: 60 }, () => 0)`, `[${'0, '.repeat(50)}…]`],
  ['cycles', `(() => { const a: any = { x: 1 }; a.self = a; return a; })()`, '{ x: 1, self: [Circular] }'],
  ['classes', `new (class Point { x = 1 })()`, 'Point { x: 1 }'],
  ['no prototype', `Object.assign(Object.create(null), { a: 1 })`, '[Object: null prototype] { a: 1 }'],
  ['functions', `function named() {}, () => 1`, '[Function named] [Function (anonymous)]'],
  [
    'maps and sets',
    `new Map([['a', { b: 1 }]]), new Set([1]), new Map()`,
    'Map(1) { "a" => { b: 1 } } Set(1) { 1 } Map(0) {}',
  ],
  ['bytes', `Uint8Array.of(1, 2), new ArrayBuffer(3)`, 'Uint8Array(2) [1, 2] ArrayBuffer { byteLength: 3 }'],
  [
    'dates and patterns',
    `new Date(0), new Date(NaN), /a\\/b/g`,
    '1970-01-01T00:00:00.000Z Invalid Date /a\\/b/g',
  ],
  [
    'Web objects',
    `new URL('https://a.test/?b'), new Headers({ A: '1' }), new URLSearchParams('a=1')`,
    'URL "https://a.test/?b" Headers { a: "1" } URLSearchParams "a=1"',
  ],
  ['promises', `Promise.resolve(1)`, 'Promise {}'],
  ['hostile getters', `{ get a() { throw new Error('no'); } }`, '[cannot be shown: Error: no]'],
  ['lone surrogates', `'\\ud800'`, '\ufffd'],
  ['several lines', `'a\\nb'`, 'a\nb'],
])('console.log shows %s', async (_, values, text) => {
  expect(await printed(`console.log(${values});`)).toEqual([
    { level: 'log', text, location: { file: 'handler.ts', line: 3, column: expect.any(Number) as number } },
  ]);
});

test('an error is shown with its stack in the handler', async () => {
  const [entry] = await printed(`console.error(new RangeError('too far'));`);
  expect(entry?.text).toMatch(/^RangeError: too far\n\s+at fetch \(handler\.ts:\d+:\d+\)/);
});

test.each(['debug', 'log', 'info', 'warn', 'error'])(
  'console.%s keeps its level and its line',
  async (level) => {
    const code = `const unused: number = 1;\n  console.${level}('x');`;
    expect(await printed(code)).toEqual([
      { level, text: 'x', location: { file: 'handler.ts', line: 4, column: expect.any(Number) as number } },
    ]);
  },
);

test('the column is that of the call in the TypeScript source, types before it or not', async () => {
  const code = `const f = (value: string, more: Map<string, number>): void => console.log(value); f('x', new Map());`;
  const [entry] = await printed(code);
  const column = code.indexOf('console.log');
  expect(entry?.location?.line).toBe(3);
  expect(entry?.location?.column).toBeGreaterThan(column);
  expect(entry?.location?.column).toBeLessThanOrEqual(column + 'console.log(value)'.length);
});

test.each([
  [
    'assert',
    `console.assert(1 === 1, 'fine'); console.assert(false, 'broken', 1);`,
    [['error', 'Assertion failed: broken 1']],
  ],
  [
    'count',
    `console.count(); console.count('a'); console.count(); console.countReset(); console.count();`,
    [
      ['info', 'default: 1'],
      ['info', 'a: 1'],
      ['info', 'default: 2'],
      ['info', 'default: 1'],
    ],
  ],
  [
    'time',
    `console.time('t'); await new Promise((done) => setTimeout(done, 25)); console.timeEnd('t'); console.timeEnd('t');`,
    [['info', 't: 25.000 ms']],
  ],
  [
    'dir and table',
    `console.dir({ a: 1 }); console.table([1]);`,
    [
      ['log', '{ a: 1 }'],
      ['log', '[1]'],
    ],
  ],
  [
    'groups',
    `console.group('g'); console.log('x'); console.groupEnd();`,
    [
      ['log', 'g'],
      ['log', 'x'],
    ],
  ],
  ['nothing', `console.log();`, [['log', '']]],
])('console: %s', async (_, code, expected) => {
  expect((await printed(code)).map(({ level, text }) => [level, text])).toEqual(expected);
});

test('console.trace shows the stack', async () => {
  const [entry] = await printed(`const outer = () => console.trace('here'); outer();`);
  expect(entry?.text).toMatch(/^Trace: here\n\s+at outer \(handler\.ts:3:\d+\)/);
});

test.each([
  ['a promise that nobody waits for', `void (async () => { throw new TypeError('lost'); })();`],
  [
    'work after the response',
    `ctx.waitUntil(Promise.resolve().then(() => { Promise.reject(new TypeError('lost')); }));`,
  ],
])('an error in %s is told, and does not fail the request', async (_, code) => {
  const entries = await printed(code);
  expect(entries).toEqual([
    {
      level: 'error',
      text: 'Uncaught (in promise) TypeError: lost',
      location: { file: 'handler.ts', line: 3, column: expect.any(Number) as number },
    },
  ]);
});

test('a rejection that is handled in time is nobody else’s business', async () => {
  expect(
    await printed(
      `const failing = Promise.reject(new Error('x')); await null; await failing.catch(() => 1);`,
    ),
  ).toEqual([]);
});

test('what a handler prints cannot pass for a record of its own', async () => {
  const forged = JSON.stringify({ failure: 'handler-threw', name: 'x', message: 'y', stack: '' });
  expect((await printed(`console.error(${JSON.stringify(forged)});`)).map(({ text }) => text)).toEqual([
    forged,
  ]);
});

test('a printed error shows the user’s frames and none of the runtime’s', async () => {
  const [entry] = await printed(`console.log(new Error('e'));`);
  expect(entry?.text).toMatch(/^Error: e\n\s+at .*handler\.ts:\d+:\d+/);
  expect(entry?.text).not.toContain('<null>');
  expect(entry?.text.split('\n')).toHaveLength(2);
});
