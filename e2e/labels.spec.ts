/** What the page's texts have room for, at the sizes that it is made for. */
import { expect, type Locator, test } from 'playwright/test';
import { Lab } from './lab.ts';

const LATE = `export default {
  fetch(request, env, ctx) {
    ctx.waitUntil(new Promise((done) => setTimeout(done, 40)));
    return new Response('sent');
  },
};`;

async function boxOf(locator: Locator): Promise<{ x: number; y: number; right: number; bottom: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { x: box.x, y: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

for (const [width, height] of [
  [1280, 800],
  [390, 844],
] as const)
  test(`at ${width}×${height} no label is cut off or covered`, async ({ page }) => {
    const lab = new Lab(page);
    await page.setViewportSize({ width, height });
    await lab.open();
    const chart = page.getByRole('figure', { name: 'Latency percentiles over time' });
    const hint = await boxOf(chart.getByText('Start traffic to see'));
    const plot = await boxOf(chart.locator('.u-over'));
    expect(hint.x).toBeGreaterThan(plot.x);
    expect(hint.bottom).toBeLessThanOrEqual(plot.bottom);
    await lab.write(LATE);
    await lab.compiled();
    await lab.run.click();
    await lab.expectAnswer('200', 'sent');
    await expect(lab.waterfall.getByText('after the response (waitUntil)').first()).toBeVisible();
    for (const name of await lab.waterfall.getByText('after the response (waitUntil)').all()) {
      if (!(await name.isVisible())) continue;
      const track = await boxOf(name.locator('..'));
      expect((await boxOf(name)).right).toBeLessThanOrEqual(track.right);
    }
    const cut = await lab.waterfall.locator('.segment-bar span').evaluateAll(
      (labels) =>
        labels.filter((label) => {
          const [own, bar] = [label, label.parentElement ?? label].map((each) =>
            each.getBoundingClientRect(),
          );
          // One that does not fit lies below its bar, where nothing of it shows.
          return own && bar && own.top < bar.bottom && own.right > bar.right + 1;
        }).length,
    );
    expect(cut).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

test('the line under the code is one line', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.compiled();
  const figures = await boxOf(lab.compileStatus.locator('.figures').first());
  const actions = await boxOf(lab.compileStatus.locator('.build-actions'));
  expect(actions.y).toBeLessThan(figures.bottom);
});
