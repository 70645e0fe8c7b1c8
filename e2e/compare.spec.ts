/** Platforms beside each other: their figures, what they cost, and the table as text. */
import { expect, type Locator, type Page, test } from 'playwright/test';
import { Lab } from './lab.ts';

const order = (table: Locator): Promise<string[]> => table.getByRole('rowheader').allTextContents();

/** Traffic that has stopped, so that figures stand still. */
async function runTraffic(page: Page): Promise<Lab> {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world.getByRole('row', { name: /^Lambda/ })).toContainText(/[1-9]\d\d/);
  await expect.poll(async () => Number((await served(lab.world)).replace(/\D/g, ''))).toBeGreaterThan(400);
  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();
  return lab;
}

async function served(world: Locator): Promise<string> {
  return (await world.getByRole('row', { name: /^Edge/ }).getByRole('cell').last().textContent()) ?? '';
}

test('columns come in groups that fit, sort by keyboard, and mark the least', async ({ page }) => {
  const lab = await runTraffic(page);
  const comparison = lab.world.getByRole('region', { name: 'Comparison' });
  const table = comparison.getByRole('table');
  expect(await order(table)).toEqual(['Lambda', 'Containers', 'Edge']);
  const p50 = table.getByRole('columnheader', { name: /^p50/ });
  await p50.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(p50).toHaveAttribute('aria-sort', 'ascending');
  expect((await order(table))[0]).toBe('Edge');
  await page.keyboard.press('Enter');
  await expect(p50).toHaveAttribute('aria-sort', 'descending');
  expect((await order(table)).at(-1)).toBe('Edge');
  await page.keyboard.press('Enter');
  await expect(p50).toHaveAttribute('aria-sort', 'none');
  await expect(table.getByRole('row', { name: /^Edge/ }).getByRole('cell').first()).toHaveAttribute(
    'data-best',
    'true',
  );
  for (const group of ['Latency', 'Instances', 'Cost']) {
    await comparison.getByRole('radio', { name: group }).click();
    const { scrollWidth, clientWidth } = await comparison.evaluate(({ scrollWidth, clientWidth }) => ({
      scrollWidth,
      clientWidth,
    }));
    expect(scrollWidth, group).toBeLessThanOrEqual(clientWidth);
  }
});

test('a figure says where it comes from, with its sample', async ({ page }) => {
  const lab = await runTraffic(page);
  await lab.world.getByRole('row', { name: /^Edge/ }).getByRole('button').first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  const note = page.getByRole('tooltip');
  await expect(note).toContainText('of all requests together, end to end');
  await expect(note).toContainText(/Sample[\d,]+ requests/);
  await expect(note).toContainText(/With 95 % confidence/);
});

test('what has no published price is asked for, and billed when it is entered', async ({ page }) => {
  const lab = await runTraffic(page);
  const comparison = lab.world.getByRole('region', { name: 'Comparison' });
  await comparison.getByRole('radio', { name: 'Cost' }).click();
  await expect(comparison.getByRole('row', { name: /^Lambda/ })).toContainText('$');
  const edge = comparison.getByRole('row', { name: /^Edge/ });
  await edge.getByRole('button', { name: 'enter a price' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Platforms compared' });
  await expect(dialog.getByLabel('Edge, USD a month')).toBeFocused();
  await dialog.getByLabel('Edge, USD per million requests').fill('-1');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('or nothing where you do not know');
  for (const [label, price] of [
    ['Edge, USD a month', '0'],
    ['Edge, USD per million requests', '1.5'],
    ['Edge, USD per million CPU-ms', '0'],
    ['Edge, USD per GB answered', '0'],
  ] as const) {
    await dialog.getByLabel(label).fill(price);
    await page.keyboard.press('Enter');
  }
  await dialog.getByRole('button', { name: 'Start traffic again with these' }).click();
  await expect(dialog.getByRole('row', { name: /^Edge.*\$1\.50/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the table is copied with units, world, seed and sources', async ({ page }) => {
  const lab = await runTraffic(page);
  await lab.world.getByRole('button', { name: 'All, copy…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Platforms compared' });
  await dialog.getByRole('button', { name: 'Copy Markdown' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied');
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toMatch(/^\*\*Hello.*\*\*$/m);
  expect(markdown).toContain('| Platform | p50 (ms) | p95 (ms) |');
  expect(markdown).toMatch(/\| Wasm components at the edge \| \*\*[\d,]+\*\*/);
  expect(markdown).toContain('seed 500');
  expect(markdown).toContain('quoted: ');
  await dialog.getByRole('button', { name: 'Copy CSV' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^Platform,p50 \(ms\),.*\r\n/);
});
