import { expect, test } from 'vitest';
import {
  compileFiles,
  coreOf,
  environment,
  get,
  loadFiles,
  textOf,
} from '../engine/fixtures/real-handler.ts';
import type { CompileFailure } from '../protocol/failure.ts';

type Files = Readonly<Record<string, string>>;

async function answer(files: Files, path = '/'): Promise<unknown> {
  const handler = await loadFiles(files);
  return JSON.parse(textOf(handler.run(get(path), environment()))) as unknown;
}

async function failureOf(files: Files): Promise<CompileFailure> {
  const compiled = await compileFiles(files);
  if (compiled.ok) throw new Error('it compiles');
  return compiled.failure;
}

const serving = (expression: string, imports = ''): string =>
  `${imports}\nexport default { fetch: async () => Response.json(${expression}) };`;

test.each<[string, string]>([
  ['as it is', './lib/greet.ts'],
  ['without its ending', './lib/greet'],
  ['as JavaScript that TypeScript makes of it', './lib/greet.js'],
  ['with detours', './lib/../lib/./greet'],
])('a file is imported %s', async (_, specifier) => {
  const files = {
    'handler.ts': serving(`greet('Ada')`, `import { greet } from '${specifier}';`),
    'lib/greet.ts': 'export const greet = (name: string): string => `hello ${name}`;',
  };
  expect(await answer(files)).toBe('hello Ada');
});

test('a folder is imported by its index, and a file above by its way up', async () => {
  const files = {
    'app/handler.ts': serving(
      '[all, root]',
      `import * as names from './names';\nimport { root } from '../root.mjs';\nconst all = { ...names };`,
    ),
    'app/names/index.ts': `export { a } from './a';\nexport * from './b.js';`,
    'app/names/a.ts': 'export const a = 1;',
    'app/names/b.ts': 'export const b = 2; export default 3;',
    'root.mjs': 'export const root = true;',
  };
  expect(await answer(files)).toEqual([{ a: 1, b: 2 }, true]);
});

test('JSON and text are default exports', async () => {
  const files = {
    'handler.ts': serving(
      '[data, marked, page]',
      `import data from './data.json';\nimport marked from './data.json' with { type: 'json' };\nimport page from './page.html';`,
    ),
    'data.json': '{ "__proto__": 1, "list": [null, "é\u2028"] }',
    'page.html': '<p class="a">\n${x} `</p>\\',
  };
  const data: unknown = JSON.parse('{ "__proto__": 1, "list": [null, "é\u2028"] }');
  expect(await answer(files)).toEqual([data, data, '<p class="a">\n${x} `</p>\\']);
});

test('members of a JSON object can be imported by name', async () => {
  const files = {
    'handler.ts': serving(
      '[version, others, Object.keys(all)]',
      `import { version, class as others } from './data.json';\nimport * as all from './data.json';`,
    ),
    'data.json': '{ "version": "1.2", "class": [1], "with-dash": 2, "default": 3, "__proto__": 4 }',
  };
  expect(await answer(files)).toEqual(['1.2', [1], ['__proto__', 'class', 'default', 'version']]);
});

test('types that are only imported leave nothing behind', async () => {
  const files = {
    'handler.ts': serving(
      'value',
      `import type { A } from './types';\nimport { type B, C } from './types';\nconst value: A & B & C = 1;`,
    ),
    'types.ts': 'export type A = number; export type B = number; export type C = number; export {};',
  };
  expect(await answer(files)).toBe(1);
});

test('modules may import each other in a circle', async () => {
  const files = {
    'handler.ts': serving('isEven(10)', `import { isEven } from './even';\nexport const name = 'entry';`),
    'even.ts': `import { isOdd } from './odd';\nimport { name } from './handler';\nexport const isEven = (n: number): boolean => n === 0 ? name === 'entry' : isOdd(n - 1);`,
    'odd.ts': `import { isEven } from './even';\nexport const isOdd = (n: number): boolean => n !== 0 && isEven(n - 1);`,
  };
  expect(await answer(files)).toBe(true);
});

test('each module is evaluated once, in the order of imports, with top-level await', async () => {
  const files = {
    'handler.ts': serving(
      'globalThis.order',
      `import './a';\nimport './b';\n(globalThis.order ??= []).push('handler');`,
    ),
    'a.ts': `import './c';\nawait null;\n(globalThis.order ??= []).push('a');`,
    'b.ts': `import './c';\n(globalThis.order ??= []).push('b');`,
    'c.ts': `(globalThis.order ??= []).push(await Promise.resolve('c'));`,
  };
  expect(await answer(files)).toEqual(['c', 'b', 'a', 'handler']);
});

