import { expect, test } from 'vitest';
import { filesSchema, problemOfPaths, TEXT_LIMIT_CHARS } from './files.ts';

test.each([
  [['a.ts', 'lib/a.ts', 'lib/b.ts', 'library.ts'], null],
  [['a.ts', 'a.ts'], { index: 1, message: '“a.ts” is there already' }],
  [['a.ts', 'A.ts'], { index: 1, message: '“A.ts” and “a.ts” differ only in their spelling' }],
  [['é.ts', 'e\u0301.ts'], { index: 1, message: '“e\u0301.ts” and “é.ts” differ only in their spelling' }],
  [['lib/a.ts', 'Lib/b.ts'], { index: 1, message: '“Lib” and “lib” differ only in their spelling' }],
  [['lib.ts', 'lib.ts/a.ts'], { index: 1, message: '“lib.ts” cannot be a file and a folder at once' }],
  [['x/lib.ts/a.ts', 'x/lib.ts'], { index: 1, message: '“x/lib.ts” cannot be a file and a folder at once' }],
  [['a.ts', 'b.png'], { index: 1, message: expect.stringMatching(/^“b.png” ends in .png/) }],
])('of %j the first that cannot be there is named', (paths, problem) => {
  expect(problemOfPaths(paths)).toEqual(problem);
});

test('the texts have a limit together, and the largest file is named', () => {
  const files = [
    { path: 'a.ts', text: 'x'.repeat(1_000) },
    { path: 'big.json', text: 'x'.repeat(TEXT_LIMIT_CHARS - 1_000) },
  ];
  expect(filesSchema.safeParse(files).success).toBe(true);
  const [issue] = filesSchema.safeParse([...files, { path: 'c.ts', text: '!' }]).error?.issues ?? [];
  expect(issue?.message).toBe(
    'may hold at most 400,000 characters together and hold 400,001, “big.json” alone 399,000',
  );
});
