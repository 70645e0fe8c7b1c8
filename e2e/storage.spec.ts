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
  await first.compiled();
  const page2 = await context.newPage();
  const second = new Lab(page2);
  await second.open();
  await expect(second.code).toContainText('older');
  await second.writeHandler(hello('newer'));
  await second.compiled();
  await expect(first.notices).toContainText(/another tab/i);
  await page.bringToFront();
  await first.writeHandler(hello('from the old tab'));
  await first.compiled();
  await page.waitForTimeout(1_500);
  await page2.reload();
  await expect(second.code).toContainText('newer');
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
