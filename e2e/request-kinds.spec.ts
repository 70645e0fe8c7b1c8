import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

test('clients send several kinds of requests, and each is told apart', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  const requests = lab.answer.getByRole('combobox', { name: 'Saved request' });
  await requests.selectOption('With a name');
  await lab.answer.getByRole('textbox', { name: 'Path' }).fill('/?name=Grace');
  await requests.selectOption('Hello');

  await lab.world.locator('summary', { hasText: 'World' }).click();
  const traffic = lab.world.locator('summary', { hasText: 'Traffic' });
  await traffic.click();
  const kinds = lab.world.getByRole('region', { name: 'Kinds of requests' });
  await expect(kinds).toContainText('All clients send the selected request, “Hello”.');
  await kinds.getByLabel('Clients also send').selectOption('With a name');
  await expect(traffic).toContainText('2 kinds of requests');

  const weight = kinds.getByLabel('With a name', { exact: true });
  await weight.fill('-2');
  await weight.press('Enter');
  await expect(kinds.getByRole('alert')).toContainText(/from 0\.\d+ to/);
  await expect(weight).toHaveValue('-2');
  await expect(weight).toHaveAttribute('aria-invalid', 'true');
  await weight.fill('3');
  await weight.press('Enter');
  await expect(kinds.getByRole('alert')).toHaveCount(0);
  await expect(kinds.getByRole('listitem').filter({ hasText: 'With a name' })).toContainText('75 %');
  await page.getByRole('button', { name: 'Close the world’s settings' }).click();

  await lab.world.getByRole('button', { name: 'Start traffic' }).click();
  await expect(page.getByRole('status', { name: 'Traffic status' })).toContainText('requests in');
  await lab.world.getByRole('button', { name: 'All, copy…' }).click();
  const table = page.getByRole('dialog').getByRole('table', { name: /^Kinds of requests/ });
  const served = async (name: string): Promise<number> => {
    const text = await table.locator('tbody', { hasText: name }).getByRole('cell').nth(2).textContent();
    return Number(text?.replaceAll(',', ''));
  };
  await expect.poll(() => served('Hello')).toBeGreaterThan(30);
  const [few, many] = [await served('Hello'), await served('With a name')];
  expect(many).toBeGreaterThan(2 * few);
  expect(many).toBeLessThan(5 * few);
  await expect(table.locator('tbody').first().getByRole('rowheader')).toHaveText([
    'Hello',
    'Lambda',
    'Containers',
    'Edge',
  ]);
});
