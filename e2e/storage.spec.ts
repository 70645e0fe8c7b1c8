import { expect, test } from 'playwright/test';
import { hello, Lab } from './lab.ts';

test('work is there again after a reload', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('kept for me'));
  await lab.compiled();
  await page.reload();
  await expect(lab.code).toContainText('kept for me');
});

test('a second tab never overwrites newer work', async ({ page, context }) => {
  const first = new Lab(page);
  await first.open();
  await first.writeHandler(hello('older'));
  await first.saved('older');
  const page2 = await context.newPage();
  const second = new Lab(page2);
  await second.open();
  await expect(second.code).toContainText('older');
  await second.writeHandler(hello('newer'));
  await second.saved('newer');
  await expect(first.notices).toContainText(/another tab/i);
  await page.bringToFront();
  await first.writeHandler(hello('from the old tab'));
  await first.compiled();
  // A page that goes away saves at once, so this is the old tab's last chance to overwrite.
  await page.goto('about:blank');
  await page2.reload();
  await expect(second.code).toContainText('newer');
});

test('work that examples and links displaced can be gone back to after a reload', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('the first work'));
  await lab.choose('Signed token');
  await expect(lab.code).not.toContainText('the first work');
  await lab.writeHandler(hello('the second work'));
  await page.reload();
  await expect(lab.code).toContainText('the second work');
  await lab.choose('API with Hono');
  await expect(lab.code).not.toContainText('the second work');
  await page.getByRole('button', { name: 'Work', exact: true }).click();
  await page.getByRole('button', { name: /^Restore .* number 2$/ }).click();
  await page.keyboard.press('Escape');
  await expect(lab.code).toContainText('the first work');
  await page.getByRole('button', { name: 'Back to my work' }).click();
  await expect(lab.code).toContainText('the second work');
});

test('stored work that is damaged gives way to the default project with a notice', async ({ page }) => {
  const lab = new Lab(page);
  await page.addInitScript(() => {
    localStorage.setItem('halfmilli.work', '{"broken');
  });
  await lab.open();
  await expect(lab.notices).toContainText(/stored|saved/i);
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello');
});
