import { expect, test } from 'vitest';
import { compileText, environment, get, loadHandler } from '../engine/fixtures/real-handler.ts';
import type { CompileFailure, SourceLocation } from '../protocol/failure.ts';

const MIB = 1024 * 1024;

function failureOf(source: string, file = 'handler.ts'): CompileFailure {
  const compiled = compileText(source, file);
  if (compiled.ok) throw new Error('it compiles');
  return compiled.failure;
}

const at = (line: number, column: number): SourceLocation => ({ file: 'handler.ts', line, column });

test.each([
  ['a missing value', 'let a: number = 1;\nlet b = a +;', at(2, 12), 'Unexpected “;”'],
  [
    'an object that is not closed',
    'export default {\n  fetch() {}\n',
    at(3, 1),
    'Unexpected end of the file, expected “,”',
  ],
  [
    'a redefinition',
    'const a: string = "";\nconst a = 2;',
    at(2, 9),
    'invalid redefinition of global identifier',
  ],
  [
    'a private name used twice',
    'class A {\n  #x: number; #x = 5;\n}',
    at(2, 18),
    'private class field is already defined',
  ],
  ['return outside a function', 'let a: number;\n  return 1', at(2, 3), 'return not in a function'],
  [
    'a broken pattern',
    'const a: number = 1 / 2;\nconst b: RegExp[] = [/c/, /(/u];',
    at(2, 27),
    "expecting ')'",
  ],
])('a syntax error is located: %s', (_, source, location, message) => {
  expect(failureOf(source)).toEqual({ kind: 'syntax', message, location });
});

const H = `export default { fetch: () => new Response('ok') };`;

test.each([
  ['JSX', `const a = (\n  <div class="a">\n    hi {1}\n  </div>\n);\n${H}`, 'handler.ts'],
  ['JSX', `export default { fetch: () => new Response(<p>hi</p>) };`, 'handler.ts'],
  ['JSX', `const a = <>hi</>; ${H}`, 'handler.js'],
  ['JSX', `const a = <br/>; ${H}`, 'handler.js'],
  ['Decorators', `const log = () => {};\n@log class A {}\n${H}`, 'handler.ts'],
  ['Decorators', `const log = () => () => {};\nclass A { @log() m(): void {} }\n${H}`, 'handler.ts'],
  ['Decorators', `const log = () => {};\n@log\nexport class A {}\n${H}`, 'handler.js'],
])('%s: %j is said to be not supported', (what, source, file) => {
  const words = expect.stringMatching(`^${what} (?:is|are) not supported`) as string;
  expect(failureOf(source, file)).toMatchObject({ kind: 'syntax', message: words, location: { file } });
});

test.each([
  [`const a = <; ${H}`, 'handler.js'],
  [`const a = 1 < < 2; ${H}`, 'handler.ts'],
  [`class A { 'a' 'b' } // me@example.org\n${H}`, 'handler.js'],
])('%j is plainly wrong', (source, file) => {
  expect(JSON.stringify(failureOf(source, file))).not.toContain('not supported');
});

test('an error thrown while loading has its frames, in lines and columns of the TypeScript', () => {
  const source = `interface Settings { readonly name: string }
const inner = (settings: Settings | null): string => { throw new RangeError(\`no \${settings?.name}\`); };
function outer<T extends Settings>(settings: T): string { return inner(settings as Settings) + '!'; }

const settings: Settings = { name: 'x' }; outer<Settings>(settings);`;
  expect(failureOf(source)).toEqual({
    kind: 'threw-at-load',
    error: {
      name: 'RangeError',
      message: 'no x',
      stack: [
        { functionName: 'inner', location: at(2, 83) },
        { functionName: 'outer', location: at(3, 72) },
        { functionName: '', location: at(5, 59) },
      ],
    },
  });
});

test.each([
  [
    'a property of null',
    '\n\nconst q: number = 1; null.foo',
    at(3, 27),
    'TypeError',
    "cannot read property 'foo' of null",
  ],
  [
    'an error in a later turn',
    'await null;\nconst a: number = 1; throw new Error("late")',
    at(2, 32),
    'Error',
    'late',
  ],
  [
    'an error with a name of its own',
    'class Mine extends Error { override name = "Mine" }\nthrow new Mine("x")',
    at(1, 1),
    'Mine',
    'x',
  ],
  [
    'broken JSON',
    'const a: any = JSON.parse("{")',
    at(1, 20),
    'SyntaxError',
    expect.stringContaining('JSON') as string,
  ],
  [
    'a broken pattern made of text',
    'const a: any = new RegExp("(")',
    at(1, 20),
    'SyntaxError',
    "expecting ')'",
  ],
  [
    'deep recursion',
    'function f(): number { return 1 + f() }\nf()',
    at(1, 33),
    'RangeError',
    'Maximum call stack size exceeded',
  ],
])('thrown while loading: %s', (_, source, location, name, message) => {
  const failure = failureOf(source);
  expect(failure).toMatchObject({ kind: 'threw-at-load', error: { name, message } });
  expect(failure.kind === 'threw-at-load' && failure.error.stack[0]?.location).toEqual(location);
});

test.each([
  ['5', '5'],
  ['"text"', 'text'],
  ['null', 'null'],
  ['{ toString() { return "hostile"; } }', 'hostile'],
  ['{ toString() { throw 1; } }', ''],
])('throwing %s, which is no error, is told', (value, message) => {
  expect(failureOf(`throw ${value}`)).toEqual({
    kind: 'threw-at-load',
    error: { name: 'Uncaught', message, stack: [] },
  });
});

