/** The map by pointer and by keyboard, and its table twin. */
import { expect, type Locator, test } from 'playwright/test';
import { Lab } from './lab.ts';

class MapFigure {
  readonly figure: Locator;
  readonly stage: Locator;
  readonly tip: Locator;
  readonly status: Locator;
  readonly table: Locator;

  constructor(lab: Lab) {
    this.figure = lab.world.getByRole('figure', { name: 'World map' });
    this.stage = this.figure.getByRole('application');
    this.tip = this.figure.getByRole('tooltip');
    this.status = this.figure.getByRole('status', { name: 'Pointed city' });
    this.table = this.figure.getByRole('region', { name: 'The map as a table' });
  }

  /** Moves the pointer to a share of the map's width and height. */
  async hover(x: number, y: number): Promise<void> {
    const box = await this.stage.boundingBox();
    if (box === null) throw new Error('the map is not to be seen');
    await this.stage.hover({ position: { x: box.width * x, y: box.height * y } });
  }

  async openTable(): Promise<void> {
    await this.figure.getByRole('button', { name: 'As a table' }).click();
    await expect(this.table).toBeVisible();
  }
}

async function openMap(lab: Lab): Promise<MapFigure> {
  await lab.open();
  const map = new MapFigure(lab);
  await map.stage.scrollIntoViewIfNeeded();
  await expect(map.figure.getByRole('list', { name: 'Map legend' })).toContainText('GeoNames');
  return map;
}

test('a city that is pointed at tells where it is led and why; a click sends from there', async ({
  page,
}) => {
  const lab = new Lab(page);
  const map = await openMap(lab);
  await lab.compiled();
  // Somewhere in the north of India, where cities lie close together.
  await map.hover(0.69, 0.4);
  await expect(map.tip).toContainText('click to send from here');
  await expect(map.tip).toContainText(/Lambda.*Containers.*→ N\. Virginia/);
  await expect(map.tip).toContainText('always N. Virginia, where it is deployed');
  await expect(map.tip).toContainText(/nearest of 104 PoPs by RTT: .* ms; next/);
  await expect(map.tip.getByRole('row', { name: /chosen/ })).toHaveCount(1);
  await page.mouse.down();
  await page.mouse.up();
  await expect(map.tip).toContainText('sends');
  const name = (await map.tip.locator('strong').last().textContent()) ?? '';
  await expect(lab.waterfall).toContainText(`${name} · GET /`);
  await page.mouse.move(0, 0);
  await expect(map.tip).toHaveCount(0);
});

test('all of it works by keyboard: cities, sending, zoom, and back', async ({ page }) => {
  const lab = new Lab(page);
  const map = await openMap(lab);
  await lab.compiled();
  await map.figure.getByRole('radio', { name: 'All' }).focus();
  await page.keyboard.press('Tab');
  await expect(map.stage).toBeFocused();
  await expect(map.status).toContainText(/^Tokyo, JP\. .*Edge to Tokyo: nearest of 104 PoPs/);
  await page.keyboard.press('ArrowLeft');
  await expect(map.status).not.toContainText('Tokyo, JP');
  await expect(map.status).toContainText(/Lambda and Containers to N\. Virginia/);
  const name = ((await map.status.textContent()) ?? '').split(',')[0] ?? '';
  await page.keyboard.press('Enter');
  await expect(lab.waterfall).toContainText(`${name} · GET /`);
  const reset = map.figure.getByRole('button', { name: 'Whole map' });
  await expect(reset).toBeDisabled();
  await page.keyboard.press('+');
  await expect(reset).toBeEnabled();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('0');
  await expect(reset).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(map.tip).toHaveCount(0);
});

test('buttons, double clicks and Ctrl with the wheel zoom; a plain wheel scrolls the page and says so', async ({
  page,
}) => {
  const lab = new Lab(page);
  const map = await openMap(lab);
  const reset = map.figure.getByRole('button', { name: 'Whole map' });
  await map.hover(0.3, 0.5);
  await page.mouse.wheel(0, 40);
  await expect(map.figure).toContainText('with the wheel zooms');
  await expect(reset).toBeDisabled();
  await map.hover(0.3, 0.5);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect(reset).toBeEnabled();
  await reset.click();
  await expect(reset).toBeDisabled();
  const before = await map.stage.screenshot();
  await map.figure.getByRole('button', { name: 'Zoom in' }).click();
  await expect(reset).toBeEnabled();
  await expect.poll(async () => Buffer.compare(before, await map.stage.screenshot())).not.toBe(0);
  await map.figure.getByRole('button', { name: 'Zoom out' }).click();
  await expect(reset).toBeDisabled();
  // In the corner, off the Arctic's edge: at no size of the map does a city reach there, or a button stand there.
  await map.stage.dblclick({ position: { x: 4, y: 4 } });
  await expect(reset).toBeEnabled();
});

test('night can be left out', async ({ page }) => {
  const map = await openMap(new Lab(page));
  const night = map.figure.getByRole('button', { name: 'Night' });
  await expect(night).toHaveAttribute('aria-pressed', 'true');
  const before = await map.stage.screenshot();
  await night.click();
  await expect(night).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(async () => Buffer.compare(before, await map.stage.screenshot())).not.toBe(0);
});

test('the table tells where requests go and come from, and an outage only while it lasts', async ({
  page,
}) => {
  const lab = new Lab(page);
  const map = await openMap(lab);
  await lab.world.locator('summary', { hasText: /^World/ }).click();
  await lab.world.locator('summary', { hasText: /^Faults/ }).click();
  const faults = lab.world.getByRole('region', { name: 'Faults' });
  await faults.getByLabel('Kind of fault').selectOption('PoP outage');
  await faults.getByRole('button', { name: 'Add the fault' }).click();
  const begins = faults.getByLabel(/Begins/);
  await begins.fill('2');
  await begins.press('Enter');
  const lasts = faults.getByLabel(/Lasts/);
  await lasts.fill('3');
  await lasts.press('Enter');
  const name = ((await faults.locator('summary').first().textContent()) ?? '').replace(/^.*?: |,.*$/g, '');
  await lab.world.locator('summary', { hasText: /^World/ }).click();

  await map.openTable();
  await expect(map.table.getByRole('row', { name: 'N. Virginia region' })).toContainText('up');
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  const dark = map.table.getByRole('row', { name: new RegExp(`^${name} PoP down`) });
  await expect(dark).toBeVisible();
  await expect(dark).toHaveCount(0, { timeout: 15_000 });
  const region = map.table.getByRole('row', { name: /N\. Virginia region up 100 %/ });
  await expect(region.getByRole('cell').nth(2)).toHaveText(/^[\d,]+$/);
  await expect(map.table.getByRole('row', { name: /PoP up [\d.]+ %/ }).first()).toBeVisible();

  await map.figure.getByRole('radio', { name: 'Where they come from' }).click();
  await map.table.getByRole('button', { name: 'Send from Sydney' }).click();
  await expect(lab.waterfall).toContainText('Sydney · GET /');
  await expect(map.table.getByRole('row', { name: /^Sydney/ })).toContainText('sender');
});
