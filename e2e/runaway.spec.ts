import { expect, test } from 'playwright/test';
import { hello, Lab } from './lab.ts';

test('a handler that loops for ever is ended, the page stays responsive, and the next run works', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open('?limits=run:400');
  await lab.writeHandler('for (;;) {}');
  await lab.compiled();
  await lab.run.click();
  // The main thread answers while the handler spins: a frame comes within the limit.
  const frameMs = await page.evaluate(async () => {
    const startMs = performance.now();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - startMs;
  });
  expect(frameMs).toBeLessThan(300);
  await expect(lab.answer).toContainText('CPU limit reached');
  await expect(lab.answer).toContainText('400 ms');
  await lab.writeHandler(hello('recovered'));
  await lab.run.click();
  await lab.expectAnswer('200', 'recovered');
});

test('work after the response that loops is ended, and the response stays', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?limits=run:400');
  await lab.write(
    `export default {
  fetch(request, env, ctx) {
    ctx.waitUntil(new Promise((done) => setTimeout(done, 5)).then(() => {
      for (;;) {}
    }));
    return new Response('sent before');
  },
};`,
  );
  await lab.compiled();
  await lab.run.click();
  await lab.expectAnswer('200', 'sent before');
  const note = lab.answer.getByRole('alert');
  await expect(note).toContainText('CPU limit reached, after the response');
  await expect(note.getByRole('button', { name: 'handler.ts:4:' })).toBeVisible();
});

test('a slow handler that stays within its limit is not taken for a runaway', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?limits=run:10000');
  await lab.writeHandler(
    'let x = 0; for (let i = 0; i < 1e6; i++) x += i % 7; return new Response(`sum ${x}`);',
  );
  await lab.run.click();
  await lab.expectAnswer('200', 'sum ');
});

test('code that loops while it is loaded is ended, and the next edit compiles', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?limits=compile:600');
  await lab.write('for (;;) {}\n');
  await expect(lab.compileStatus).toContainText('Loading took too long');
  await lab.writeHandler(hello('compiled again'));
  await lab.run.click();
  await lab.expectAnswer('200', 'compiled again');
});

test('traffic whose handler loops is stopped with words, and can be started again', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?limits=traffic:500');
  await lab.writeHandler('for (;;) {}');
  await lab.compiled();
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world).toContainText('CPU limit reached');
  await lab.writeHandler(hello('fine'));
  await lab.compiled();
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(lab.world.getByRole('row', { name: /Edge/ }).getByRole('cell').first()).toHaveText(/\d/);
});
