import { gzipSync } from 'node:zlib';
import { componentWit } from '@bytecodealliance/jco-transpile/wasm-tools';
import { expect, test } from 'vitest';
import {
  compileHandler,
  compileText,
  coreOf,
  environment,
  get,
  loadHandler,
  textOf,
} from '../engine/fixtures/real-handler.ts';

const HELLO = `export default { fetch: () => new Response('hello') };`;
/** With every part of the runtime in it; without, a hello is to fit 1,400,000 bytes and 600,000 zipped. */
const COMPONENT_BUDGET_BYTES = 2_000_000;
/** The engine's stack is the first MiB of its memory. */
const STACK_BYTES = 1 << 20;
const GZIP_BUDGET_BYTES = 850_000;

test.each([
  ['default-export', `export default { async fetch(request) { return new Response('hello'); } };`],
  [
    'default-export',
    `class App { text = 'hello'; fetch() { return new Response(this.text); } }\nexport default new App();`,
  ],
  [
    'default-export',
    `addEventListener('fetch', () => { throw 1; });\nexport default { fetch: () => new Response('hello') };`,
  ],
  ['fetch-event', `addEventListener('fetch', (event) => event.respondWith(new Response('hello')));`],
  [
    'fetch-event',
    `addEventListener('fetch', (event) => event.respondWith((async () => { await null; return new Response('hello'); })()));`,
  ],
  [
    'fetch-event',
    `addEventListener('fetch', () => {});\naddEventListener('fetch', (event) => event.respondWith(new Response('hello')));\nexport const other = 1;`,
  ],
])('a %s answers: %s', async (entryStyle, source) => {
  expect(compileHandler(source).entryStyle).toBe(entryStyle);
  expect(textOf((await loadHandler(source)).run(get(), environment()))).toBe('hello');
});

/** Each makes its \`answer\`, which the handler around it returns as JSON. */
test.each([
  [
    'annotations and generics',
    `const pick = <T, K extends keyof T>(from: T, key: K): T[K] => from[key]; const answer: number = pick({ a: 1 }, 'a');`,
    1,
  ],
  [
    'interfaces, aliases and declarations',
    `interface A { b?: string } type C = A & { d: 1 }; declare const e: C; const answer = typeof e;`,
    'undefined',
  ],
  [
    'enums',
    `enum Colour { Red, Green = 5, Blue, Named = 'x' } const answer = [Colour.Red, Colour.Blue, Colour[5], Colour.Named];`,
    [0, 6, 'Green', 'x'],
  ],
  ['constant enums', `const enum Level { Low = 1, High = Low << 3 } const answer = Level.High;`, 8],
  [
    'parameter properties',
    `class Point { constructor(readonly x: number, private y = 2) {} sum(): number { return this.x + this.y; } } const answer = new Point(1).sum();`,
    3,
  ],
  [
    'class fields',
    `abstract class Base { declare hidden: string; static made = 0; #secret = 4; protected readonly open: number = this.#secret; abstract go(): number } class Sub extends Base { override go(): number { return this.open; } } const answer = [new Sub().go(), 'hidden' in new Sub()];`,
    [4, false],
  ],
  ['satisfies, as, ! and <>', `const answer = [({ a: 1 } satisfies object as any).a!, <number>2];`, [1, 2]],
  [
    'overloads and this',
    `function f(x: string): string; function f(x: number): number; function f(this: void, x: any) { return x; } const answer = f(3);`,
    3,
  ],
  [
    'type-only imports',
    `import type { X } from './x.ts'; import { type Y } from './y.ts'; const answer: X | Y = 1 as any;`,
    1,
  ],
  [
    'assertion functions and guards',
    `function isText(x: unknown): x is string { return typeof x === 'string'; } const answer = isText('x');`,
    true,
  ],
  [
    'optional chains and ??=',
    `let a: { b?: number } | null = null; let c: number | undefined; c ??= 5; const answer = a?.b ?? c;`,
    5,
  ],
  [
    'top-level await',
    `const later = await new Promise<number>((done) => queueMicrotask(() => done(7))); const answer = await Promise.all([later, 8]);`,
    [7, 8],
  ],
  [
    'regular expressions with types around',
    `const r: RegExp = /<T>(?<x>a)/u; const answer = r.test('<T>a');`,
    true,
  ],
])('TypeScript: %s', async (_, declarations, expected) => {
  const handler = await loadHandler(
    `${declarations}\nexport default { fetch: () => Response.json(answer) };`,
  );
  expect(JSON.parse(textOf(handler.run(get(), environment())))).toEqual(expected);
});

test('a .js file is JavaScript and no more', () => {
  expect(compileText(HELLO, 'handler.js').ok).toBe(true);
  const typed = compileText(`const a: string = '';\n${HELLO}`, 'handler.js');
  expect(typed).toMatchObject({
    failure: { kind: 'syntax', location: { file: 'handler.js', line: 1, column: 8 } },
  });
});

