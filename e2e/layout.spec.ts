/** The regions and the room that each has. */
import { expect, type Locator, type Page, test } from 'playwright/test';
import { encodeLink } from '../worker/project/link.ts';
import { PLAIN_VIEW, type Panel } from '../worker/project/project.ts';
import { projectOf } from '../src/state/fake-session.ts';
import { Lab } from './lab.ts';

async function widthOf(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.width ?? 0;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A link whose reader is to see these regions. */
function linkTo(panels: readonly Panel[]): string {
  const code = "export default { fetch: () => new Response('shared') };";
  const link = encodeLink(projectOf(code, { view: { ...PLAIN_VIEW, panels: [...panels] } }));
  if (!link.ok) throw new Error('the project makes no link');
  return link.value;
}

test('separators move by keyboard, are remembered, and go back on a double click', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const usual = await widthOf(lab.code);
  const separator = page.getByRole('separator', { name: 'Width of the columns' });
  await separator.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => widthOf(lab.code)).toBeGreaterThan(usual + 50);
  const wide = await widthOf(lab.code);
  await page.reload();
  await expect.poll(async () => Math.abs((await widthOf(lab.code)) - wide)).toBeLessThan(3);
  await separator.dblclick();
  await expect.poll(async () => Math.abs((await widthOf(lab.code)) - usual)).toBeLessThan(3);
});

test('a region that is collapsed leaves its room, keeps what it holds, and comes back', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler("return new Response('kept');");
  await lab.compiled();
  await button(page, 'Collapse code').click();
  await expect(lab.code).toBeHidden();
  await button(page, 'Collapse request and answer').click();
  await expect(lab.answer).toBeHidden();
  await expect.poll(() => widthOf(lab.world)).toBeGreaterThan(1_200);
  await page.reload();
  await expect(lab.code).toBeHidden();
  await button(page, 'Show Code').click();
  await expect(lab.code).toContainText('kept');
  await button(page, 'Show Request & answer').click();
  await lab.run.click();
  await lab.expectAnswer('200', 'kept');
});

test('the last region that is open cannot be collapsed', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  for (const name of ['code', 'request and answer', 'waterfall'])
    await button(page, `Collapse ${name}`).click();
  await expect(lab.world).toBeVisible();
  await expect(button(page, 'Collapse world')).toHaveCount(0);
  await button(page, 'View').click();
  await button(page, 'Reset layout').click();
  await expect(lab.code).toBeVisible();
  await expect(lab.waterfall).toBeVisible();
});

test('a region takes the whole page, and Escape gives it back', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.compiled();
  await button(page, 'Maximise waterfall').click();
  await expect.poll(() => widthOf(lab.waterfall)).toBe(1_280);
  await page.keyboard.press('Tab');
  await expect(lab.editor).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => widthOf(lab.waterfall)).toBeLessThan(800);
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello');
});

test('a link shows the regions that its view names', async ({ page }) => {
  const lab = new Lab(page);
  await page.goto(`/${linkTo(['code', 'waterfall'])}`);
  await expect(lab.code).toContainText('shared');
  await expect(lab.waterfall).toBeVisible();
  await expect(lab.world).toBeHidden();
  await expect(lab.answer).toBeHidden();
  await button(page, 'Show How the world experiences it').click();
  await expect(lab.world).toBeVisible();
});

async function overlaps(drawer: Locator, other: Locator): Promise<boolean> {
  const [one, two] = await Promise.all([drawer.boundingBox(), other.boundingBox()]);
  if (one === null || two === null) throw new Error('one of them is not to be seen');
  const isBeside = one.x + one.width <= two.x + 1 || two.x + two.width <= one.x + 1;
  return !isBeside && one.y + one.height > two.y + 1 && two.y + two.height > one.y + 1;
}

const openSettings = (lab: Lab) => lab.world.locator('summary', { hasText: /^World/ }).click();
const drawerOf = (page: Page) => page.locator('.settings-drawer');

