/** The reference: a module worker in Chromium, on an address that counts as secure. */
import type { Browser } from 'playwright';
import { startServer } from '../../../scripts/bench/server.ts';
import type { World } from './world.ts';

const WORKER = `
import { answer } from '/program.js';
addEventListener('message', async ({ data }) => postMessage({ id: data.id, answers: await answer(data.job) }));
`;

const PAGE = `<!doctype html><title>conformance</title><script type="module">
const worker = new Worker('/worker.js', { type: 'module' });
let latest = 0;
window.ask = (job) => new Promise((done, fail) => {
  const id = ++latest;
  worker.addEventListener('error', ({ message }) => fail(new Error(message)));
  worker.addEventListener('message', ({ data }) => { if (data.id === id) done(data.answers); });
  worker.postMessage({ id, job });
});
</script>`;

export async function openChromium(browser: Browser, program: string): Promise<World> {
  const server = await startServer();
  server.put('/index.html', PAGE);
  server.put('/worker.js', WORKER);
  server.put('/program.js', program);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${server.address}/index.html`, { waitUntil: 'load' });
  return {
    name: `Chromium ${browser.version().split('.', 1)[0]}`,
    ask: (job) => page.evaluate<string[]>(`ask(${JSON.stringify(job)})`),
    async close() {
      await context.close();
      server.close();
    },
  };
}
