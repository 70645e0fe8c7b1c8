import { expect, test } from 'playwright/test';

test('the page opens, offers Run, and complains about nothing', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto('/');

  await expect(page).toHaveTitle(/Halfmilli/);
  await expect(page.getByRole('button', { name: /^Run/ })).toBeEnabled();
  expect(complaints).toEqual([]);
});
