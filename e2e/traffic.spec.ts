import { expect, type Locator, test } from 'playwright/test';
import { Lab } from './lab.ts';

const cells = async (row: Locator): Promise<number[]> =>
  (await row.getByRole('cell').allTextContents()).map((text) => Number(text.replaceAll(',', '')));

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

  const SERVED = 6;
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
  await lab.world.locator('summary', { hasText: 'World' }).click();
  const rate = lab.world.getByLabel(/Requests a second/i);
  await rate.fill('1000');
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world).toContainText('really ran for every one');
  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();
  await rate.fill('5000');
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world).toContainText(/really ran for [\d,]+ of them/);
});