test('the same source gives the same bytes, whatever was compiled in between', () => {
  const first = compileHandler(HELLO).component;
  compileText('throw new Error()');
  compileHandler(`const big = new Uint8Array(1e6).fill(1);\n${HELLO}`);
  compileText('for (const a = []; ; ) a.push(new Uint8Array(1e6))');
  const again = compileHandler(HELLO).component;
  expect(Buffer.from(first).equals(again)).toBe(true);
});

test('another source gives other bytes', () => {
  const other = compileHandler(HELLO.replace('hello', 'Hello')).component;
  expect(Buffer.from(compileHandler(HELLO).component).equals(other)).toBe(false);
});

test('the core module lies where the compiler says', () => {
  const compiled = compileHandler(HELLO);
  const { component, coreOffset, coreLength } = compiled;
  expect(WebAssembly.validate(coreOf(compiled))).toBe(true);
  expect([...component.subarray(0, 8)]).toEqual([0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0]);
  expect(coreOffset + coreLength).toBeLessThan(component.length);
});

test('a component imports only what a handler needs of WASI 0.2, and exports the handler', async () => {
  const wit = await componentWit(compileHandler(HELLO).component);
  const world = /world root \{([^}]*)\}/.exec(wit)?.[1] ?? '';
  const listed = (keyword: string): string[] =>
    [...world.matchAll(new RegExp(`${keyword} ([^;]+);`, 'g'))].map(([, name = '']) =>
      name.replace(/@0\.2\.\d+$/, ''),
    );
  expect(listed('export')).toEqual(['wasi:http/incoming-handler']);
  expect(listed('import').sort()).toEqual([
    'wasi:cli/environment',
    'wasi:cli/stderr',
    'wasi:cli/stdout',
    'wasi:clocks/monotonic-clock',
    'wasi:clocks/wall-clock',
    'wasi:http/outgoing-handler',
    'wasi:http/types',
    'wasi:io/error',
    'wasi:io/poll',
    'wasi:io/streams',
    'wasi:random/random',
  ]);
});

test('the core module asks for no preview 1 and exports no door into the engine', async () => {
  const module = await WebAssembly.compile(coreOf(compileHandler(HELLO)));
  const namespaces = WebAssembly.Module.imports(module).map(({ module: from }) => from);
  expect(namespaces.filter((from) => !/^cm32p2\|wasi:(cli|clocks|http|io|random)\//.test(from))).toEqual([]);
  expect(
    WebAssembly.Module.exports(module)
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('cm32p2')),
  ).toEqual([]);
});

test('the stack of what was evaluated is not shipped', async () => {
  const handler = await loadHandler(HELLO);
  const memory = Buffer.from(handler.instantiate().cm32p2_memory.buffer);
  expect(memory.subarray(0, STACK_BYTES).every((byte) => byte === 0)).toBe(true);
  expect(memory.subarray(STACK_BYTES).some((byte) => byte !== 0)).toBe(true);
});

test('hello fits the size budget', () => {
  const { component } = compileHandler(HELLO);
  expect(component.length).toBeLessThanOrEqual(COMPONENT_BUDGET_BYTES);
  expect(gzipSync(component).length).toBeLessThanOrEqual(GZIP_BUDGET_BYTES);
});

test('what is printed while loading comes back with its line, and is not printed again by requests', async () => {
  const source = `const a: number = 1;\nconsole.warn('loading');\n${HELLO}`;
  expect(compileHandler(source).console).toEqual([
    { level: 'warn', text: 'loading', location: { file: 'handler.ts', line: 2, column: 9 } },
  ]);
  expect((await loadHandler(source)).run(get(), environment()).console).toEqual([]);
});

test('each stage is timed', () => {
  const { stages } = compileHandler(HELLO);
  expect(Object.keys(stages)).toEqual(['stripMs', 'instantiateMs', 'evaluateMs', 'snapshotMs', 'spliceMs']);
  expect(Object.values(stages).every((ms) => ms >= 0)).toBe(true);
});

test('state made while loading is there in every instance', async () => {
  const handler =
    await loadHandler(`const table = new Map([['a', 1]]);\nconst key = await crypto.subtle.importKey('raw', new Uint8Array(16), 'AES-CBC', true, ['encrypt']);
    const big = new Uint8Array(3_000_000).fill(5);
    export default { fetch: async () => Response.json([table.get('a'), (await crypto.subtle.exportKey('raw', key)).byteLength, big[2_999_999]]) };`);
  expect(textOf(handler.run(get(), environment()))).toBe('[1,16,5]');
  expect(textOf(handler.run(get(), environment()))).toBe('[1,16,5]');
});

test.each([
  ['60,000 objects', `const table = Array.from({ length: 60_000 }, (_, id) => ({ id, name: 'n' + id }));`],
  [
    'a sparse 4 MB array',
    `const table = new Uint8Array(4e6); for (let i = 0; i < 4e6; i += 20) table[i] = 1;`,
  ],
])('a handler that holds %s when it is loaded is still a valid module', (_, setUp) => {
  const compiled = compileHandler(
    `${setUp}\nexport default { fetch: () => new Response(String(table.length)) };`,
  );
  expect(WebAssembly.validate(coreOf(compiled))).toBe(true);
});
