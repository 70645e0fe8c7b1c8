/** The page under a policy that its host sends with every file, as docs/foreign-components.md has it. */
import { expect, type Page, test } from 'playwright/test';
import { HELLO, makeGuest } from '../worker/foreign/fixtures/guest.ts';
import { dropFile } from './drop.ts';
import { hello, Lab } from './lab.ts';

const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'self'";
const RUNS_COMPONENTS = /\/(?:runner|simulator)\.entry-[^/]*\.js$/;

/** Sends the policy with every file, and `forRunners` with the workers that run components. */
async function sendPolicy(page: Page, forRunners: string): Promise<void> {
  await page.context().route('**/*', async (route) => {
    const response = await route.fetch();
    const isRunner = RUNS_COMPONENTS.test(new URL(route.request().url()).pathname);
    const policy = isRunner ? forRunners : POLICY;
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': policy },
    });
  });
}

test('with blob: for the workers that run components all runs', async ({ page }) => {
  await sendPolicy(page, POLICY.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' blob:"));
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('my own'));
  await lab.run.click();
  await lab.expectAnswer('200', 'my own');
  await dropFile(page, 'app.wasm', await makeGuest(HELLO));
  await expect(page.getByRole('region', { name: 'Component from a file' })).toContainText('app.wasm runs');
  await lab.run.click();
  await lab.expectAnswer('200', 'hello');
});

test('without it only components from elsewhere do not run', async ({ page }) => {
  await sendPolicy(page, POLICY);
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('my own'));
  await lab.run.click();
  await lab.expectAnswer('200', 'my own');
  await dropFile(page, 'app.wasm', await makeGuest(HELLO));
  await expect(page.getByRole('region', { name: 'Component from a file' })).toContainText('app.wasm runs');
  await lab.run.click();
  await expect(lab.answer.getByRole('alert')).toContainText('A worker could not do its work');
});
