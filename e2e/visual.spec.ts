/**
 * What map, waterfall and charts look like, for a world whose every figure is stated, so that the pictures repeat. Words
 * are left out, as machines differ in fonts. After a change of the look that is meant, `npx playwright test visual
 * --update-snapshots` takes them anew: look at them before they are committed.
 */
import { expect, type Locator, type Page, test } from 'playwright/test';
import { encodeLink } from '../worker/project/link.ts';
import { PLAIN_VIEW, type Project } from '../worker/project/project.ts';
import { DEFAULT_WORLD } from '../worker/project/world.ts';
import { Lab } from './lab.ts';

const NO_WORDS = `* { -webkit-text-fill-color: transparent !important; caret-color: transparent !important; }
  .u-axis, .badge { visibility: hidden !important; } :focus { outline: none !important; }`;

/** Tolerates other fonts and antialiasing, and not the loss of a bar, a line or a layer. */
const LOOK = { maxDiffPixelRatio: 0.012, threshold: 0.15, animations: 'disabled', scale: 'css' } as const;

const STATED: Project = {
  title: 'Pictures',
  story: '',
  files: [{ path: 'handler.ts', text: "export default { fetch: () => new Response('seen') };\n" }],
  entry: 'handler.ts',
  requests: [{ name: 'Seen', method: 'GET', path: '/', headers: [], body: '' }],
  selectedRequest: 0,
  cityId: 'sydney',
  connection: 'new',
  arrival: 'cold',
  tests: '',
  view: PLAIN_VIEW,
  world: { ...DEFAULT_WORLD, compute: { startUs: 300, handlerUs: 2_000 } },
};

async function expectLook(picture: Locator, name: string): Promise<void> {
  await expect(picture).toHaveScreenshot(`${name}.png`, LOOK);
}

async function open(page: Page): Promise<Lab> {
  await page.addInitScript((css) => {
    addEventListener('DOMContentLoaded', () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    });
  }, NO_WORDS);
  const link = encodeLink(STATED);
  if (!link.ok) throw new Error('the project fits no link');
  const lab = new Lab(page);
  await page.goto(`/${link.value}`);
  await lab.answer.getByRole('textbox', { name: 'Path' }).waitFor();
  return lab;
}

for (const colorScheme of ['dark', 'light'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('the waterfall, and the way of the request on the map', async ({ page }) => {
      const lab = await open(page);
      await lab.run.click();
      await expect(lab.answer.getByRole('status', { name: 'Response status' })).toHaveText('200');
      await page.mouse.move(0, 0);
      await expectLook(lab.waterfall.locator('.waterfall-chart'), `waterfall-${colorScheme}`);
      await expectLook(lab.world.getByRole('application'), `map-${colorScheme}`);
    });
  });

test('the charts, of the first five seconds', async ({ page }) => {
  const lab = await open(page);
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  const scrub = lab.world.getByRole('slider', { name: 'Scrub back through the last minutes' });
  await expect.poll(async () => Number(await scrub.getAttribute('max'))).toBeGreaterThanOrEqual(6);
  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();
  await scrub.focus();
  await page.keyboard.press('Home');
  for (let second = 1; second < 5; second += 1) await page.keyboard.press('ArrowRight');
  await expect(scrub).toHaveAttribute('aria-valuetext', '0 s to 5 s');
  for (const [chart, name] of [
    ['Lines', 'lines'],
    ['Histogram', 'histogram'],
    ['Cumulative', 'cumulative'],
  ] as const) {
    await lab.world.getByRole('radio', { name: chart, exact: true }).check();
    await page.mouse.move(0, 0);
    await expectLook(lab.world.locator('.chart-stage'), name);
  }
});
