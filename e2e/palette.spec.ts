import { expect, type Page, test } from 'playwright/test';
import { Lab } from './lab.ts';

test('everything can be found and done by its name, with the keyboard alone', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.compiled();
  await lab.editor.focus();
  // The editor's own chords that begin with it give way.
  await page.keyboard.press('ControlOrMeta+K');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const search = palette.getByRole('combobox', { name: 'Commands' });
  await expect(search).toBeFocused();
  await search.fill('sydney');
  await expect(palette.getByRole('option').first()).toContainText('Sydney, AU');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(lab.editor).toBeFocused();
  await expect(lab.answer.getByRole('combobox', { name: 'City' })).toHaveValue(/sydney/);

  await page.keyboard.press('ControlOrMeta+Shift+P');
  await search.fill('run the');
  await page.keyboard.press('Enter');
  await lab.expectAnswer('200', 'Greetings to Sydney');

  await page.keyboard.press('ControlOrMeta+Shift+P');
  await search.fill('waterfall');
  await page.keyboard.press('Enter');
  await expect(lab.waterfall.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+K');
  await search.fill('reset');
  await expect(palette.getByRole('option')).toContainText([
    'Reset layout',
    'Reset code',
    'Reset requests',
    'Reset world',
    'Reset all',
    'Assumptions',
  ]);
  await expect(palette.getByRole('option', { selected: true })).toContainText('Reset layout');
  await search.fill('no such thing');
  await expect(palette).toContainText('Nothing here is called that.');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

async function command(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Shift+P');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await palette.getByRole('combobox', { name: 'Commands' }).fill(typed);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
}

test('how the page looks, what lies over it and where one goes have names too', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.compiled();
  const html = page.locator('html');
  await command(page, 'light theme');
  await expect(html).toHaveAttribute('data-theme', 'light');
  await command(page, 'large type');
  await expect(html).toHaveAttribute('data-stage', 'true');
  await command(page, 'usual type');
  await expect(html).toHaveAttribute('data-stage', 'false');
  await command(page, 'maximise code');
  await expect(page.locator('[data-panel-name="world"]')).toHaveAttribute('inert');

  await command(page, 'world settings');
  await expect(page.locator('.settings-drawer :focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await command(page, 'tests');
  await expect(lab.answer.getByRole('radio', { name: /^Tests/ })).toBeChecked();
  for (const [typed, name] of [
    ['share', 'Share'],
    ['assumptions', 'What the figures rest on'],
    ['stories and', 'Stories and examples'],
    ['inspect', 'Inside handler.wasm'],
  ] as const) {
    await command(page, typed);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name })).toBeHidden();
  }

  await command(page, 'edge loses');
  await expect(lab.code).toContainText('db.example.com');
  await lab.compiled();
  const downloading = page.waitForEvent('download');
  await command(page, 'download component');
  expect((await downloading).suggestedFilename()).toBe('handler.wasm');
});
