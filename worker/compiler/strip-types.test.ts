import { expect, test } from 'vitest';
import { createSourceMapper } from '../host/user-stack.ts';
import { stripTypes } from './strip-types.ts';

function strip(source: string): { code: string; sourceMap: string | null } {
  const stripped = stripTypes('handler.ts', source);
  if (!stripped.ok) throw new Error(JSON.stringify(stripped.failure));
  return stripped.value;
}

test('JavaScript is left as it is and needs no source map', () => {
  const source = 'const a = <b>1; // not even TypeScript is looked for';
  expect(stripTypes('handler.js', source)).toEqual({ ok: true, value: { code: source, sourceMap: null } });
});

test('lines stay where they were', () => {
  const source = `import type { X } from './x.ts';\ninterface A {\n  b: string;\n}\ntype C = A;\nlet d: C;\ndeclare const e: string;\nmark();`;
  expect(strip(source).code.split('\n').indexOf('mark();')).toBe(7);
});

const places = (text: string, name: string): [number, number][] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].map((match): [number, number] => [
        index + 1,
        match.index + 1,
      ]),
    );

test('every name that stays is led back to its line and column', () => {
  const source = `const first: Map<string, number[]> = one(two as unknown as string);
function three<T extends object>(four: T, five?: string): asserts four is T { six!(seven satisfies unknown); }
class Eight<T> { constructor(private readonly nine: T) { ten<string>(nine); } }`;
  const { code, sourceMap } = strip(source);
  const mapper = createSourceMapper([{ file: 'handler.ts', code, sourceMap }]);
  for (const name of ['first', 'one', 'two', 'three', 'six', 'seven', 'Eight', 'ten']) {
    const [place] = places(code, name);
    if (!place) throw new Error(`${name} is gone`);
    const found = mapper.locate('handler.ts', ...place);
    expect([found?.line, found?.column], name).toEqual(places(source, name)[0]);
  }
});

test.each([
  ['namespace A { export const b = 1; }', 1],
  ['let a;\n  export namespace A.B {\n}', 2],
  ['module A {}', 1],
])('a namespace is refused: %j', (source, line) => {
  expect(stripTypes('handler.ts', source)).toMatchObject({
    ok: false,
    failure: { kind: 'syntax', location: { file: 'handler.ts', line, column: 1 } },
  });
});

test.each([
  ['in a template', 'const help = `\nnamespace A {\n}`;'],
  ['in a comment', '/*\nnamespace A {\n*/\nlet a;'],
  ['as a name', 'const module = { a: 1 };\nmodule\n.a;'],
  ['declared only', "declare namespace A { const b: string; }\ndeclare module 'c' {}"],
])('the word namespace is harmless %s', (_, source) => {
  expect(stripTypes('handler.ts', source)).toMatchObject({ ok: true });
});

test.each([
  ['let a = ;', 1, 9, /^Unexpected “;”$/],
  ['let a = 1;\nfunction b( {\n}', 3, 2, /./],
  ['const s = "abc', 1, 11, /^Unterminated string/],
])('a syntax error is located: %j', (source, line, column, message) => {
  expect(stripTypes('handler.ts', source)).toEqual({
    ok: false,
    failure: {
      kind: 'syntax',
      message: expect.stringMatching(message) as string,
      location: { file: 'handler.ts', line, column },
    },
  });
});
