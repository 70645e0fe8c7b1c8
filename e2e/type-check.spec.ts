import { expect, type Locator, test } from 'playwright/test';
import { Lab } from './lab.ts';

const warningsIn = (lab: Lab): Locator => lab.code.locator('.type-warnings summary');

test('types that do not fit are counted, listed and marked, and stop nothing', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(`const port: number = request.url;\n    return new Response(String(port));`);
  await expect(warningsIn(lab)).toHaveText('1 type warning');
  await lab.compiled();
  await expect(lab.code.locator('.squiggly-warning')).toHaveCount(1);
  await lab.run.click();
  await lab.expectAnswer('200', 'https://edge.example/');

  await warningsIn(lab).click();
  const list = lab.code.getByRole('list', { name: 'Type warnings' });
  await expect(list).toContainText("Type 'string' is not assignable to type 'number'.");
  await list.getByRole('button', { name: 'handler.ts:3:' }).click();
  await expect(lab.editor).toBeFocused();

  await lab.writeHandler(`return new Response(request.url);`);
  await expect(warningsIn(lab)).toHaveCount(0);
});

test('the editor knows this runtime and no other', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(`document.title = localStorage.getItem('x');\n    new XMLHttpRequest();`);
  await expect(warningsIn(lab)).toHaveText('4 type warnings');
  await warningsIn(lab).click();
  const list = lab.code.getByRole('list', { name: 'Type warnings' });
  for (const name of ['document', 'localStorage', 'XMLHttpRequest'])
    await expect(list).toContainText(`Cannot find name '${name}'.`);
});

test('packages bring their types along, and are only fetched when they are imported', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  const lab = new Lab(page);
  await lab.open();
  await lab.write(`import { z } from 'zod';
export const User = z.object({ name: z.string() });
export const user: z.infer<typeof User> = { name: 7 };
`);
  await expect(warningsIn(lab)).toHaveText('1 type warning');
  await warningsIn(lab).click();
  await expect(lab.code).toContainText("Type 'number' is not assignable to type 'string'.");
  expect(
    fetched.filter((url) => url.includes('.types')).map((url) => url.replace(/.*\/(\w+)\.types.*/, '$1')),
  ).toEqual(['zod']);
});

test('examples have no problem with types, and one as soon as something is wrong', async ({ page }) => {
  test.slow();
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Stories and examples' }).click();
  const titles = await page.getByRole('dialog').getByRole('listitem').locator('strong').allTextContents();
  await page.keyboard.press('Escape');
  expect(titles.length).toBeGreaterThan(8);
  for (const title of titles) {
    await lab.choose(title);
    await expect(warningsIn(lab)).toHaveCount(0);
    await page.evaluate(() => navigator.clipboard.writeText("\nexport const wrong: number = 'text';\n"));
    await lab.editor.focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('ControlOrMeta+V');
    await expect(warningsIn(lab)).toHaveText('1 type warning');
  }
});

test('the types of a package show where the pointer rests', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.choose('API with Hono');
  await expect(lab.code).toContainText('bearerAuth');
  // Monaco asks once for a place that the pointer comes to, and nobody while TypeScript is on its way: it is there when
  // it has found something.
  await page.evaluate(() => navigator.clipboard.writeText("\nexport const wrong: number = 'text';\n"));
  await lab.editor.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(warningsIn(lab)).toHaveText('1 type warning', { timeout: 30_000 });
  await page.keyboard.press('ControlOrMeta+Home');
  await lab.code.getByText('bearerAuth', { exact: true }).first().hover();
  await expect(page.locator('.monaco-hover', { hasText: 'MiddlewareHandler' }).first()).toBeVisible();
});
