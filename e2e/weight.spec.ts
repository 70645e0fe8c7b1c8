/** What reaches the reader before the first result. */
import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';
import { serveBuild } from './static-server.ts';

const BUDGET_BYTES = 2_000_000;
const EDITOR = /editor|typescript|tsMode|codicon|light-session|lib-/;

test('the first result needs at most 2 MB, and no editor', async ({ page }) => {
  const server = await serveBuild();
  const lab = new Lab(page);
  await page.goto(server.address);
  await expect(lab.editor).toHaveValue(/export default/);
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello, world');
  // The editor starts with the first result, so what came of it is not what that waited for.
  const before = server.sent.filter(({ path }) => !EDITOR.test(path));
  const sizeBytes = before.reduce((sum, file) => sum + file.sizeBytes, 0);
  expect(sizeBytes).toBeLessThan(BUDGET_BYTES);
  const firstOfEditor = server.sent.findIndex(({ path }) => EDITOR.test(path));
  const lastNeeded = server.sent.findLastIndex(({ path }) => /runner\.entry/.test(path));
  expect(firstOfEditor === -1 || firstOfEditor > lastNeeded).toBe(true);
  server.close();
});

test('without an editor the code can be read, changed and run', async ({ page }) => {
  const server = await serveBuild((path) => EDITOR.test(path));
  const lab = new Lab(page);
  await page.goto(server.address);
  await lab.editor.fill("export default { fetch: () => new Response('typed into a field') };");
  await lab.run.click();
  await lab.expectAnswer('200', 'typed into a field');
  await expect(lab.notices).toContainText('The code editor could not be loaded');
  await expect(lab.editor).toHaveValue(/typed into a field/);
  server.close();
});

test('what was typed before the editor came is in it, with its cursor, and can be undone', async ({
  page,
}) => {
  const server = await serveBuild();
  const lab = new Lab(page);
  const typed = new EventTarget();
  const isTyped = new Promise((resolve) => typed.addEventListener('typed', resolve));
  await page.route(/editor-session-.*\.js/, async (route) => {
    await isTyped;
    await route.continue();
  });
  await page.goto(server.address);
  await lab.editor.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('// early ');
  typed.dispatchEvent(new Event('typed'));
  await expect(lab.code.locator('.editor-host')).toHaveAttribute('data-ready', 'true');
  await page.keyboard.type('and late ');
  await expect(lab.code).toContainText('// early and late');
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+Z');
    await expect(lab.code).not.toContainText('early', { timeout: 500 });
  }).toPass();
  server.close();
});
