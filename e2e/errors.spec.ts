import { expect, test } from 'playwright/test';
import { hello, Lab } from './lab.ts';

test('a syntax error is marked at its line and goes when it is mended', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write('export default {\n  fetch() {\n    return new Response(,\n  }\n};\n');
  await expect(lab.compileStatus).toContainText('does not parse');
  await expect(lab.compileStatus).toContainText('3:');
  await expect(lab.code.locator('.squiggly-error').first()).toBeVisible();
  await lab.writeHandler(hello('mended'));
  await lab.compiled();
  await expect(lab.code.locator('.squiggly-error')).toHaveCount(0);
});

test('an error thrown while loading is marked in the user’s own line', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write(
    'interface Never { x: number }\nconst table: number[] = [];\ntable.missing.push(1);\nexport default {};\n',
  );
  await expect(lab.compileStatus).toContainText('threw while it was loaded');
  await expect(lab.compileStatus).toContainText('handler.ts:3');
  await expect(lab.code.locator('.squiggly-error').first()).toBeVisible();
});

test('an error at run time shows a stack in the user’s lines', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write(
    'type Word = string;\nfunction inner(word: Word): never {\n  throw new RangeError(`no ${word}`);\n}\nexport default {\n  fetch(): Response {\n    return inner("luck");\n  },\n};\n',
  );
  await lab.run.click();
  await expect(lab.answer).toContainText('RangeError: no luck');
  await expect(lab.answer).toContainText('handler.ts:3:');
  await expect(lab.answer).toContainText('handler.ts:7:');
  await expect(lab.answer).not.toContainText('halfmilli:guest');
});

const BAD_HANDLERS: readonly [what: string, body: string, words: string | RegExp][] = [
  ['never settles', 'await new Promise(() => {}); return new Response();', 'never answers'],
  ['returns no Response', 'return 5 as unknown as Response;', 'did not return a Response'],
  [
    'allocates without end',
    'const all: unknown[] = []; for (;;) all.push(new Uint8Array(1e6));',
    'Out of memory',
  ],
  ['answers with 50 MB', 'return new Response("x".repeat(50e6));', /Out of memory|too large/],
  ['calls a host that is not there', 'return fetch("https://nowhere.example/");', 'no such host'],
];

for (const [what, body, words] of BAD_HANDLERS) {
  test(`a handler that ${what} gives a clear message, and the next run works`, async ({ page }) => {
    const lab = new Lab(page);
    await lab.open('?limits=run:10000');
    await lab.writeHandler(body);
    await lab.run.click();
    await expect(lab.answer).toContainText(words);
    await lab.writeHandler(hello('works again'));
    await lab.run.click();
    await lab.expectAnswer('200', 'works again');
  });
}

test('a file without a handler is told what a handler looks like', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write('export const greet = () => "hello";\n');
  await expect(lab.compileStatus).toContainText('No handler found');
  await expect(lab.compileStatus).toContainText('greet');
});

test('a handler that calls itself without end can catch that, in a worker too', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(
    'const again = (): number => again() + 1; try { again(); } catch (error) { return new Response((error as Error).name); } return new Response();',
  );
  await lab.run.click();
  await lab.expectAnswer('200', 'RangeError');
});

test('the waterfall of a handler that throws is marked as failed', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler("throw new Error('no stock');");
  await lab.compiled();
  await lab.run.click();
  for (const platform of ['Lambda', 'Containers', 'Edge'])
    await expect(lab.waterfall.getByRole('group', { name: `${platform} waterfall` })).toContainText('failed');
});
