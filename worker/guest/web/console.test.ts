// oxlint-disable no-restricted-imports -- tests drive the guest from outside, through the real compiler and host
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { environment, get, loadHandler } from '../../engine/fixtures/real-handler.ts';
import type { ConsoleEntry } from '../../protocol/http.ts';

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
    '1 -0 NaN 10n true null undefined Symbol(s)',
  ],
  ['objects', `{ a: 1, 'b-c': 'x', d: [1, 'y'] }`, `{ a: 1, 'b-c': 'x', d: [ 1, 'y' ] }`],
  ['nothing in them', `{}, []`, '{} []'],
  ['objects too deep', `{ a: { b: { c: { d: 1 } } } }`, '{ a: { b: { c: [Object] } } }'],
  ['many items', `Array.from({ length: 160 }, () => 0)`, `[ ${'0, '.repeat(100)}... 60 more items ]`],
  [
    'cycles',
    `(() => { const a: any = { x: 1 }; a.self = a; return a; })()`,
    '<ref *1> { x: 1, self: [Circular *1] }',
  ],
  ['classes', `new (class Point { x = 1 })()`, 'Point { x: 1 }'],
  ['no prototype', `Object.assign(Object.create(null), { a: 1 })`, '[Object: null prototype] { a: 1 }'],
  ['functions', `function named() {}, () => 1`, '[Function: named] [Function (anonymous)]'],
  [
    'maps and sets',
    `new Map([['a', { b: 1 }]]), new Set([1]), new Map()`,
    `Map(1) { 'a' => { b: 1 } } Set(1) { 1 } Map(0) {}`,
  ],
  [
    'bytes',
    `Uint8Array.of(1, 2), new ArrayBuffer(3)`,
    'Uint8Array(2) [ 1, 2 ] ArrayBuffer { [Uint8Contents]: <00 00 00>, byteLength: 3 }',
  ],
  [
    'dates and patterns',
    `new Date(0), new Date(NaN), /a\\/b/g`,
    '1970-01-01T00:00:00.000Z Invalid Date /a\\/b/g',
  ],
  [
    'Web objects',
    `new Headers({ A: '1' }), new URLSearchParams('a=1'), new AbortController().signal, crypto.subtle, new Event('x').constructor === Event`,
    `Headers { a: '1' } URLSearchParams { 'a' => '1' } AbortSignal { aborted: false, reason: undefined, onabort: null } SubtleCrypto {} true`,
  ],
  [
    'a URL',
    `new URL('https://a.test/?b')`,
    `URL { href: 'https://a.test/?b', protocol: 'https:', username: '', password: '', host: 'a.test', hostname: 'a.test', port: '', pathname: '/', search: '?b', hash: '', origin: 'https://a.test' }`,
  ],
  ['promises', `Promise.resolve(1)`, 'Promise {}'],
  ['hostile getters', `{ get a() { throw new Error('no'); } }`, '{ a: [Getter] }'],
  ['lone surrogates', `'\\ud800'`, '\ufffd'],
  [
    'hostile proxies',
    `new Proxy({}, { ownKeys() { throw new Error('no'); } })`,
    '[cannot be shown: Error: no]',
  ],
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
    [
      ['info', 't: 25.000 ms'],
      ['warn', "Timer 't' does not exist"],
    ],
  ],
  [
    'timeLog',
    `console.time(); await new Promise((done) => setTimeout(done, 5)); console.timeLog('default', { a: 1 });`,
    [['info', 'default: 5.000 ms { a: 1 }']],
  ],
  [
    'dir',
    `console.dir({ a: { b: 1 } }, { depth: 0 }); console.dir({ a: { b: { c: { d: { e: 1 } } } } }, { depth: null });`,
    [
      ['log', '{ a: [Object] }'],
      ['log', '{ a: { b: { c: { d: { e: 1 } } } } }'],
    ],
  ],
  [
    'groups',
    `console.group('g'); console.log('x\\ny'); console.group(); console.error('z'); console.groupEnd(); console.groupEnd(); console.groupEnd(); console.log('end');`,
    [
      ['log', 'g'],
      ['log', '  x\n  y'],
      ['error', '    z'],
      ['log', 'end'],
    ],
  ],
  ['nothing', `console.log();`, [['log', '']]],
])('console: %s', async (_, code, expected) => {
  expect((await printed(code)).map(({ level, text }) => [level, text])).toEqual(expected);
});

