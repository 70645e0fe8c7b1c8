/** On touch screens a light editor stands in Monaco's place, and Monaco is not downloaded. */
import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

test('code is edited, undone, marked and run, and nothing of Monaco is asked for', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const lab = new Lab(page);
  await page.goto('/');
  await lab.editor.tap();
  await expect(lab.code.locator('.editor-host')).toHaveAttribute('data-ready', 'true');
  await lab.writeHandler("return new Response('by finger');");
  await lab.compiled();
  await lab.run.tap();
  await lab.expectAnswer('200', 'by finger');
  await lab.write('const broken = (');
  await expect(lab.compileStatus).toContainText('handler.ts');
  await expect(lab.code.locator('.light-problem-line')).toHaveCount(1);
  await lab.compileStatus.getByRole('button', { name: /handler\.ts/ }).tap();
  await expect(lab.editor).toBeFocused();
  await lab.code.getByRole('button', { name: 'Undo' }).tap();
  await expect(lab.code).toContainText('by finger');
  await expect(lab.code.locator('.light-problem-line')).toHaveCount(0);
  await lab.code.getByRole('button', { name: 'Redo' }).tap();
  await expect(lab.code).toContainText('const broken');
  expect(asked.filter((url) => /editor-session|editor\.api|typescript\.worker|tsMode/.test(url))).toEqual([]);
});

test('files keep their own undo in it', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.write('// first');
  await lab.addFile('other.ts', '// second');
  await lab.tab('handler.ts').tap();
  await expect(lab.editor).toContainText('// first');
  await lab.code.getByRole('button', { name: 'Undo' }).tap();
  await expect(lab.editor).toContainText('export default');
  await lab.tab('other.ts').tap();
  await expect(lab.editor).toContainText('// second');
});
