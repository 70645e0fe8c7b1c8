/** What axe finds on every screen, in both themes: nothing that keeps somebody out. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from 'playwright/test';
import { Lab } from './lab.ts';

/** Serious and critical findings, with the elements they were found at. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Monaco draws its own text over a textarea; its contrast is that of its themes, which a test of their own holds.
    .exclude('.monaco-editor')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
}

/** The world's, with the groups that have fields of their own: what clients send, and prices. */
async function openSettings(lab: Lab): Promise<void> {
  await lab.world.locator('summary', { hasText: 'World' }).click();
  await lab.world.locator('summary', { hasText: 'Prices' }).click();
  await lab.world.locator('summary', { hasText: 'Traffic' }).click();
  const kinds = lab.world.getByRole('region', { name: 'Kinds of requests' });
  await kinds.getByLabel('Clients also send').selectOption('With a name');
  const share = kinds.getByLabel('With a name', { exact: true });
  await share.fill('-1');
  await share.press('Enter');
  await expect(kinds.getByRole('alert')).toBeVisible();
}

/** What opens over the page: the button, and what it opens. */
const SCREENS = [
  ['Stories', 'Stories and examples'],
  ['Share', 'Share'],
  ['Inspect', 'Inside'],
  ['Assumptions', 'What the figures rest on'],
  ['All, copy', 'Platforms compared'],
] as const;

/** Each theme at one of the sizes, so that both themes and both sizes are seen. */
const PAGES = [
  { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

for (const { colorScheme, viewport } of PAGES)
  test.describe(`${colorScheme}, ${viewport.width} wide`, () => {
    test.use({ colorScheme, viewport });

    test('nothing on any screen keeps somebody out', async ({ page }) => {
      test.slow();
      const lab = new Lab(page);
      await lab.open();
      await lab.compiled();
      await lab.run.click();
      await lab.expectAnswer('200', 'Hello');
      await openSettings(lab);
      expect(await findings(page), 'the world’s settings').toEqual([]);
      await lab.world.locator('summary', { hasText: 'World' }).click();
      await page.getByRole('button', { name: 'Start traffic' }).click();
      await expect(page.getByRole('status', { name: 'Traffic status' })).toContainText('requests in');
      expect(await findings(page)).toEqual([]);
      for (const [opener, opened] of SCREENS) {
        await page
          .getByRole('button', { name: new RegExp(`^${opener}`) })
          .first()
          .click();
        await expect(page.getByRole('dialog', { name: opened })).toBeVisible();
        expect(await findings(page), opened).toEqual([]);
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('ControlOrMeta+Shift+P');
      await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
      expect(await findings(page), 'Commands').toEqual([]);
      await page.keyboard.press('Escape');
      await page.goto((await page.evaluate(() => location.origin)) + '/?embed');
      await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
      expect(await findings(page), 'embedded').toEqual([]);
    });
  });
