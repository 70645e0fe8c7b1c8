/** The reader's work: brought in, taken along, gone back to, started again. */
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from 'playwright/test';
import { strToU8, zipSync } from 'fflate';
import { dragFile, dropFile } from './drop.ts';
import { hello, Lab } from './lab.ts';

const work = async (page: Page, name: string | RegExp) => {
  const menu = page.getByRole('dialog', { name: 'Work' });
  if (!(await menu.isVisible())) await page.getByRole('button', { name: 'Work', exact: true }).click();
  await menu.getByRole('button', { name, exact: true }).click();
};

async function openZip(page: Page, name: string, buffer: Uint8Array): Promise<void> {
  const file = { name, mimeType: 'application/zip', buffer: Buffer.from(buffer) };
  await page.getByLabel('Project archive').setInputFiles(file);
}

test('a project that was saved as a zip opens again, and what was there is put aside', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('in the archive'));
  const downloading = page.waitForEvent('download');
  await work(page, 'Save as .zip');
  const archive = await readFile(await (await downloading).path());
  await page.keyboard.press('Escape');
  await lab.writeHandler(hello('later'));
  await openZip(page, 'hello.zip', archive);
  await expect(lab.code).toContainText('in the archive');
  await lab.run.click();
  await lab.expectAnswer('200', 'in the archive');
  await work(page, /^Restore .* number 1$/);
  await expect(lab.code).toContainText('later');
});

test('a hostile archive is refused in words, and the work stays', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('stays'));
  const code = strToU8('export default {}');
  await openZip(page, 'evil.zip', zipSync({ 'handler.ts': code, '../../etc/evil.ts': code }));
  await expect(lab.notices).toContainText('would leave its folder');
  await openZip(page, 'bomb.zip', zipSync({ 'handler.ts': code, 'a.txt': new Uint8Array(50_000_000) }));
  await expect(lab.notices).toContainText('larger than any project');
  await expect(lab.code).toContainText('stays');
});

test('one part is reset and the others stay; it can be gone back to', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('mine'));
  await lab.answer.getByRole('textbox', { name: 'Path' }).fill('/kept');
  await work(page, 'Reset code');
  await expect(lab.code).not.toContainText('mine');
  await expect(lab.answer.getByRole('textbox', { name: 'Path' })).toHaveValue('/kept');
  await work(page, /^Restore .* number 1$/);
  await expect(lab.code).toContainText('mine');
});

test('earlier work that is deleted can be brought back at once, and is gone after that', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('mine'));
  await work(page, 'Reset all');
  await work(page, /^Delete .* number 1$/);
  const list = page.getByRole('region', { name: 'My earlier work' });
  await expect(list.getByRole('listitem')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await lab.notices.getByRole('button', { name: 'Undo' }).click();
  await work(page, /^Restore .* number 1$/);
  await expect(lab.code).toContainText('mine');
});

test('a project’s archive can be dropped, and what was there is put aside', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('mine'));
  const archive = zipSync({
    'site/handler.ts': strToU8('export default { fetch: () => new Response("dropped") };'),
  });
  const { drop } = await dragFile(page, 'site.zip', archive);
  await expect(page.getByText('Drop the file')).toBeVisible();
  await drop();
  await expect(page.getByText('Drop the file')).toBeHidden();
  await expect(lab.code).toContainText('"dropped"');
  await expect(page.getByText('from a file; nothing of it has run')).toBeVisible();
  await expect(lab.compileStatus).toContainText('Nothing has run yet');
  await lab.run.click();
  await lab.expectAnswer('200', 'dropped');
  await work(page, /^Restore .* number 1$/);
  await expect(lab.code).toContainText('"mine"');
});

test('a damaged archive and what is no project say so, and the work stays; a text joins it', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(hello('stays'));
  const whole = zipSync({ 'handler.ts': strToU8('export default {}') });
  await dropFile(page, 'cut.zip', whole.slice(0, -30));
  await expect(lab.notices).toContainText('“cut.zip” cannot be opened as a project.');
  await expect(lab.notices).toContainText('It is no zip archive, or a damaged one');
  await dropFile(page, 'photo.jpg', Uint8Array.of(0xff, 0xd8));
  await expect(lab.notices).toContainText(
    'What can be dropped: texts, which join the project; a project as a .zip',
  );
  await expect(lab.code).toContainText('"stays"');
  await dropFile(page, 'note.txt', strToU8('A note.'));
  await expect(lab.notices).toContainText('“note.txt” is added.');
  await expect(lab.code).toContainText('A note.');
  await expect(lab.tab('handler.ts')).toBeVisible();
});
