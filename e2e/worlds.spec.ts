/** Worlds that are set up in the page: which platforms, what comes on top, and what goes wrong. */
import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

async function openSettings(lab: Lab, ...groups: readonly string[]): Promise<void> {
  await lab.world.locator('summary', { hasText: /^World/ }).click();
  for (const group of groups)
    await lab.world.locator('summary', { hasText: new RegExp(`^${group}`) }).click();
}

test('five platforms run side by side, chosen by keyboard, and at least one stays', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await openSettings(lab, 'Platforms');
  const platforms = lab.world.getByRole('group', { name: /Every request goes to each/ });
  for (const name of [/^Isolates/, /^Hybrid/]) {
    await platforms.getByRole('checkbox', { name }).focus();
    await page.keyboard.press('Space');
  }
  await expect(lab.world.getByRole('row')).toHaveCount(6);
  await lab.run.click();
  await expect(lab.waterfall.getByRole('group', { name: 'Hybrid waterfall' })).toBeVisible();
  for (const box of await platforms.getByRole('checkbox').all()) await box.click();
  await expect(lab.world.getByRole('alert')).toContainText('At least one platform answers');
  await expect(platforms.getByRole('checkbox', { checked: true })).toHaveCount(1);
});

test('surges and faults are added, named, changed within their ranges, and travel in the link', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await openSettings(lab, 'Traffic', 'Faults');
  const surges = lab.world.getByRole('region', { name: 'Surges' });
  await surges.getByRole('button', { name: 'Add a flash crowd' }).click();
  const factor = surges.getByLabel('Times the usual rate');
  await factor.fill('6000');
  await factor.press('Enter');
  await expect(surges.getByRole('alert')).toHaveText('A number from 1 to 1,000');
  await factor.fill('5');
  await factor.press('Enter');
  await expect(surges.locator('summary')).toContainText('Flash crowd: ×5');
  const faults = lab.world.getByRole('region', { name: 'Faults' });
  await faults.getByLabel('Kind of fault').selectOption('Slow origin');
  await expect(faults.getByRole('button', { name: 'Add the fault' })).toBeDisabled();
  await faults.getByLabel('Kind of fault').selectOption('Cable cut');
  await faults.getByRole('button', { name: 'Add the fault' }).click();
  await faults.getByLabel('Cable from').selectOption('London (LON)');
  await faults.getByLabel('Cable to').selectOption('New York (NYC)');
  await expect(faults.locator('summary')).toContainText('Cable cut: London (LON) – New York (NYC)');
  const bands = lab.world.getByRole('list', { name: 'Bands of the chart' });
  await expect(bands.getByRole('listitem')).toHaveText([
    'Fault: Cable cut: London (LON) – New York (NYC), from 20 s to 50 s',
    'Surge: Flash crowd: ×5, from 20 s to 15 min 20 s',
  ]);
  const link = await lab.share();
  await page.goto('about:blank');
  await page.goto(link);
  await openSettings(lab, 'Traffic', 'Faults');
  await expect(surges.locator('summary')).toContainText('Flash crowd: ×5');
  await faults.locator('summary').click();
  await faults.getByRole('button', { name: /^Remove/ }).click();
  await expect(faults.locator('summary')).toHaveCount(0);
});
