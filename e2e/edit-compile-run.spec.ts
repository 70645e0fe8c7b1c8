import { readFile } from 'node:fs/promises';
import { componentWit } from '@bytecodealliance/jco-transpile/wasm-tools';
import { expect, test } from 'playwright/test';
import { createCompiler } from '../worker/compiler/compile.ts';
import { readEngineArtifacts } from '../scripts/engine-artifacts.ts';
import { hello, Lab } from './lab.ts';

test('a person edits the handler, sees it compiled, and reads the answer from three platforms', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(`console.info('asked', request.url);\n    ${hello('first edit')}`);
  await lab.compiled();
  await lab.run.click();
  await lab.expectAnswer('200', 'first edit');
  await lab.answer.getByRole('tab', { name: /Console/ }).click();
  await expect(lab.answer).toContainText('asked https://edge.example/');
  await expect(lab.answer).toContainText('handler.ts:3');

  const [lambda, containers, edge] = [
    await lab.totalMs('Lambda'),
    await lab.totalMs('Containers'),
    await lab.totalMs('Edge'),
  ];
  expect(lambda).toBeGreaterThan(containers);
  expect(containers).toBeGreaterThan(edge * 4);
  for (const kind of ['measured', 'modelled', 'quoted'])
    await expect(lab.waterfall.getByRole('button', { name: new RegExp(`, ${kind}$`) }).first()).toBeVisible();
});

test('Run sends the code as it stands, even when it was typed a moment ago', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('typed just now'));
  await lab.run.click();
  await lab.expectAnswer('200', 'typed just now');
});

/** Names of requests say what is not a plain 200. */
function expectedOf(name: string): string {
  const stated = /: (\d{3})$/.exec(name)?.[1];
  if (stated !== undefined) return stated;
  if (/Forged|Expired|No token/.test(name)) return '401';
  return /redirect/.test(name) ? '307' : '200';
}

test('every example runs and answers each of its saved requests', async ({ page }) => {
  test.slow();
  const lab = new Lab(page);
  await lab.open();
  for (const title of [
    'Hello',
    'Content by geography',
    'Signed token',
    'Composite with a regional origin',
    'Small site of several files',
    'API with Hono',
    'Todos with itty-router',
    'JWT, checked with jose',
    'Orders, validated with zod',
    'Request ids with nanoid',
  ]) {
    await lab.choose(title);
    const requests = lab.answer.getByRole('combobox', { name: 'Saved request' });
    for (const option of await requests.locator('option').allTextContents()) {
      await requests.selectOption(option);
      await lab.run.click();
      await expect(lab.answer.getByRole('status', { name: 'Response status' })).toHaveText(
        expectedOf(option),
      );
    }
  }
});

test('an origin call of the handler is nested in the waterfall of each platform', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.choose('Composite with a regional origin');
  await lab.run.click();
  await lab.expectAnswer('200', 'Field notes');
  for (const platform of ['Lambda', 'Containers', 'Edge']) {
    const group = lab.waterfall.getByRole('group', { name: `${platform} waterfall` });
    await expect(group.getByRole('button', { name: /catalogue\.example\.com/ })).toBeVisible();
    await expect(group.getByRole('button', { name: /stock\.example\.com/ })).toBeVisible();
  }
});

test('the city decides how far the region is, and the handler learns of it', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const city = lab.answer.getByRole('combobox', { name: 'City' });
  await city.selectOption('New York, US');
  await lab.run.click();
  await lab.expectAnswer('200', 'Greetings to New York');
  const near = await lab.totalMs('Containers');
  await city.selectOption('Sydney, AU');
  await lab.run.click();
  await lab.expectAnswer('200', 'Greetings to Sydney');
  expect(await lab.totalMs('Containers')).toBeGreaterThan(near * 3);
});

test('the download is the component that ran, byte for byte what the command line makes', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('download me'));
  await lab.run.click();
  await lab.expectAnswer('200', 'download me');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lab.code.getByRole('button', { name: 'Download component' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.wasm$/);
  const bytes = await readFile(await download.path());
  expect(await componentWit(new Uint8Array(bytes))).toContain('export wasi:http/incoming-handler@0.2');

  const compiler = await createCompiler(await readEngineArtifacts());
  const source = `export default {\n  async fetch(request: Request): Promise<Response> {\n    ${hello('download me')}\n  },\n};\n`;
  const here = compiler.compile({ files: [{ path: 'handler.ts', text: source }], entry: 'handler.ts' });
  expect(here.ok && Buffer.compare(bytes, here.value.component)).toBe(0);
});
