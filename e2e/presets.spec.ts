import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

test('stories are chosen from a gallery, by mouse or keyboard, and told until they are dismissed', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  const gallery = page.getByRole('dialog', { name: 'Stories and examples' });
  const story = page.getByRole('region', { name: 'About this project' });
  await page.getByRole('button', { name: 'Stories and examples' }).click();
  await expect(gallery.getByRole('listitem')).toHaveCount(21);
  await gallery.getByRole('button', { name: /The edge loses/ }).click();
  await expect(gallery).toBeHidden();
  await expect(story).toContainText('Five questions to a database');
  await expect(lab.code).toContainText('db.example.com');
  await story.getByRole('button', { name: 'Dismiss the introduction' }).click();
  await expect(story).toBeHidden();

  await page.getByRole('button', { name: 'Stories and examples' }).press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(gallery.getByRole('button', { name: /The price of keeping warm/ })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(story).toContainText('send the request from Jakarta');
});

test('the first story as a speaker tells it: nothing to start, and still 300 ms', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await page.getByRole('button', { name: 'Stories and examples' }).click();
  await page.getByRole('button', { name: /Half a millisecond meets 300/ }).click();
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello, Jakarta!');
  expect(await lab.totalMs('Containers')).toBeGreaterThan(285);
  expect(await lab.totalMs('Containers')).toBeLessThan(315);
  expect(await lab.totalMs('Edge')).toBeLessThan(60);
  // One thing is changed: the reader is in Virginia, beside the region.
  await lab.answer.getByRole('combobox', { name: 'City' }).selectOption('New York, US');
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello, New York!');
  expect(await lab.totalMs('Containers')).toBeLessThan(60);
});

test('every story answers its first request', async ({ page }) => {
  test.slow();
  const lab = new Lab(page);
  await lab.open();
  for (let at = 0; at < 12; at++) {
    await page.getByRole('button', { name: 'Stories and examples' }).click();
    await page.getByRole('dialog', { name: 'Stories and examples' }).getByRole('listitem').nth(at).click();
    await lab.run.click();
    await expect(lab.answer.getByRole('status', { name: 'Response status' })).toHaveText(/^(200|302)$/);
  }
});
