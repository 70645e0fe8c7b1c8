/** Everything that the figures rest on, in one place: found, changed, refused in words, and put back. */
import { expect, test, type Page } from 'playwright/test';
import { Lab } from './lab.ts';

async function opened(page: Page) {
  const lab = new Lab(page);
  await lab.open();
  await lab.world.getByRole('button', { name: 'Assumptions' }).click();
  const sheet = page.getByRole('dialog', { name: 'What the figures rest on' });
  await expect(sheet.getByRole('region', { name: 'The model' })).toContainText('RFC 6928');
  return { lab, sheet };
}

test('a parameter is found, refused in words, changed, and put back', async ({ page }) => {
  const { sheet } = await opened(page);
  await sheet.getByRole('searchbox').fill('lambda idle');
  const keep = sheet.getByLabel('Idle environment stays');
  await expect(sheet.getByRole('spinbutton')).toHaveCount(1);
  await keep.fill('999999');
  await keep.press('Enter');
  await expect(sheet.getByRole('alert')).toHaveText('A number from 0 to 86,400');
  await keep.fill('60');
  await keep.press('Enter');
  await expect(sheet.locator('[data-path="lambda.keepAliveS"]')).toHaveAttribute('data-changed', 'true');
  await sheet.getByRole('button', { name: 'Reset Idle environment stays to 420 s' }).click();
  await expect(keep).toHaveValue('420');
  await expect(sheet.locator('[data-changed="true"]')).toHaveCount(0);
});

test('all parameters are put back at once, and that can be undone', async ({ page }) => {
  const { lab, sheet } = await opened(page);
  await expect(sheet.getByRole('button', { name: 'Reset all' })).toBeDisabled();
  await sheet.getByRole('combobox', { name: 'Policy' }).selectOption('nearest');
  await sheet.getByRole('spinbutton', { name: 'At once per PoP' }).fill('7');
  await sheet.getByRole('spinbutton', { name: 'At once per PoP' }).press('Enter');
  await sheet.getByRole('button', { name: 'Reset all 2 changed' }).click();
  await expect(sheet.getByRole('combobox', { name: 'Policy' })).toHaveValue('anycast');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await lab.notices.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await lab.world.getByRole('button', { name: 'Assumptions' }).click();
  await expect(sheet.getByRole('combobox', { name: 'Policy' })).toHaveValue('nearest');
  await expect(sheet.getByRole('spinbutton', { name: 'At once per PoP' })).toHaveValue('7');
});

test('figures of the model are told with who says so and when, and cannot be changed', async ({ page }) => {
  const { sheet } = await opened(page);
  await sheet.getByRole('searchbox').fill('isolate start');
  const model = sheet.getByRole('region', { name: 'The model' });
  await expect(model.getByRole('row', { name: /^isolate start 5 ms quoted/ })).toContainText(
    'cloudflare.com, 2018',
  );
  await expect(model.getByRole('textbox')).toHaveCount(0);
  await sheet.getByRole('searchbox').fill('unheard of');
  await expect(sheet).toContainText('No parameter of the world is called that.');
  await expect(sheet).toContainText('No figure of the model is called that.');
});
