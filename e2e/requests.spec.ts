import { expect, test } from 'playwright/test';
import { Lab } from './lab.ts';

test('query and path are two views of one thing, and a body is checked and sent', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(
    `return Response.json({ url: request.url, type: request.headers.get('content-type'), body: await request.text() });`,
  );
  const path = lab.answer.getByRole('textbox', { name: 'Path' });
  await path.fill('/search?q=a%20b');
  await lab.answer.locator('details.options > summary').click();
  const value = lab.answer.getByRole('textbox', { name: 'Parameter 1 value' });
  await expect(value).toHaveValue('a b');
  await value.fill('Ada & Grace');
  await expect(path).toHaveValue('/search?q=Ada%20%26%20Grace');
  await lab.answer.getByRole('button', { name: 'Add parameter' }).click();
  await lab.answer.getByRole('textbox', { name: 'Parameter 2 name' }).fill('page');
  await lab.answer.getByRole('textbox', { name: 'Parameter 2 value' }).fill('2');
  await expect(path).toHaveValue('/search?q=Ada%20%26%20Grace&page=2');

  await lab.answer.getByRole('combobox', { name: 'Method' }).selectOption('POST');
  await lab.answer.getByRole('radio', { name: 'Body', exact: true }).click();
  await lab.answer.getByRole('combobox', { name: 'Content type' }).selectOption('JSON');
  const body = lab.answer.getByRole('textbox', { name: 'Body' });
  await body.fill('{"a":');
  await expect(lab.answer.getByText(/^not JSON/)).toBeVisible();
  await body.fill('{"a":1}');
  await lab.answer.getByRole('button', { name: 'Format' }).click();
  await expect(body).toHaveValue('{\n  "a": 1\n}');
  await lab.answer.getByRole('combobox', { name: 'Content type' }).selectOption('Form');
  await lab.answer.getByRole('radio', { name: /^Headers/ }).click();
  await expect(lab.answer.getByRole('textbox', { name: 'Header 1 value' })).toHaveValue(
    'application/x-www-form-urlencoded',
  );
  await lab.answer.locator('details.options > summary').click();
  await lab.run.click();
  await lab.expectAnswer('200', 'q=Ada%20%26%20Grace&page=2');
  await lab.expectAnswer('200', 'x-www-form-urlencoded');
});

test('requests are kept in a list that can be put in order, and what is deleted comes back', async ({
  page,
}) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.answer.locator('details.options > summary').click();
  await lab.answer.getByRole('radio', { name: /^Saved/ }).click();
  const names = () =>
    lab.answer
      .getByRole('textbox', { name: /^Name of request/ })
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  expect(await names()).toEqual(['Hello', 'With a name']);
  await lab.answer.getByRole('button', { name: 'Duplicate: Hello' }).click();
  await expect.poll(names).toEqual(['Hello', 'Hello 2', 'With a name']);
  await lab.answer.getByRole('button', { name: 'Move down: Hello 2' }).click();
  await expect.poll(names).toEqual(['Hello', 'With a name', 'Hello 2']);
  await lab.answer.getByRole('button', { name: 'Delete: With a name' }).click();
  await expect.poll(names).toEqual(['Hello', 'Hello 2']);
  await lab.notices.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(names).toEqual(['Hello', 'With a name', 'Hello 2']);
});

test('JSON folds, HTML is previewed without scripts, and bytes are shown as such', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(
    `const { pathname } = new URL(request.url);
    if (pathname === '/html') return new Response('<h1>Shown</h1><script>document.querySelector("h1").textContent = "ran";parent.hacked = true</script>', { headers: { 'content-type': 'text/html' } });
    if (pathname === '/bytes') return new Response(Uint8Array.of(255, 0, 65));
    return Response.json({ outer: { inner: [1, 2] } });`,
  );
  await lab.run.click();
  await lab.expectAnswer('200', '"inner": [');
  await lab.answer.getByRole('button', { name: 'Fold line 2' }).click();
  const body = lab.answer.getByRole('region', { name: 'Response body' });
  await expect(body).toContainText('"outer": { 1 fields }');
  await expect(body).not.toContainText('inner');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    lab.answer.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('response.json');

  await lab.answer.getByRole('textbox', { name: 'Path' }).fill('/html');
  await lab.run.click();
  await lab.answer.getByRole('radio', { name: 'Preview' }).click();
  const frame = page.frameLocator('iframe[title="Preview of the response body"]');
  await expect(frame.getByRole('heading')).toHaveText('Shown');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);

  await lab.answer.getByRole('textbox', { name: 'Path' }).fill('/bytes');
  await lab.run.click();
  await lab.expectAnswer('200', '00000000  ff 00 41');
});

test('a streamed body can be looked at as it came', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(
    `let count = 0;
    return new Response(new ReadableStream({ async pull(controller) {
      await new Promise((done) => setTimeout(done, 20));
      if (++count > 3) return controller.close();
      controller.enqueue(new TextEncoder().encode('piece ' + count + '\\n'));
    } }), { headers: { 'content-type': 'text/plain' } });`,
  );
  await lab.run.click();
  await lab.expectAnswer('200', 'piece 3');
  await lab.answer.getByRole('radio', { name: 'As it came' }).click();
  await expect(lab.answer).toContainText('3 of 3');
  const time = lab.answer.getByRole('slider', { name: 'Time after the head' });
  await time.fill('30000');
  const body = lab.answer.getByRole('region', { name: 'Response body' });
  await expect(body).toHaveText('piece 1\n');
  await lab.answer.getByRole('button', { name: 'Replay' }).click();
  await expect(body).toContainText('piece 3');
});

test('the console is told by level, and leads to the line', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await lab.writeHandler(
    `console.log('%s has %d', 'cart', 3);\n    console.group('inside');\n    console.error('broken');\n    console.groupEnd();\n    return new Response('ok');`,
  );
  await lab.run.click();
  await lab.answer.getByRole('tab', { name: /Console/ }).click();
  const list = lab.answer.getByRole('list', { name: 'Console' });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list).toContainText('cart has 3');
  await lab.answer.getByRole('radio', { name: 'error 1' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list.locator('.console-text')).toHaveText('  broken', { useInnerText: false });
  await list.getByRole('button', { name: 'handler.ts:5' }).click();
  await expect(lab.editor).toBeFocused();
});
