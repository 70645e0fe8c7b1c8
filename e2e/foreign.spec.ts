import { expect, type Locator, test } from 'playwright/test';
import { componentizeJs } from '../scripts/bench/peers.ts';
import { coreModule, HELLO, makeCommand, makeGuest } from '../worker/foreign/fixtures/guest.ts';
import { STARLING_HANDLER } from '../worker/foreign/fixtures/starling-handler.ts';
import { dragFile, dropFile } from './drop.ts';
import { hello, Lab } from './lab.ts';

const barOf = (lab: Lab): Locator => lab.page.getByRole('region', { name: 'Component from a file' });

test('a component that ComponentizeJS made is dropped, runs everywhere, and leaves again', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const component = await componentizeJs.build(STARLING_HANDLER);
  const lab = new Lab(page);
  await lab.open('?limits=run:20000,traffic:20000');
  await lab.writeHandler(hello('my own'));
  await lab.compiled();
  await lab.world.locator('summary', { hasText: 'World' }).click();
  await lab.world.getByRole('button', { name: 'Add an origin' }).click();
  const host = lab.world.getByLabel('Host');
  await host.fill('stock.test');
  await host.press('Enter');
  await lab.world.getByLabel('Body').fill('seven left');

  const { drop } = await dragFile(page, 'starling.wasm', component);
  await expect(page.getByText('Drop the file')).toBeVisible();
  await drop();
  await expect(page.getByText('Drop the file')).toHaveCount(0);
  const bar = barOf(lab);
  await expect(bar).toContainText('starling.wasm runs in place of your code');
  await expect(bar).toContainText('neither saved nor in links');
  await expect(bar).toContainText(/14\.\d\d MB · 18 imports: 16 served, 2 refusing/);

  await lab.answer.getByRole('textbox', { name: 'Path' }).fill('/fetch');
  await lab.run.click();
  await lab.expectAnswer('200', 'seven left');
  for (const platform of ['Lambda', 'Containers', 'Edge'])
    expect(await lab.totalMs(platform)).toBeGreaterThan(0);
  await expect(lab.waterfall.locator('[aria-description*="all of it new"]')).toBeVisible();

  // The code is there to be edited, and that does not outdate the component's answer.
  await lab.writeHandler(hello('still my own'));
  await expect(lab.answer).not.toContainText('from before you changed');

  await lab.answer.getByRole('textbox', { name: 'Path' }).fill('/');
  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  const served = lab.world.getByRole('row', { name: /Edge/ }).getByRole('cell').last();
  await expect.poll(async () => Number((await served.textContent())?.replaceAll(',', ''))).toBeGreaterThan(5);
  await lab.world.getByRole('button', { name: 'Stop traffic' }).click();

  await bar.getByRole('button', { name: 'Back to my code' }).click();
  await expect(bar).toHaveCount(0);
  await lab.run.click();
  await lab.expectAnswer('200', 'still my own');
});

test('a component is chosen from the disk, and its imports are listed', async ({ page }) => {
  const component = await makeGuest({
    ...HELLO,
    imports: `(import "fermyon:spin/key-value@2.0.0" "open" (func (param i32 i32 i32)))`,
  });
  const lab = new Lab(page);
  await lab.open();
  const buffer = Buffer.from(component);
  await page
    .getByLabel('Component file')
    .setInputFiles({ name: 'spin.wasm', mimeType: 'application/wasm', buffer });
  const bar = barOf(lab);
  await expect(bar).toContainText('not here: fermyon:spin/key-value@2.0.0');
  await bar.locator('summary').click();
  await expect(bar).toContainText('wasi:http/types@0.2');
  await lab.run.click();
  await lab.expectAnswer('200', 'hello');
});

test('a component of ours that was downloaded answers as the code did', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?limits=run:20000');
  await lab.writeHandler(`console.warn('from inside'); ${hello('round trip')}`);
  await lab.compiled();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download component' }).click();
  const download = await downloading;
  await page.getByLabel('Component file').setInputFiles(await download.path());
  await expect(barOf(lab)).toContainText('runs in place of your code');
  await lab.run.click();
  await lab.expectAnswer('200', 'round trip');
  await lab.answer.getByRole('tab', { name: /Console/ }).click();
  await expect(lab.answer).toContainText('from inside');
});

const REFUSED: readonly [what: string, bytes: () => Promise<Uint8Array>, words: string | RegExp][] = [
  ['an empty file', async () => new Uint8Array(), 'The file is empty'],
  ['a text', async () => new TextEncoder().encode('export default {}'), 'This is not WebAssembly'],
  ['60 MB of zeros', async () => new Uint8Array(60e6), 'The file is too large'],
  ['a core module', () => coreModule(HELLO), 'This is a core module, not a component'],
  ['a command', makeCommand, 'This component answers no requests'],
  [
    'half a component',
    async () => {
      const whole = await makeGuest(HELLO);
      return whole.slice(0, whole.length / 2);
    },
    'This component is damaged',
  ],
  [
    'a component with a byte changed in its types',
    async () => {
      const damaged = await makeGuest(HELLO);
      damaged.fill(0xff, 300, 303);
      return damaged;
    },
    'This component is damaged',
  ],
];

for (const [what, bytesOf, words] of REFUSED) {
  test(`${what} is refused with words, and the reader’s code runs as before`, async ({ page }) => {
    const lab = new Lab(page);
    await lab.open();
    await lab.writeHandler(hello('my own'));
    await lab.compiled();
    await dropFile(page, 'app.wasm', await bytesOf());
    const bar = barOf(lab);
    await expect(bar).toContainText(words);
    await expect(bar).toContainText('app.wasm does not run. Your code is as you left it.');
    await lab.run.click();
    await lab.expectAnswer('200', 'my own');
    await bar.getByRole('button', { name: 'Dismiss' }).click();
    await expect(bar).toHaveCount(0);
  });
}

test('a component that loops is ended, one that wants memory without end gets none, and the page lives', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open('?limits=run:1500');
  await dropFile(page, 'loops.wasm', await makeGuest({ handle: '(loop $again (br $again))' }));
  await expect(barOf(lab)).toContainText('loops.wasm runs in place');
  await lab.run.click();
  await expect(lab.answer).toContainText('CPU limit reached');
  const hungry = `(loop $again (br_if $again (i32.ge_s (memory.grow (i32.const 16)) (i32.const 0)))) ${HELLO.handle}`;
  await dropFile(page, 'hungry.wasm', await makeGuest({ handle: hungry, memory: '1 65536' }));
  await expect(barOf(lab)).toContainText('hungry.wasm runs in place');
  await lab.run.click();
  await lab.expectAnswer('200', 'hello');
});

test('an example that is opened runs in place of the component', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await dropFile(page, 'app.wasm', await makeGuest(HELLO));
  await expect(barOf(lab)).toContainText('app.wasm');
  await lab.choose('Signed token');
  await expect(barOf(lab)).toHaveCount(0);
});
