import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

test('Tab indents in the editor, and leaves it after Escape', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.editor.focus();
  await expect(lab.code.getByText('Esc, then Tab leaves the editor')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(lab.editor).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(lab.editor).not.toBeFocused();
  await lab.editor.focus();
  await page.keyboard.press('Tab');
  await expect(lab.editor).toBeFocused();
});
