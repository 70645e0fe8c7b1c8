/** One request on every platform: what each stretch is, and how two requests differ. */
import { expect, test, type Page } from 'playwright/test';
import { hello, Lab } from './lab.ts';

async function answered(page: Page, body = hello('hi')): Promise<Lab> {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(body);
  await lab.run.click();
  await expect(lab.waterfall.getByRole('group', { name: 'Edge waterfall' })).toBeVisible();
  return lab;
}

test('the keyboard goes through segments, and a card tells what each is', async ({ page }) => {
  const { waterfall } = await answered(page);
  const card = waterfall.getByRole('note', { name: 'Detail' });
  const lambda = waterfall.getByRole('group', { name: 'Lambda waterfall' });
  await lambda.getByRole('button', { name: /^Lambda: answered from/ }).focus();
  await expect(card).toContainText('N. Virginia');
  for (const name of ['DNS', 'TCP handshake', 'TLS handshake', 'Upload of the request', 'Cold start']) {
    await page.keyboard.press('ArrowRight');
    await expect(card).toContainText(name);
    await expect(card).toContainText(/\d ms/);
  }
  await expect(card).toContainText('modelled');
  await page.keyboard.press('End');
  await expect(card).toContainText('Transfer of the body');
  await page.keyboard.press('ArrowDown');
  await expect(card).toContainText('Containers');
  await page.keyboard.press('Tab');
  await expect(card).toBeHidden();
});

for (const { name, size, isStage } of [
  { name: 'at 1280 pixels', size: { width: 1280, height: 800 }, isStage: false },
  { name: 'on a stage', size: { width: 1920, height: 1080 }, isStage: true },
])
  test(`no region cuts the card, and the measured figures are in sight ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    const { waterfall } = await answered(page);
    if (isStage) await page.keyboard.press('F9');
    await expect(waterfall.getByText('Measured in this tab:')).toBeInViewport({ ratio: 1 });
    const card = waterfall.getByRole('note', { name: 'Detail' });
    for (const platform of ['Lambda', 'Containers', 'Edge']) {
      await waterfall.getByRole('button', { name: new RegExp(`^${platform}: answered from`) }).focus();
      await expect(card).toBeInViewport({ ratio: 1 });
    }
    await page.keyboard.press('Escape');
    await expect(card).toBeHidden();
  });

test('a handler’s calls are told with their network and service legs', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.choose('Composite with a regional origin');
  await lab.run.click();
  const edge = lab.waterfall.getByRole('group', { name: 'Edge waterfall' });
  await edge.getByRole('button', { name: /^GET stock\.example\.com/ }).hover();
  const card = lab.waterfall.getByRole('note', { name: 'Detail' });
  await expect(card).toContainText(/Answered 200: \d+ ms on the network and \S+ ms at the origin/);
  await lab.waterfall.getByText('As a table').click();
  await expect(lab.waterfall.getByRole('row', { name: /^Edge GET stock\.example\.com/ })).toBeVisible();
});

test('a total says what it is the sum of', async ({ page }) => {
  const { waterfall } = await answered(page);
  await waterfall
    .getByRole('group', { name: 'Edge waterfall' })
    .locator('strong')
    .getByRole('button')
    .hover();
  await expect(page.getByRole('tooltip')).toContainText(/sum of its \d+ segments/);
  await expect(page.getByRole('tooltip')).toContainText('TLS handshake');
});

test('a pinned run is compared with later ones until it is let go', async ({ page }) => {
  const lab = await answered(page);
  const { waterfall } = lab;
  await waterfall.getByRole('button', { name: 'Pin this run' }).click();
  await expect(waterfall.getByRole('button', { name: 'Pinned' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('combobox', { name: 'City' }).selectOption('sydney');
  await lab.writeHandler(hello('two'));
  await lab.run.click();
  await lab.expectAnswer('200', 'two');
  await expect(waterfall.getByRole('list', { name: 'Pinned runs' })).toContainText('Tokyo');
  await expect(waterfall).toContainText(/Sydney.*code\s2/);
  const differences = waterfall.getByRole('table', { name: 'B − A' });
  await expect(differences.getByRole('row', { name: /^TLS handshake/ })).toContainText(/[+−]\d+ ms/);
  await expect(differences.getByRole('row', { name: /^Total/ })).toContainText(/[+−]\d+ ms/);
  await waterfall.getByText('As a table').click();
  await expect(waterfall.getByRole('row', { name: /^Edge A Total/ })).toBeVisible();
  await expect(waterfall.getByRole('row', { name: /^Edge B Total/ })).toBeVisible();
  await waterfall.getByRole('button', { name: 'Unpin A' }).click();
  await expect(differences).toBeHidden();
  await expect(waterfall.getByRole('button', { name: 'Pin this run' })).toBeEnabled();
});

test('two of the last runs are chosen with the keyboard', async ({ page }) => {
  const lab = await answered(page);
  const { waterfall } = lab;
  await page.getByRole('combobox', { name: 'City' }).selectOption('sydney');
  await lab.run.click();
  await expect(waterfall).toContainText('Sydney');
  await waterfall.getByRole('button', { name: 'Recent' }).focus();
  await page.keyboard.press('Enter');
  const recent = page.getByRole('dialog', { name: 'Recent runs' });
  await expect(recent.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(recent).toBeHidden();
  await expect(waterfall.getByRole('list', { name: 'Pinned runs' }).getByRole('listitem')).toHaveCount(2);
  await expect(waterfall.getByRole('table', { name: 'B − A' })).toBeVisible();
});
