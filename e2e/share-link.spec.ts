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
  await page2.waitForTimeout(1_000);
  await expect(reader.compileStatus).not.toContainText('compiled');
  await expect(reader.answer.getByRole('status', { name: 'Response status' })).toHaveCount(0);
  await reader.run.click();
  await reader.expectAnswer('200', 'from a link');
  for (const platform of ['Lambda', 'Containers'])
    expect(await reader.totalMs(platform)).toBeCloseTo(await author.totalMs(platform), -1);
  await page2.close();
});

test('opening a link evaluates none of its code', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write('console.error("evaluated");\nfor (;;) {}\n');
  const link = await lab.share();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(lab.code).toContainText('evaluated');
  await page.waitForTimeout(3_000);
  await expect(lab.compileStatus).not.toContainText('Loading took too long');
});

for (const [what, hash] of [
  ['cut off', '#h=AbCdEf'],
  ['altered', '#h=AV2PQUvDMBCF_8qRuYUW'],
  ['oversized', `#h=${'A'.repeat(80_000)}`],
] as const) {
  test(`a link that is ${what} opens the app with a notice and keeps the reader’s own work`, async ({
    page,
  }) => {
    const lab = new Lab(page);
    await lab.open();
    await lab.writeHandler(hello('my own work'));
    await lab.compiled();
    await page.waitForTimeout(1_500);
    await page.goto('about:blank');
    await page.goto(`/${hash}`);
    await expect(lab.notices.getByRole('alert')).toContainText(/link/i);
    await expect(lab.code).toContainText('my own work');
    await lab.run.click();
    await lab.expectAnswer('200', 'my own work');
  });
}