test('import() brings modules of the project, at load and in a request', async () => {
  const files = {
    'handler.ts': `const early = await import('./early');
      export default { async fetch(request) {
        const { late } = await import('./late');
        const name = new URL(request.url).pathname.slice(1);
        const computed = await import('./pages/' + name + '.ts').catch((error) => ({ page: error.name + ': ' + error.message }));
        return Response.json([early.value, late(), computed.page, (await import('./late')).late === late]);
      } };`,
    'early.ts': 'export const value = 1;',
    'late.ts': 'let count = 0;\nexport const late = () => ++count;',
    'pages/a.ts': `export const page = 'page a';`,
  };
  expect(await answer(files, '/a')).toEqual([1, 1, 'page a', true]);
  expect(await answer(files, '/z')).toEqual([
    1,
    1,
    'TypeError: there is no module "./pages/z.ts" (imported by handler.ts)',
    true,
  ]);
});

test.each<[string, Files, object]>([
  [
    'a file that is not there',
    {
      'handler.ts': serving('a', `\nimport a from './lib/a';`),
      'lib/a.ts': `import { b } from\n  '../b';\nexport default b;`,
    },
    {
      kind: 'import-unavailable',
      specifier: '../b',
      location: { file: 'lib/a.ts', line: 2, column: 3 },
      importable: [],
    },
  ],
  [
    'a way out of the project',
    { 'handler.ts': serving('a', `import a from '../a';`), 'a.ts': '' },
    { kind: 'import-unavailable', specifier: '../a', location: { line: 1, column: 15 } },
  ],
  [
    'a package that does not ship',
    { 'handler.ts': serving('pad', `import pad from 'left-pad';`) },
    {
      kind: 'import-unavailable',
      specifier: 'left-pad',
      importable: expect.arrayContaining(['hono', 'zod']) as string[],
    },
  ],
  [
    'import() of a file that is not there',
    { 'handler.ts': serving(`import('./none')`) },
    { kind: 'import-unavailable', specifier: './none', location: { file: 'handler.ts', line: 2 } },
  ],
  [
    'an export that is not there',
    { 'handler.ts': serving('a', `import { b,\n  a } from './lib';`), 'lib.ts': 'export const b = 1;' },
    {
      kind: 'export-missing',
      why: 'absent',
      name: 'a',
      specifier: './lib',
      location: { file: 'handler.ts', line: 2, column: 3 },
      exports: ['b'],
    },
  ],
  [
    'a default export that is not there',
    {
      'handler.ts': serving('lib', `import lib from './lib';`),
      'lib.ts': `export * from './deep'; export const a = 1;`,
      'deep.ts': 'export function b() {} export { b as c }; export default 1;',
    },
    {
      kind: 'export-missing',
      why: 'absent',
      name: 'default',
      location: { file: 'handler.ts', line: 1, column: 8 },
      exports: ['b', 'c', 'a'],
    },
  ],
  [
    'an export that a module passes on and does not have',
    {
      'handler.ts': serving('a', `import { a } from './lib';`),
      'lib.ts': `export * from './other';\nexport { deep as a } from './deep';`,
      'other.ts': 'export {};',
      'deep.ts': 'export const b = 1;',
    },
    {
      kind: 'export-missing',
      name: 'deep',
      location: { file: 'lib.ts', line: 2, column: 10 },
      exports: ['b'],
    },
  ],
  [
    'an export that a package does not have',
    { 'handler.ts': serving('a', `import { a } from 'hono';`) },
    {
      kind: 'export-missing',
      specifier: 'hono',
      location: { line: 1, column: 10 },
      exports: ['Context', 'Hono'],
    },
  ],
  [
    'a member that JSON does not have',
    { 'handler.ts': serving('a', `import { a } from './b.json';`), 'b.json': '{ "b": 1 }' },
    { kind: 'export-missing', location: { line: 1 }, exports: ['default', 'b'] },
  ],
  [
    'an export of two modules',
    {
      'handler.ts': serving('a', `import { a } from './lib';`),
      'lib.ts': `export * from './x'; export * from './y';`,
      'x.ts': 'export const a = 1;',
      'y.ts': 'export const a = 2;',
    },
    { kind: 'export-missing', why: 'ambiguous', location: { file: 'handler.ts', line: 1, column: 10 } },
  ],
  [
    'an export that leads in a circle',
    {
      'handler.ts': serving('a', `import { a } from './lib';`),
      'lib.ts': `export { a } from './x';`,
      'x.ts': `export { a } from './lib';`,
    },
    { kind: 'export-missing', why: 'circular', location: { file: 'handler.ts', line: 1, column: 10 } },
  ],
  [
    'top-level await that never ends, in one of several modules',
    {
      'handler.ts': serving('a', `import { a } from './a';\nimport { b } from './b';\nawait b;`),
      'a.ts': 'await null;\nawait null;\nexport const a = 1;',
      'b.ts': 'await null;\nawait new Promise(() => {});\nexport const b = 1;',
    },
    { kind: 'load-never-settles', entry: 'handler.ts', location: { file: 'b.ts', line: 2 } },
  ],
  [
    'top-level await that never ends, in a module that is imported later',
    {
      'handler.ts': serving('a', `const { a } = await import('./a');`),
      'a.ts': 'export const { a } = await new Promise<any>(() => {});',
    },
    { kind: 'load-never-settles', location: { file: 'a.ts', line: 1 } },
  ],
  [
    'a syntax error in another file',
    { 'handler.ts': serving('a', `import a from './lib';`), 'lib.ts': 'export default\n  1 +;' },
    { kind: 'syntax', location: { file: 'lib.ts', line: 2, column: 6 } },
  ],
  [
    'an error that only the engine finds, in another file',
    {
      'handler.ts': serving('a', `import a from './lib';`),
      'lib.ts': 'let a = 1;\nlet a = 2;\nexport default a;',
    },
    { kind: 'syntax', location: { file: 'lib.ts', line: 2 } },
  ],
  [
    'JSON that is none',
    { 'handler.ts': serving('a', `import a from './data.json';`), 'data.json': '{\n  "a": 1,\n}' },
    { kind: 'syntax', location: { file: 'data.json', line: 3 } },
  ],
  [
    'a module that throws',
    {
      'handler.ts': serving('a', `import a from './lib/deep';`),
      'lib/deep.ts': 'interface A {}\nconst b: A = 1;\nexport default JSON.parse("{");',
    },
    {
      kind: 'threw-at-load',
      error: { name: 'SyntaxError', stack: [{ location: { file: 'lib/deep.ts', line: 3 } }] },
    },
  ],
  ['an entry that is not there', {}, { kind: 'no-entry' }],
])('%s is told with its place', async (_, files, failure) => {
  expect(await failureOf(files)).toMatchObject(failure);
});

