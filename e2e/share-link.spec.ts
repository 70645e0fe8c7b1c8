import { expect, test } from 'playwright/test';
import { hello, Lab } from './lab.ts';

test('a link shows the same code, request and world to whoever opens it, and runs nothing', async ({
  page,
  browser,
}) => {
  const author = new Lab(page);
  await author.open();
  await author.writeHandler(hello('from a link'));
  await author.answer.getByRole('textbox', { name: 'Path' }).fill('/shared?x=1');
  await author.answer.getByRole('combobox', { name: 'City' }).selectOption('Nairobi, KE');
  await author.run.click();
  await author.expectAnswer('200', 'from a link');
  // Measured figures differ from run to run; stated ones travel with the link.
  await author.waterfall.getByRole('button', { name: 'State these figures' }).click();
  await expect(author.answer).toContainText('from before you changed: world');
  await author.run.click();
  await expect(author.answer).not.toContainText('from before you changed: world');
  const link = await author.share();

  const page2 = await browser.newPage();
  const reader = new Lab(page2);
  await page2.goto(link);
  await expect(reader.editor).toBeAttached();
  await expect(reader.code).toContainText('from a link');
  await expect(reader.answer.getByRole('textbox', { name: 'Path' })).toHaveValue('/shared?x=1');
  await expect(reader.answer.getByRole('combobox', { name: 'City' }).locator('option:checked')).toHaveText(
    'Nairobi, KE',
  );
  // What must not happen has no state to wait for.
  await page2.waitForTimeout(1_000);
  await expect(reader.compileStatus).toContainText('Nothing has run yet');
  await expect(reader.answer.getByRole('status', { name: 'Response status' })).toHaveCount(0);
  await reader.run.click();
  await reader.expectAnswer('200', 'from a link');
  for (const platform of ['Lambda', 'Containers', 'Edge'])
    expect(await reader.totalMs(platform)).toBe(await author.totalMs(platform));
  await page2.close();
});

test('opening a link evaluates none of its code until the reader presses Run', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write('console.error("evaluated");\nfor (;;) {}\n');
  const { hash } = new URL(await lab.share());
  await page.goto('about:blank');
  await page.goto(`/?limits=compile:300${hash}`);
  await expect(lab.code).toContainText('evaluated');
  // What must not happen has no state to wait for: this is several times what an unasked compile would take to fail.
  await page.waitForTimeout(1_500);
  await expect(lab.compileStatus).toContainText('Nothing has run yet');
  await lab.run.click();
  await expect(lab.compileStatus).toContainText('Loading took too long');
});

const DAMAGES: Record<string, (hash: string) => string> = {
  'cut off': (hash) => hash.slice(0, Math.floor(hash.length * 0.7)),
  altered: (hash) => {
    const middle = Math.floor(hash.length / 2);
    return hash.slice(0, middle) + (hash[middle] === 'A' ? 'B' : 'A') + hash.slice(middle + 1);
  },
  oversized: (hash) => hash + 'A'.repeat(80_000),
};

for (const [what, damage] of Object.entries(DAMAGES)) {
  test(`a link that is ${what} opens the app with a notice and keeps the reader’s own work`, async ({
    page,
  }) => {
    const lab = new Lab(page);
    await lab.open();
    await lab.writeHandler(hello('from a link'));
    const { hash } = new URL(await lab.share());
    await lab.writeHandler(hello('my own work'));
    await lab.saved('my own work');
    await page.goto('about:blank');
    await page.goto(`/${damage(hash)}`);
    await expect(lab.notices.getByRole('alert')).toContainText(/link/i);
    await expect(lab.code).toContainText('my own work');
    await lab.run.click();
    await lab.expectAnswer('200', 'my own work');
  });
}

test('a hash that is no link opens the app without a word', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('#about');
  await lab.compiled();
  await expect(lab.notices.getByRole('alert')).toHaveCount(0);
});

test('a link says what its code can reach before it runs', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(
    "const answer = await fetch('https://api.stranger.example/'); return new Response(Math.random() + answer.status);",
  );
  const { hash } = new URL(await lab.share());
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
  const about = page.getByRole('region', { name: 'About this project' });
  await expect(about).toContainText('nothing of it has run');
  await expect(about).toContainText('api.stranger.example');
  await expect(about).toContainText('randomness');
  await expect(lab.compileStatus).toContainText('Nothing has run yet');
  await about.getByRole('button', { name: 'Run it' }).press('Enter');
  await expect(about).toBeHidden();
  await expect(lab.run).toBeFocused();
});

test('the dialog says where the link fits, and makes Markdown and a code of it', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Share' }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await share.getByRole('textbox', { name: 'Title' }).fill('For the [audience]');
  await share.getByRole('button', { name: 'Copy Markdown' }).click();
  await expect(share).toContainText('copied');
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toMatch(/^\[For the \\\[audience\\\]\]\(http.*#h=[\w-]+\)$/);
  await expect(share.getByRole('row', { name: /^Discord fits/ })).toBeVisible();
  await share.getByRole('radio', { name: 'QR code' }).check();
  await expect(share.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
  await expect(share).toContainText('squares a side');
});

test('a link shows what its author chose to show', async ({ page, browser }) => {
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Share' }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  for (const name of ['Waterfall', 'World']) await share.getByRole('checkbox', { name }).uncheck();
  await share.getByRole('button', { name: 'Copy link' }).click();
  await expect(share).toContainText('copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const reader = new Lab(await browser.newPage());
  await reader.page.goto(link);
  await expect(reader.run).toBeVisible();
  await expect(reader.world.getByRole('button', { name: /traffic/i })).toBeHidden();
  await reader.page.close();
});

test('a project is named and told about where it is shared, and keeps both', async ({ page, browser }) => {
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Share' }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  const length = share.getByRole('status');
  const unnamed = await length.textContent();
  await share.getByRole('textbox', { name: 'Title' }).fill('');
  await share.getByRole('textbox', { name: 'Story' }).fill('Tokyo waits twice, Oslo once.');
  await expect(length).not.toHaveText(unnamed ?? '');
  await expect(lab.title).toHaveText('Untitled');
  await share.getByRole('textbox', { name: 'Title' }).fill('Who waits');
  await share.getByRole('button', { name: 'Copy link' }).click();
  await expect(share).toContainText('copied');
  await share.getByRole('textbox', { name: 'Title' }).fill('Who waits for whom');
  await expect(share).not.toContainText('copied');
  await share.getByRole('button', { name: 'Copy link' }).click();
  await expect(share).toContainText('copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press('Escape');
  await expect(lab.title).toHaveText('Who waits for whom');
  const reader = await browser.newPage();
  await reader.goto(link);
  const about = reader.getByRole('region', { name: 'About this project' });
  await expect(about).toContainText('Who waits for whom');
  await expect(about).toContainText('Tokyo waits twice, Oslo once.');
  await reader.close();
});