/** What Node prints for the same, on one line as far as it can. */
async function printedInNode(code: string): Promise<string> {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _, done): void {
      text += chunk.toString();
      done();
    },
  });
  const console = new Console({ stdout: stream, stderr: stream, inspectOptions: { breakLength: Infinity } });
  const run = runInThisContext(`(async (console) => {${code}})`) as (console: Console) => Promise<void>;
  await run(console);
  return text.trimEnd();
}

test.each([
  ['formats', `console.log('%s is %d years and %i, %f', 'Bob', 42.5, 42.9, '1.5x', 'more', { a: 1 });`],
  [
    'formats of objects',
    `console.log('%o %O %j %c %% %x %s', { a: 1 }, { a: { b: { c: { d: 1 } } } }, { a: [1] }, 'css');`,
  ],
  [
    'formats of primitives',
    `console.log('%s %s %s %s %s %s', null, undefined, 5n, -0, Symbol('x'), { a: { b: 1 } });`,
  ],
  [
    'formats of what says itself',
    `console.log('%s %s', { toString: () => 'mine' }, new (class T { toString() { return 'T!'; } })());`,
  ],
  ['numbers', `console.log('%d %d %d %d %i %i %f', '5', 'x', {}, Symbol('a'), 5n, '7.9', 'abc');`],
  [
    'marks without values',
    `console.log('100%', 5); console.log('a%sb%sc', 1); console.log('%s'); console.log(5, '%s', 1);`,
  ],
  ['a table of lists', `console.table([[1, 2], [3, 4]]);`],
  [
    'a table of objects',
    `console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]); console.table({ r1: { a: 1 }, r2: { b: 2 } });`,
  ],
  ['a table of some columns', `console.table([{ a: 1, b: 'x' }, { a: 2 }], ['b']);`],
  ['a table of this and that', `console.table([1, 'x', { a: 1 }]); console.table([]); console.table(5);`],
  [
    'keys',
    `console.log({ a: 1, 'b-c': 'x', [Symbol('k')]: 2, $x: 1, 1: 2, u: undefined, get g() { return 1; }, set s(v) {} });`,
  ],
  [
    'depth',
    `console.log({ a: { b: { c: { d: 1 } } } }, { a: { b: { c: {} } }, e: { f: { g: [], h: [1] } } }, [[[[[1]]]], [[[new Date(0)]]]]);`,
  ],
  ['holes', `console.log(new Array(5), [1, , 3], Object.assign([1, 2], { x: 1 }));`],
  [
    'cycles',
    `const a = { x: 1 }; a.self = a; a.list = [a]; const b = { c: {} }; b.c.d = b.c; console.log(a, b);`,
  ],
  [
    'classes',
    `console.log(new (class Point { x = 1; })(), new (class Empty {})(), Object.create(null), class A {}, class B extends Array {}, new (class Foo extends Set {})([1]));`,
  ],
  [
    'functions',
    `console.log(function named() {}, () => 1, async function af() {}, function* g() {}, Object.assign(function f() {}, { a: 1 }));`,
  ],
  [
    'collections',
    `console.log(new Map([['a', { b: 1 }], [{ k: 1 }, 2]]), new Set([1, 'x']), new WeakMap(), Object.assign(new Map([[1, 2]]), { extra: 1 }));`,
  ],
  [
    'binary data',
    `console.log(Uint8Array.of(1, 2), new BigInt64Array(2), new Uint8Array([1, 255]).buffer, new DataView(new ArrayBuffer(2)));`,
  ],
  [
    'boxed values',
    `console.log(Object(1), Object('ab'), Object(5n), [Object('x')], Object.assign(new Number(3), { a: 1 }));`,
  ],
  ['text within', `console.log(["it's", 'q"\\'', 'a\\nb\\t', '\\x00\\x1b', 'é', 'x'.repeat(20000)]);`],
  ['dates and patterns', `console.log([new Date(0), /x/y], new Date(NaN), Object.assign(/x/, { a: 1 }));`],
])('console prints %s as Node does', async (_, code) => {
  const inGuest = (await printed(code)).map(({ text }) => text).join('\n');
  expect(inGuest).toBe(await printedInNode(code));
});

test('an error is shown with why it came, and with what it carries', async () => {
  const [entry] = await printed(
    `console.log(Object.assign(new Error('outer', { cause: new TypeError('inner') }), { code: 'E1' }));`,
  );
  const lines = entry?.text.split('\n').map((line) => line.replace(/ \(?handler.*/, ''));
  expect(lines).toEqual([
    'Error: outer',
    '    at fetch',
    "  code: 'E1',",
    '  [cause]: TypeError: inner',
    '      at fetch',
    '}',
  ]);
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