test.describe('the world’s settings', () => {
  test('cover the code and nothing else, and Escape closes them', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const lab = new Lab(page);
    await lab.open();
    const map = page.getByRole('figure', { name: 'World map' });
    const before = await map.boundingBox();
    await openSettings(lab);
    const drawer = drawerOf(page);
    await expect(drawer).toBeVisible();
    expect(await map.boundingBox()).toEqual(before);
    for (const other of [lab.world, lab.waterfall, lab.answer, page.getByRole('banner')])
      expect(await overlaps(drawer, other)).toBe(false);
    expect(await overlaps(drawer, lab.code)).toBe(true);
    await page.keyboard.press('Tab');
    await expect(drawer.getByRole('button', { name: 'Close' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(lab.world.locator('summary', { hasText: /^World/ })).toBeFocused();
  });

  test('make way for the code that takes the focus', async ({ page }) => {
    const lab = new Lab(page);
    await lab.open();
    await openSettings(lab);
    await expect(drawerOf(page)).toBeVisible();
    await lab.editor.focus();
    await expect(drawerOf(page)).toBeHidden();
  });

  test('stand beside the map where no code is to be seen', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const lab = new Lab(page);
    await lab.open();
    const map = page.getByRole('figure', { name: 'World map' });
    await button(page, 'Maximise world').click();
    await openSettings(lab);
    await expect.poll(() => overlaps(drawerOf(page), map)).toBe(false);
    await openSettings(lab);
    await button(page, 'Maximise world').click();
    await button(page, 'Collapse code').click();
    await openSettings(lab);
    for (const region of [lab.world, lab.answer])
      await expect.poll(() => overlaps(drawerOf(page), region)).toBe(false);
    await button(page, 'Collapse request and answer').click();
    await expect.poll(() => overlaps(drawerOf(page), lab.world)).toBe(false);
    await button(page, 'Show Code').click();
    await expect.poll(() => overlaps(drawerOf(page), lab.world)).toBe(false);
  });
});

test('the stage makes type larger, and stays', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const sizeOfType = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const usual = await sizeOfType();
  await page.keyboard.press('F9');
  await expect.poll(sizeOfType).toBeGreaterThan(usual * 1.25);
  await page.reload();
  await expect.poll(sizeOfType).toBeGreaterThan(usual * 1.25);
});

test('the theme is the system’s until one is chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const lab = new Lab(page);
  await lab.open();
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  expect(await theme()).toBe('light');
  await button(page, 'View').click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.reload();
  await expect.poll(theme).toBe('dark');
  await button(page, 'View').click();
  await page.getByRole('radio', { name: 'System' }).check();
  await page.reload();
  await expect.poll(theme).toBe('light');
});

test('at 390 pixels the regions follow each other in one column', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const lab = new Lab(page);
  await lab.open();
  const tops = await Promise.all(
    [lab.code, lab.answer, lab.waterfall, lab.world].map(
      async (region) => (await region.boundingBox())?.y ?? 0,
    ),
  );
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await button(page, 'Collapse code').click();
  await expect(lab.code).toBeHidden();
  await button(page, 'Show Code').click();
  await expect(lab.code).toContainText('fetch');
});

for (const { name, size, isStage } of [
  { name: 'at 1280 pixels', size: { width: 1280, height: 800 }, isStage: false },
  { name: 'on a stage', size: { width: 1920, height: 1080 }, isStage: true },
])
  test(`a story with traffic shows bars, map, chart and all figures at once ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    const lab = new Lab(page);
    await lab.open();
    await button(page, 'Stories and examples').click();
    await page.getByRole('button', { name: /The edge loses/ }).click();
    if (isStage) await page.keyboard.press('F9');
    await lab.run.click();
    await button(page, 'Start traffic').click();
    await expect(page.getByRole('status', { name: 'Traffic status' })).toContainText('requests in');
    for (const seen of [
      lab.waterfall.getByRole('group', { name: 'Edge waterfall' }),
      page.getByRole('figure', { name: 'World map' }),
      page.getByRole('figure', { name: 'Latency percentiles' }),
      lab.world.getByRole('row', { name: /^Edge/ }),
    ])
      await expect(seen).toBeInViewport({ ratio: 0.99 });
  });
