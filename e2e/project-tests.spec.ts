import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

const TESTS = `# what must hold
status is 200
body contains Sydney from Sydney
"With a name": body contains Ada
latency on edge from Sydney < 1 ms
p99 on edge < 2 s
never calls example.com
status over 9`;

test('tests run, each line says what was found, and they travel in the link', async ({ page }) => {
  test.slow();
  const lab = new Lab(page);
  await lab.open();
  await lab.answer.getByRole('radio', { name: 'Tests' }).click();
  const text = lab.answer.getByRole('textbox', { name: /^Tests/ });
  await text.fill(TESTS);
  const results = lab.answer.getByRole('list', { name: 'Results by line' }).getByRole('listitem');
  await expect(results.last()).toContainText('Line 8 cannot be read: Column 8: expected');
  await lab.answer.getByRole('button', { name: 'Run tests' }).click();
  await expect(lab.answer.getByRole('status', { name: 'Test results' })).toHaveText(
    '5 passed1 failed1 not understood',
    {
      timeout: 60_000,
    },
  );
  await expect(results.nth(0)).toContainText('Line 2 passed: 200');
  await expect(results.nth(3)).toContainText(/Line 5 failed: [\d.]+ ms/);
  await expect(results.nth(4)).toContainText('of 100,000');
  await expect(lab.answer).toContainText('100,000 simulated');

  // A line that is touched has to run again; the others keep what they came to.
  await text.fill(TESTS.replace('is 200', 'is 404'));
  await expect(results.nth(0)).toContainText('not run yet');
  await expect(results.nth(1)).toContainText('passed');
  await lab.answer.getByRole('radio', { name: 'Run once' }).click();
  await lab.answer.getByRole('combobox', { name: 'City' }).selectOption('Nairobi, KE');
  await lab.answer.getByRole('radio', { name: /^Tests/ }).click();
  await expect(lab.answer).toContainText('from before you changed: city');

  const { hash } = new URL(await lab.share());
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
  await lab.answer.getByRole('radio', { name: 'Tests 7' }).click();
  await expect(text).toHaveValue(TESTS.replace('is 200', 'is 404'));
  await expect(results.nth(0)).toContainText('not run yet');
});

test('what could follow is offered while a test is typed, by keyboard alone', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.answer.getByRole('radio', { name: 'Tests' }).click();
  const text = lab.answer.getByRole('textbox', { name: /^Tests/ });
  await text.focus();
  await page.keyboard.type('late');
  const list = lab.answer.getByRole('listbox', { name: 'What could follow' });
  await expect(list.getByRole('option')).toHaveText(['latency']);
  await page.keyboard.press('Enter');
  await page.keyboard.type('on ed');
  await page.keyboard.press('Tab');
  await page.keyboard.type('from syd');
  await page.keyboard.press('Enter');
  await expect(text).toHaveValue('latency on edge from Sydney ');
  await page.keyboard.press('Control+Space');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(text).not.toBeFocused();
});

test('tests of a handler that loops end, and the page goes on', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open('?limits=run:300');
  await lab.writeHandler('for (;;) {}');
  await lab.answer.getByRole('radio', { name: 'Tests' }).click();
  await lab.answer.getByRole('textbox', { name: /^Tests/ }).fill('status is 200');
  await lab.answer.getByRole('button', { name: 'Run tests' }).click();
  await expect(lab.answer.getByRole('status', { name: 'Test results' })).toHaveText('1 failed');
  await expect(lab.answer).toContainText('CPU limit reached');
});

for (const width of [1280, 390])
  test(`of very many lines those in sight have their results beside them, ${width} px wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    const lab = new Lab(page);
    await lab.open();
    await lab.answer.getByRole('radio', { name: 'Tests' }).click();
    const text = lab.answer.getByRole('textbox', { name: /^Tests/ });
    await text.fill(Array.from({ length: 300 }, () => 'status is 200').join('\n'));
    const results = lab.answer.getByRole('list', { name: 'Results by line' }).getByRole('listitem');
    await text.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    await expect(results.first()).toContainText('Line 1 waiting');
    await text.evaluate((element) => element.scrollIntoView({ block: 'end' }));
    await expect(results.last()).toContainText('Line 300 waiting');
    await expect(results.last()).toBeInViewport();
    const [lineBox, textBox] = [await results.last().boundingBox(), await text.boundingBox()];
    const bottomOf = (box: typeof lineBox): number => (box === null ? NaN : box.y + box.height);
    expect(Math.abs(bottomOf(lineBox) - bottomOf(textBox))).toBeLessThan(8);
  });
