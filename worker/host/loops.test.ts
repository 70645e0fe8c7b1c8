import { expect, test } from 'vitest';
import { loopsOf } from './loops.ts';

test.each<[string, string[]]>([
  ['for (;;) {}', ['1:1-1:12']],
  ['let a = 1;\n  while (a < f(")")) {\n    a++;\n  }\nlet b;', ['2:3-4:4']],
  ['for (const x of xs) for (const y of x) g(y);\nh();', ['1:1-1:44', '1:21-1:44']],
  ['do {\n  a();\n} while (b);', ['1:1-3:2', '3:3-3:12']],
  [
    'const s = "for (;;)"; // while (1)\n/* do */ const t = `for (;;) ${"while"}`; x.for(1); const r = /while (.)/;',
    [],
  ],
  ['const o = { for: 1, while: 2 };', []],
  ['const t = `${`for (;;) ${`while (1) ${x}`}`} do`;\nfor (;;) {}', ['2:1-2:12']],
  ['const t = `${a.map(() => { for (;;) {} })} for`;', ['1:28-1:39']],
])('loops of %j', (code, loops) => {
  const told = loopsOf(code).map(
    ({ start, end }) => `${start.line}:${start.column}-${end.line}:${end.column}`,
  );
  expect(told).toEqual(loops);
});

test.each(['for', 'while (', 'for (;;', 'do', '`${', '/*', '"'])(
  'code that does not parse is survived: %j',
  (code) => {
    expect(() => loopsOf(code)).not.toThrow();
  },
);
