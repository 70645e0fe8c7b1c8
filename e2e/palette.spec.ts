import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

test('everything can be found and done by its name, with the keyboard alone', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.compiled();
  await lab.editor.focus();
  await page.keyboard.press('ControlOrMeta+Shift+P');
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
  await search.fill('no such thing');
  await expect(palette).toContainText('Nothing here is called that.');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});