test('a file that nobody imports is neither checked nor shipped', async () => {
  const used = { 'handler.ts': serving('1') };
  const alone = await compileFiles(used);
  const beside = await compileFiles({
    ...used,
    'scratch.ts': 'this is no code',
    'data.json': '{',
    'notes.md': 'x',
  });
  if (!alone.ok || !beside.ok) throw new Error('it does not compile');
  expect(Buffer.from(beside.value.component).equals(alone.value.component)).toBe(true);
});

async function sizeWith(comment: string): Promise<number> {
  const compiled = await compileFiles({
    'handler.ts': serving('a', `import a from './lib';`),
    'lib.ts': `export default 1; /* ${comment} */`,
  });
  if (!compiled.ok) throw new Error('it does not compile');
  return coreOf(compiled.value).length;
}

test('of the text of a module there stays what functions show of themselves, once', async () => {
  const textBytes = 200_000;
  expect((await sizeWith('x'.repeat(textBytes))) - (await sizeWith(''))).toBeLessThan(1.2 * textBytes);
});

test('an error in a request is led back through the files of the user', async () => {
  const handler = await loadFiles({
    'handler.ts': `import { check } from './lib/check';\nexport default {\n  fetch: (request: Request) => check(request),\n};`,
    'lib/check.ts': `interface Much { a: 1 }\nexport function check(value: unknown): never {\n  throw new RangeError('no');\n}`,
  });
  expect(handler.run(get(), environment()).result).toMatchObject({
    failure: {
      kind: 'handler-threw',
      error: {
        stack: [
          { functionName: 'check', location: { file: 'lib/check.ts', line: 3 } },
          { functionName: 'fetch', location: { file: 'handler.ts', line: 3 } },
        ],
      },
    },
  });
});

async function sizeOf(page: string): Promise<number> {
  const compiled = await compileFiles({
    'handler.ts': serving('page.length', `import page from './page.html';`),
    'page.html': page,
  });
  if (!compiled.ok) throw new Error('it does not compile');
  return coreOf(compiled.value).length;
}

test('words in data and text bring no part of the runtime', async () => {
  expect((await sizeOf('ReadableStream, FormData, crypto')) - (await sizeOf(''))).toBeLessThan(1_000);
});
