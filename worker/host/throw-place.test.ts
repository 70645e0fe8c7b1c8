import { expect, test } from 'vitest';
import { compileText, environment, get, loadHandler } from '../engine/fixtures/real-handler.ts';

/** Whatever is noted here comes before it. */
const BEFORE = `String(1); // null.y const { a } = b

let nothing: any = null, object: any = {};
`;

/** The place that is told is marked with ⟶, which is taken out. */
const THROWN = [
  'const x = (null as any).⟶y;',
  'const x = (undefined as any)\n  .⟶y;',
  'const x = (void 0)!.⟶y;',
  'const x = [].first\n  .⟶second;',
  'function f() {\n  const x: any = {};\n  return (null as any).⟶y;\n}\nf();',
  'class C { other() { return {}.b.c; }\n  m() {\n    const x = 1;\n    return this.a.⟶b;\n } }\nnew C().m();',
  'const C = class {\n  a: any;\n  get m() {\n    return this.a\n      .⟶b;\n } }\nnew C().m;',
  'class C {\n  #p: any;\n  m() {\n    String(this);\n    const x = this.#p.⟶b;\n } }\nnew C().m();',
  'const x = object.a\n  .⟶b.c;',
  'const x = `${object} ${[].a.⟶b} ${`}`}`;',
  'const x = `\n${`${nothing.⟶y}`}`;',
  '⟶const { a } = nothing;',
  'export ⟶const { a } = nothing as any;',
  '⟶const { a } = String(5).x;',
  '⟶const { a } = await String(5).x;',
  'const { length } = String(5);\n⟶const { a } = nothing;',
  '⟶const [a] = nothing;',
  '⟶const { b: { a } } = { b: nothing };',
  'let a: any;\n({ a ⟶} = nothing);',
  'for (const a of ⟶nothing) {}',
  'const { length } = [...⟶nothing];',
  'for (⟶const { a } of [null as any]) {}',
  '⟶function f({ a }) {\n  return a;\n}\nconst { length } = [];\nf(nothing);',
  'const f = ⟶({ a }) => {\n  return a; };\nconst { length } = [];\nf(nothing);',
  '⟶class A extends (5 as any) {}',
  'const x = Object.entries(⟶nothing);\nconst { a } = object;',
  'const x = new ⟶TypeError("cannot read property \'y\' of null");\nobject.y; throw x;',
];

const marked = (text: string): { source: string; line: number; column: number } => {
  const before = text.slice(0, text.indexOf('⟶')).split('\n');
  return { source: text.replace('⟶', ''), line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
};

test.each(THROWN)('an error is told at the code that threw it: %s', (code) => {
  const { source, line, column } = marked(BEFORE + code);
  const compiled = compileText(source);
  expect(compiled).toMatchObject({
    failure: { error: { stack: { 0: { location: { line, column } } } } },
  });
});

test('in a request as well as while it is loaded', async () => {
  const handler = await loadHandler(`export default {
  async fetch(request: Request) {
    const text = await request.text();

    const { name } = (JSON.parse('null') as { name: string });
    return new Response(name + text);
  },
};`);
  expect(handler.run(get(), environment()).result).toMatchObject({
    failure: { error: { stack: { 0: { location: { file: 'handler.ts', line: 5 } } } } },
  });
});
