import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

test('a handler calls an origin that was added in the page', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.locator('summary', { hasText: 'World' }).click();
  await lab.world.getByRole('button', { name: 'Add an origin' }).click();
  const host = lab.world.getByLabel('Host');
  await host.fill('https://stock.test/');
  await host.press('Enter');
  await expect(lab.world.getByRole('alert')).toContainText('without https://');
  await expect(host).toHaveAttribute('aria-invalid', 'true');
  await host.fill('stock.test');
  await host.press('Enter');
  await expect(lab.world.getByRole('alert')).toHaveCount(0);
  await lab.world.getByLabel('Body').fill('seven left');
  await lab.writeHandler("return new Response(await (await fetch('https://stock.test/')).text());");
  await lab.run.click();
  await lab.expectAnswer('200', 'seven left');
});

test('a number out of range stays in sight with its range, and changes nothing', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.locator('summary', { hasText: 'World' }).click();
  const group = lab.world.locator('summary', { hasText: 'replicas' });
  await group.click();
  const replicas = lab.world.getByLabel('Container replicas');
  await replicas.fill('99999999999');
  await replicas.press('Tab');
  await expect(replicas).toHaveValue('99999999999');
  await expect(lab.world.getByRole('alert')).toHaveText('A whole number from 1 to 10,000');
  await expect(group).toContainText('3 replicas');
});

test('traffic says that it cannot start while the code does not compile', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write('const half = (');
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world.getByRole('alert')).toContainText('Traffic has not started');
});

test('an edited example is marked, and can be chosen again', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler("return new Response('mine');");
  await expect(lab.title).toHaveText('Hello (edited)');
  await lab.choose('Hello');
  await expect(lab.title).toHaveText('Hello');
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello, world');
});

test('routing and prices are the reader’s to set, and an unknown price is asked for', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.locator('summary', { hasText: 'World' }).click();
  const routing = lab.world.locator('summary', { hasText: 'Routing' });
  await routing.click();
  await lab.world.getByLabel('Clients are led by').selectOption('DNS by distance');
  await lab.world.getByLabel('A place that is too full').selectOption('Sheds to the next with room');
  await expect(routing).toContainText('DNS by distance');
  await expect(routing).toContainText('sheds overload');
  await lab.world.locator('summary', { hasText: 'Prices' }).click();
  const price = lab.world.getByLabel('Edge, USD per GB answered');
  await expect(price).toHaveValue('');
  await price.fill('free');
  await price.press('Enter');
  await expect(lab.world.getByRole('alert')).toContainText('Dollars from 0');
  await price.fill('0.05');
  await price.press('Enter');
  await expect(price).toHaveValue('0.05');
});
