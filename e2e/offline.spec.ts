/** After one visit the page works without a network. */
import { expect, type Page, test } from 'playwright/test';
import { Lab } from './lab.ts';
import { serveBuild } from './static-server.ts';

test.use({ serviceWorkers: 'allow' });

const keptFiles = (page: Page) =>
  page.evaluate(async () => {
    const caches = globalThis.caches;
    const names = await caches.keys();
    const kept = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).length),
    );
    return kept.reduce((sum, count) => sum + count, 0);
  });

test('after one visit and a run the page opens, edits and runs offline', async ({ page, context }) => {
  const server = await serveBuild();
  const lab = new Lab(page);
  await page.goto(server.address);
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello, world');
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await expect.poll(() => keptFiles(page), { timeout: 40_000 }).toBeGreaterThan(60);
  server.close();
  await context.setOffline(true);
  await page.reload();
  await lab.goToCode();
  await lab.writeHandler("return new Response('without a network');");
  await lab.run.click();
  await lab.expectAnswer('200', 'without a network');
});

test('a version of which a file is missing is not kept at all', async ({ page }) => {
  const server = await serveBuild((path) => path.startsWith('assets/template-'));
  await page.goto(server.address);
  const isKept = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.register('sw.js');
    const worker = registration.installing;
    await new Promise((resolve) => worker?.addEventListener('statechange', resolve, { once: true }));
    return { state: worker?.state, caches: await caches.keys() };
  });
  expect(isKept).toEqual({ state: 'redundant', caches: [] });
  server.close();
});
