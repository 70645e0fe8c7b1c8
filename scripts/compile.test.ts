import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'halfmilli-compile-'));
const handler = join(folder, 'handler.ts');
writeFileSync(handler, `export default { fetch: () => new Response('hi') };`);
writeFileSync(join(folder, 'broken.ts'), `\nimport greet from './lib/greet';\nexport default greet;`);
mkdirSync(join(folder, 'lib'));
writeFileSync(join(folder, 'lib', 'greet.ts'), `import none from './none';\nexport default none;`);
mkdirSync(join(folder, 'site.ts'));

function compile(
  input: string,
  output = join(folder, 'out.wasm'),
): { status: number | null; stderr: string } {
  const script = ['--import', 'tsx', 'scripts/compile.ts', input, '-o', output];
  return spawnSync(process.execPath, script, { encoding: 'utf8' });
}

test.each([
  [join(folder, 'none', 'z.wasm'), 'there is no such file or folder'],
  [folder, 'it is a folder'],
  [join(handler, 'z.wasm'), 'a part of its path is no folder'],
])('an output that cannot be written exits with 2 and words: %s', (output, words) => {
  const { status, stderr } = compile(handler, output);
  expect([status, stderr.trim()]).toEqual([2, `cannot write ${output}: ${words}`]);
});

test.each([`${folder}/site.ts/`, `${folder}/site.ts`, folder])('a folder is no handler: %s', (input) => {
  const { status, stderr } = compile(input);
  expect(status).toBe(2);
  expect(stderr).toContain(`${input} is a folder: name the file in it that answers requests`);
});

test('a handler that is not there is told as that', () => {
  const { status, stderr } = compile(`${folder}/none.ts`);
  expect([status, stderr.trim()]).toEqual([
    2,
    `cannot read ${folder}/none.ts: there is no such file or folder`,
  ]);
});

test.each([folder, relative('', folder)])('paths are told as they were given, under %s', (given) => {
  const { status, stderr } = compile(`${given}/broken.ts`);
  expect(status).toBe(1);
  expect(stderr).toMatch(`${given}/lib/greet.ts:1:18: An import is not available`);
});
