import { expect, type Locator, type Page, test } from 'playwright/test';
import { HELLO, makeGuest } from '../worker/foreign/fixtures/guest.ts';
import { dropFile } from './drop.ts';
import { hello, Lab } from './lab.ts';

const insideOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name: `Inside ${name}` });

async function digestOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Inspect' }).click();
  const digest = page
    .getByRole('dialog')
    .locator('dd')
    .filter({ hasText: /^[0-9a-f]{64}$/ });
  await expect(digest).toBeVisible();
  const text = (await digest.textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return text;
}

test('the inspector tells a component’s world, bytes, digest and the stages of its compile', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.compiled();
  await page.getByRole('button', { name: 'Inspect' }).focus();
  await page.keyboard.press('Enter');
  const inside = insideOf(page, 'handler.wasm');
  await expect(inside.getByRole('region', { name: 'World' })).toContainText(
    'export wasi:http/incoming-handler@0.2',
  );
  const bytes = inside.getByRole('region', { name: 'Bytes' });
  const sizes = await bytes.locator('summary .number:not(.size-share)').allTextContents();
  expect(sizes).toHaveLength(4);
  const sum = sizes.reduce((total, text) => total + Number(text.replace(/\D/g, '')), 0);
  await expect(inside).toContainText(`${sum.toLocaleString('en')} bytes`);
  await bytes.locator('summary', { hasText: 'code of QuickJS' }).click();
  await expect(bytes.getByRole('row', { name: /^code/ })).toBeVisible();
  await expect(inside.getByRole('region', { name: 'Compile' })).toContainText('splice the component');
  await expect(inside).toContainText('export default { fetch }');
  await inside.getByRole('button', { name: 'Close' }).click();
  await expect(inside).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Inspect' })).toBeFocused();
});

test('the same code gives the same digest, another code another', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('one'));
  await lab.compiled();
  const first = await digestOf(page);
  await lab.writeHandler(hello('two'));
  await expect.poll(() => digestOf(page)).not.toBe(first);
  await lab.writeHandler(hello('one'));
  await expect.poll(() => digestOf(page)).toBe(first);
});

test('it looks into a component from elsewhere too', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await dropFile(page, 'app.wasm', await makeGuest(HELLO));
  const bar = page.getByRole('region', { name: 'Component from a file' });
  await bar.getByRole('button', { name: 'Inspect' }).click();
  const inside = insideOf(page, 'app.wasm');
  await expect(inside.getByRole('region', { name: 'World' })).toContainText('import wasi:http/types@0.2');
  await expect(inside.getByRole('region', { name: 'Imports' })).toContainText('wasi:io/streams@0.2');
  await expect(inside).toContainText('wit-component');
  await page.keyboard.press('Escape');
  await expect(inside).toHaveCount(0);
});
