/** The charts of latencies: three views, pause, scrubbing, zoom, a cursor, and their tables. */
import { expect, type Locator, type Page, test } from 'playwright/test';
import { Lab } from './lab.ts';

const figure = (world: Locator): Locator =>
  world.getByRole('figure', { name: /percentiles over time|Histogram|Share of requests/ });

async function start(page: Page): Promise<Lab> {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world.getByRole('row', { name: /^Edge/ })).toContainText(/\d/);
  return lab;
}

const scrubbed = (lab: Lab): Locator =>
  lab.world.getByRole('slider', { name: 'Scrub back through the last minutes' });

/** Until so many seconds are recorded. */
async function recorded(lab: Lab, seconds: number): Promise<void> {
  await expect
    .poll(async () => Number(await scrubbed(lab).getAttribute('max')))
    .toBeGreaterThanOrEqual(seconds);
}

test('one of three charts is chosen by keyboard, and the choice travels in the link', async ({ page }) => {
  const lab = await start(page);
  await expect(figure(lab.world)).toHaveAccessibleName('Latency percentiles over time');
  await lab.world.getByRole('radio', { name: 'Lines', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(figure(lab.world)).toHaveAccessibleName('Histogram of latencies');
  await page.keyboard.press('ArrowRight');
  await expect(figure(lab.world)).toHaveAccessibleName('Share of requests answered within a latency');
  const link = await lab.share();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(lab.world.getByRole('radio', { name: 'Cumulative' })).toBeChecked();
});

test('a paused picture stands while the world goes on, and Live comes back to it', async ({ page }) => {
  const lab = await start(page);
  await recorded(lab, 3);
  await lab.world.getByRole('button', { name: 'Pause' }).click();
  const host = figure(lab.world).locator('.chart-stage');
  const before = await host.screenshot();
  const most = Number(await scrubbed(lab).getAttribute('max'));
  await recorded(lab, most + 2);
  expect(Buffer.compare(before, await host.screenshot())).toBe(0);
  await lab.world.getByRole('button', { name: 'Live' }).click();
  await expect(lab.world.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect.poll(async () => Buffer.compare(before, await host.screenshot())).not.toBe(0);
});

test('scrubbing goes back to a moment, in chart and comparison alike', async ({ page }) => {
  const lab = await start(page);
  await recorded(lab, 6);
  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();
  const served = () =>
    lab.world
      .getByRole('region', { name: 'Comparison' })
      .getByRole('row', { name: /^Edge/ })
      .getByRole('cell')
      .last();
  const all = Number((await served().textContent())?.replaceAll(',', ''));
  await scrubbed(lab).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(scrubbed(lab)).toHaveAttribute('aria-valuetext', '0 s to 2 s');
  await expect(lab.world.getByRole('caption')).toContainText('From 0 s to 2 s');
  await expect
    .poll(async () => Number((await served().textContent())?.replaceAll(',', '')))
    .toBeLessThan(all);
  await page.keyboard.press('End');
  await expect(lab.world.getByRole('caption')).toContainText('Since the start');
});

test('a dragged stretch of time fills the chart until it is reset', async ({ page }) => {
  const lab = await start(page);
  await recorded(lab, 6);
  const over = figure(lab.world).locator('.u-over');
  const box = (await over.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.1, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.3, box.y + 20, { steps: 4 });
  await page.mouse.up();
  const reset = lab.world.getByRole('button', { name: 'Reset zoom' });
  await expect(reset).toBeVisible();
  await expect(scrubbed(lab)).toHaveAttribute('aria-valuetext', /^[01] s to [34] s$/);
  await reset.click();
  await expect(reset).toBeHidden();
  await expect(lab.world.getByRole('button', { name: 'Live' })).toBeVisible();
});

test('arrow keys read the chart, select with Shift, and zoom with Enter', async ({ page }) => {
  const lab = await start(page);
  await recorded(lab, 6);
  const cursor = lab.world.getByRole('slider', { name: /^Cursor over/ });
  await cursor.focus();
  await expect(cursor).toHaveAttribute('aria-valuetext', 'no cursor');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).toHaveAttribute('aria-valuetext', /^at \d+ s: .*edge p50 \d+/);
  const first = await cursor.getAttribute('aria-valuetext');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).not.toHaveAttribute('aria-valuetext', first ?? '');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(lab.world.getByRole('button', { name: 'Reset zoom' })).toBeVisible();
});

test('each chart has a table twin that agrees with it', async ({ page }) => {
  const lab = await start(page);
  await recorded(lab, 4);
  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();
  await lab.world.getByRole('button', { name: 'Table', exact: true }).click();
  const figures = lab.world.getByRole('region', { name: /as a table$/ });
  await expect(figures.getByRole('row', { name: /^Edge/ }).first()).toContainText(/\d/);
  await lab.world.getByRole('radio', { name: 'Cumulative' }).click();
  const rows = figures.getByRole('table').last().getByRole('row');
  const last = (await rows.last().getByRole('cell').allTextContents()).map((text) => Number.parseFloat(text));
  for (const percent of last) expect(percent).toBeGreaterThan(97);
  await lab.world.getByRole('button', { name: 'Picture' }).click();
  await expect(lab.world.getByRole('slider', { name: /^Cursor over/ })).toBeVisible();
});