test.each([
  ['', []],
  ['export const a = 1; export function b() {}', ['a', 'b']],
  ['export default 5', ['default']],
  ['export default { get: () => 1 }', ['default']],
  ['addEventListener("scheduled", () => {})', []],
])('no handler: %j', (source, exports) => {
  expect(failureOf(source)).toEqual({ kind: 'no-handler', exports });
});

test.each([
  ["import { x } from './foo.ts'; console.log(x);", './foo.ts', at(1, 19)],
  ['const a: number = 1;\nimport x from "lodash"; x();', 'lodash', at(2, 15)],
  ["\nconst a: any = await import('../up.js');", '../up.js', at(2, 29)],
  ["export * from './all.ts';", './all.ts', at(1, 15)],
  ["import 'spin:sqlite';", 'spin:sqlite', at(1, 8)],
  ["// import a from './foo.ts'\nimport b from './foo.ts'; b();", './foo.ts', at(2, 15)],
])('an import that cannot be had is located: %j', (source, specifier, location) => {
  expect(failureOf(source)).toMatchObject({ kind: 'import-unavailable', specifier, location });
});

test.each([
  ['const a: number = 1;\nawait new Promise(() => {});', 2],
  ['await new Promise((done) => { globalThis.done = done; });\nexport default {};', 1],
  ['await null;\nawait Promise.resolve(1);\nawait Promise.all([\n  new Promise(() => {}) as any]);', 4],
  ['async function helper() {\n  await null;\n  await new Promise(() => {});\n}\n\nawait helper();', 3],
  ['const { promise } = Promise.withResolvers<void>();\nfor await (const a of [1,\n promise]) {}', 3],
])('loading never settles: %j', (source, line) => {
  expect(failureOf(source)).toMatchObject({
    kind: 'load-never-settles',
    entry: 'handler.ts',
    location: { file: 'handler.ts', line },
  });
});

test('what never settles and is no promise has no place', () => {
  const source = 'await { then() {} };';
  expect(failureOf(source)).toEqual({ kind: 'load-never-settles', entry: 'handler.ts', location: null });
});

test.each([
  ['Math.random()', 'Math.random()'],
  ['[1].map(Math.random)', 'Math.random()'],
  ['crypto.randomUUID()', 'crypto.randomUUID()'],
  ['crypto.getRandomValues(new Uint8Array(1))', 'crypto.getRandomValues()'],
  [
    'await crypto.subtle.generateKey({ name: "AES-GCM", length: 128 }, true, ["encrypt"])',
    'crypto.subtle.generateKey()',
  ],
  ['await fetch("https://a.test")', 'fetch()'],
  ['setTimeout(() => {}, 1)', 'setTimeout()'],
  ['setInterval(() => {}, 1)', 'setInterval()'],
])('while loading, %s is refused', (call, name) => {
  expect(failureOf(`const a: number = 1;\n${call};`)).toMatchObject({
    kind: 'threw-at-load',
    error: {
      name: 'Error',
      message: `${name} cannot be used while the handler is loading: call it inside the handler, once for each request`,
      stack: [{ location: { line: 2 } }],
    },
  });
});

test('a refusal that nobody waits for is told on the console', () => {
  const compiled = compileText(
    `\nfetch('https://a.test');\nexport default { fetch: () => new Response('') };`,
  );
  expect(compiled).toMatchObject({
    value: {
      console: [
        {
          level: 'error',
          text: expect.stringMatching(/^Uncaught \(in promise\) Error: fetch\(\) cannot/) as string,
          location: { line: 2 },
        },
      ],
    },
  });
});

test('there is no time while loading: clocks stand at zero', async () => {
  const handler = await loadHandler(`const loaded = [Date.now(), performance.now()];
    export default { fetch: () => Response.json([loaded, Date.now(), performance.now()]) };`);
  const { result } = handler.run(get(), environment({ wallClockMs: 1_000 }));
  expect(result.ok && new TextDecoder().decode(result.value.body)).toBe('[[0,0],1000,0]');
});

test.each([
  ['large buffers', 'const a = [];\nfor (;;) a.push(new Uint8Array(1e6));'],
  ['small objects', 'const a = [];\nfor (;;) a.push({ b: [1] });'],
  ['one huge buffer', 'new Uint8Array(200e6);'],
])('out of memory while loading: %s', (_, source) => {
  expect(failureOf(source)).toEqual({ kind: 'load-out-of-memory', limitBytes: 128 * MIB });
});

test('a component larger than what can be deployed is refused', () => {
  const source = `const a = new Uint8Array(60e6).fill(1);\nexport default { fetch: () => new Response(a) };`;
  expect(failureOf(source)).toEqual({
    kind: 'component-too-large',
    sizeBytes: expect.toSatisfy((size: number) => size > 60e6) as number,
    limitBytes: 50 * MIB,
  });
});

test('a getter that throws while the handler is looked for is told as thrown', () => {
  const failure = failureOf(`export default {\n  get fetch() { throw new RangeError('getter'); },\n};`);
  expect(failure).toMatchObject({ kind: 'threw-at-load', error: { name: 'RangeError', message: 'getter' } });
});
