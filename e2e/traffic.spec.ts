import { expect, type Locator, test } from 'playwright/test';
import { Lab } from './lab.ts';

const cells = async (row: Locator): Promise<number[]> =>
  (await row.getByRole('cell').allTextContents()).map((text) => Number(text.replaceAll(/[^\d.]/g, '')));

test('traffic moves requests over the map and percentiles over time, and the edge is ahead', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  const edge = lab.world.getByRole('row', { name: /Edge/ });
  const containers = lab.world.getByRole('row', { name: /Containers/ });
  await expect(edge.getByRole('cell').first()).toHaveText(/\d/);
  await expect(lab.world).toContainText('really ran for every one');

  const SERVED = 5;
  const early = (await cells(edge))[SERVED] ?? 0;
  await expect.poll(async () => (await cells(edge))[SERVED]).toBeGreaterThan(early + 300);
  const [p50, p95, p99, p999] = await cells(edge);
  expect(p50).toBeGreaterThan(0);
  expect(p95).toBeGreaterThanOrEqual(p50 ?? 0);
  expect(p99).toBeGreaterThanOrEqual(p95 ?? 0);
  expect(p999).toBeGreaterThanOrEqual(p99 ?? 0);
  expect((await cells(containers))[0]).toBeGreaterThan((p50 ?? 0) * 2);

  // The map and the chart are drawn from frames: their pixels change while traffic is on.
  for (const name of ['World map', 'Latency percentiles over time']) {
    const figure = lab.world.getByRole('figure', { name });
    const before = await figure.screenshot();
    await expect.poll(async () => Buffer.compare(before, await figure.screenshot())).not.toBe(0);
  }

  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();
  await expect(lab.world.getByRole('button', { name: 'Start traffic' })).toBeVisible();
  const stopped = await cells(edge);
  await page.waitForTimeout(500);
  expect(await cells(edge)).toEqual(stopped);
});

test('a thousand requests a second all run the component; beyond that it says that it samples', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  const setRate = async (perSecond: string) => {
    await lab.world.locator('summary', { hasText: 'World' }).click();
    await lab.world.getByLabel(/Requests a second/i).fill(perSecond);
    await lab.world.getByRole('button', { name: 'Close the world’s settings' }).click();
  };
  await setRate('1000');
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world).toContainText('really ran for every one');
  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();
  await setRate('5000');
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world).toContainText(/really ran for [\d,]+ of them/);
});

test('where the world is changed, live traffic can be started again in it, by keyboard', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world).toContainText('really ran for every one');
  await lab.world.locator('summary', { hasText: /^World/ }).click();
  const drawer = page.locator('.settings-drawer');
  const rate = drawer.getByLabel('Requests a second');
  await rate.fill('150');
  await rate.press('Enter');
  const restart = drawer.getByRole('button', { name: 'Restart with the new settings' });
  await restart.press('Enter');
  await expect(restart).toHaveCount(0);
  await expect(drawer.locator(':focus')).toHaveCount(1);
  await rate.fill('1');
  // The first Escape gives up what was typed, the second closes.
  await rate.press('Escape');
  await expect(rate).toHaveValue('150');
  await rate.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(lab.world.locator('summary', { hasText: /^World/ })).toBeFocused();
});

test('time passes as fast as is chosen, which starts traffic again and is said', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(lab.world.getByRole('caption')).toContainText('Edge starts afresh');
  await lab.world.locator('summary', { hasText: /^World/ }).click();
  await lab.world.locator('summary', { hasText: /^Edge/ }).click();
  await lab.world.getByRole('combobox', { name: 'Instances', exact: true }).selectOption('Reused (WASI 0.3)');
  await expect(lab.world.getByRole('caption')).not.toContainText('afresh');
  await lab.world.getByRole('button', { name: 'Close the world’s settings' }).click();
  await lab.world.getByRole('radio', { name: 'Instances' }).click();
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world).toContainText('really ran for every one');
  await expect(lab.world.getByRole('row', { name: /^Edge/ })).not.toContainText('per request');
  await lab.world.getByLabel('Speed').selectOption('60× speed');
  const status = lab.world.getByRole('status', { name: 'Traffic status' });
  await expect(status).toContainText(/requests in [1-9]\d* min.* of the world’s time, at 60×/);
  await expect(status).toContainText(/really ran for [\d,]+ of them/);
  await expect(lab.world.getByRole('figure', { name: 'World map' })).toContainText('Each slowed 10×');
});
