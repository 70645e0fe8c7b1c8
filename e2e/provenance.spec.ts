/** A figure says where it comes from: to the pointer, the keyboard and a finger. */
import { expect, test, type Page } from 'playwright/test';
import { hello, Lab } from './lab.ts';

async function answered(page: Page): Promise<Lab> {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('hi'));
  await lab.run.click();
  await lab.expectAnswer('200', 'hi');
  return lab;
}

async function isInWindow(page: Page): Promise<boolean> {
  return page.getByRole('tooltip').evaluate((tip) => {
    const { left, top, right, bottom } = tip.getBoundingClientRect();
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });
}

test('focus opens it, Escape closes it, and it is inside the window', async ({ page }) => {
  const lab = await answered(page);
  const size = lab.compileStatus.getByRole('button', { name: / MB$/ });
  await lab.compileStatus.getByText('Details').focus();
  await page.keyboard.press('Shift+Tab');
  await expect(size).toBeFocused();
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('measured');
  await expect(tip).toContainText('all bytes of the component');
  expect(await isInWindow(page)).toBe(true);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await expect(size).toBeFocused();
});

test('the pointer opens it and may enter it; only one is open', async ({ page }) => {
  const lab = await answered(page);
  const tip = page.getByRole('tooltip');
  await lab.compileStatus.getByRole('button', { name: /^\d+ ms$/ }).hover();
  await expect(tip).toBeVisible();
  await tip.hover();
  await expect(tip).toContainText('Timed in the compiler’s worker');
  await lab.answer.getByRole('button', { name: 'modelled' }).first().hover();
  await expect(tip).toHaveCount(1);
  await expect(tip).toContainText(/modelled/i);
  expect(await isInWindow(page)).toBe(true);
});

test('in a dialog, Escape closes the popover before the dialog', async ({ page }) => {
  await answered(page);
  await page.getByRole('button', { name: 'Inspect handler.wasm' }).click();
  const dialog = page.getByRole('dialog');
  const compile = dialog.getByRole('heading', { name: 'Compiled in' }).getByRole('button');
  await compile.focus();
  await compile.click();
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('the sum of its stages');
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
