import { expect, test } from 'playwright/test';
import { hello, Lab } from './lab.ts';

test('an article shows a project in a frame, runs it there, and keeps nothing', async ({ page, baseURL }) => {
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning') warnings.push(message.text());
  });
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('in an article'));
  await page.getByRole('button', { name: 'Share' }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await share.getByRole('checkbox', { name: 'World' }).uncheck();
  await share.getByRole('radio', { name: 'Embed' }).check();
  await share.getByRole('radio', { name: 'Read-only' }).check();
  await share.getByRole('button', { name: 'Copy iframe' }).click();
  await expect(share).toContainText('copied');
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  expect(snippet).toContain('?embed=readonly#h=');
  await share.getByRole('button', { name: 'Show preview' }).click();
  await expect(
    page.frameLocator('iframe[title="Preview"]').getByRole('button', { name: 'Run here' }),
  ).toBeVisible();
  expect(warnings.filter((text) => !text.includes('blocked by Playwright'))).toEqual([]);

  await page.route('**/article.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><p>An article</p>${snippet}` }),
  );
  const kept = await page.evaluate(() => localStorage.getItem('halfmilli.work'));
  await page.goto(`${baseURL}/article.html`);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('region', { name: 'Code' })).toContainText('in an article');
  await expect(frame.getByRole('region', { name: 'About this project' })).toContainText(
    'nothing of it has run',
  );
  await expect(frame.getByRole('textbox', { name: 'Code editor' })).toHaveCount(0);
  await expect(frame.getByRole('button', { name: 'Share' })).toHaveCount(0);
  await frame.getByRole('button', { name: 'Run here' }).click();
  await expect(frame.getByRole('status', { name: 'Response status' })).toHaveText('200');
  await expect(frame.getByRole('link', { name: 'Open in Halfmilli' })).toHaveAttribute('href', /#h=/);
  expect(await page.evaluate(() => localStorage.getItem('halfmilli.work'))).toBe(kept);
});

test('an editable frame compiles what is typed into it', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?embed');
  await lab.writeHandler(hello('typed here'));
  await page.getByRole('button', { name: 'Run here' }).click();
  await lab.expectAnswer('200', 'typed here');
  await page.reload();
  await expect(lab.editor).toBeAttached();
  await expect(lab.code).not.toContainText('typed here');
});
