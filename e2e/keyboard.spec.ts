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

test('what a press takes away leaves its focus to what comes in its place', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.run.focus();
  await page.keyboard.press('Enter');
  await expect(lab.answer.getByRole('status', { name: 'Response status' })).toHaveText('200');
  await expect(lab.run).toBeFocused();
  await page.getByRole('button', { name: 'Collapse waterfall' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Show Where the time went' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Collapse waterfall' })).toBeFocused();

  await page.getByRole('button', { name: 'Stories and examples' }).press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const story = page.getByRole('region', { name: 'About this project' });
  await lab.run.press('Enter');
  await story.getByRole('button', { name: 'The whole story' }).press('Enter');
  await expect(story.getByRole('button', { name: 'One line' })).toBeFocused();
  await page.getByRole('button', { name: 'Dismiss the introduction' }).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});
