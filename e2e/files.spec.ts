import { expect, test } from 'playwright/test';
import { dropFile } from './drop.ts';
import { Lab } from './lab.ts';

const HANDLER = `import { greet } from './lib/greet';
import cities from './data/cities.json';

export default {
  fetch(request: Request): Response {
    console.log('asked');
    return new Response(greet(cities[0] ?? ''));
  },
};
`;
const GREET = 'export const greet = (name: string): string => `Hello ${name}`;\n';

async function openSite(lab: Lab): Promise<void> {
  await lab.open();
  await lab.addFile('lib/greet.ts', GREET);
  await lab.addFile('data/cities.json', '["Oslo", "Lima"]\n');
  await lab.tab('handler.ts').click();
  await lab.write(HANDLER);
  await lab.compiled();
}

test('with one file there is no tree; a second one brings it, and imports answer', async ({ page }) => {
  const lab = new Lab(page);
  await lab.open();
  await expect(lab.code.getByRole('tree')).toHaveCount(0);
  await expect(lab.code.getByText('handler.ts')).toBeVisible();
  await openSite(lab);
  expect(await lab.tree()).toEqual(['data', 'cities.json', 'lib', 'greet.ts', 'handler.ts']);
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello Oslo');
});

test('everything can be done with the keyboard alone, and undone', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('handler.ts').focus();
  const { keyboard } = page;
  await keyboard.type('g');
  await expect(lab.file('greet.ts')).toBeFocused();
  await keyboard.press('F2');
  await keyboard.type('hello');
  await keyboard.press('Enter');
  await expect(lab.file('hello.ts')).toBeFocused();
  await keyboard.press('ArrowLeft');
  await expect(lab.file('lib')).toBeFocused();
  await keyboard.press('ArrowLeft');
  expect(await lab.tree()).toEqual(['data', 'cities.json', 'lib', 'handler.ts']);
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'New file' })).toBeFocused();
  await keyboard.press('End');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Move hello.ts' });
  await dialog.getByRole('combobox', { name: 'To' }).selectOption('a new folder…');
  await dialog.getByRole('textbox', { name: 'New folder' }).fill('src/lib');
  await keyboard.press('Enter');
  await expect(lab.file('hello.ts')).toBeFocused();
  expect(await lab.tree()).toEqual(['data', 'cities.json', 'src', 'lib', 'hello.ts', 'handler.ts']);
  await keyboard.press('Enter');
  await lab.file('hello.ts').focus();
  await keyboard.press('Delete');
  await expect(lab.notices).toContainText('“src/lib/hello.ts” is deleted.');
  await expect(lab.file('handler.ts')).toBeFocused();
  for (let steps = 0; steps < 3; steps += 1) await keyboard.press('ControlOrMeta+Z');
  expect(await lab.tree()).toEqual(['data', 'cities.json', 'lib', 'greet.ts', 'handler.ts']);
  await keyboard.press('ControlOrMeta+Shift+Z');
  await expect(lab.file('hello.ts')).toBeVisible();
  await keyboard.press('ControlOrMeta+Z');
  await lab.compiled();
});

test('what is chosen in a menu stays chosen when a compile ends', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.tab('greet.ts').click();
  // Loading takes a while before it fails: the menu is open by then.
  await lab.write(`${GREET}for (let i = 0; i < 3e6; i += 1);\nthrow new Error('late');\n`);
  await lab.file('greet.ts').focus();
  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('End');
  await expect(lab.file('greet.ts')).toHaveAccessibleName(/problem/);
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
});

test('a file is dragged into a folder and out of it', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('cities.json').dragTo(lab.file('lib'));
  expect(await lab.tree()).toEqual(['lib', 'cities.json', 'greet.ts', 'handler.ts']);
  await lab.file('lib').dragTo(lab.file('handler.ts'));
  expect(await lab.tree()).toEqual(['lib', 'cities.json', 'greet.ts', 'handler.ts']);
  await lab.file('cities.json').dragTo(lab.file('handler.ts'));
  expect(await lab.tree()).toEqual(['lib', 'greet.ts', 'cities.json', 'handler.ts']);
});

test('a name that cannot be is refused where it is typed', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.code.getByRole('button', { name: 'New file' }).click();
  const name = page.getByRole('textbox', { name: 'Name of the new file' });
  for (const [typed, words] of [
    ['../up.ts', 'has “..” in it'],
    ['Handler.ts', 'differ only in their spelling'],
    ['logo.png', 'ends in .png'],
  ] as const) {
    await name.fill(typed);
    await expect(lab.code.getByRole('alert')).toContainText(words);
    await page.keyboard.press('Enter');
    await expect(name).toBeFocused();
  }
  await page.keyboard.press('Escape');
  await expect(name).toHaveCount(0);
  expect(await lab.tree()).toHaveLength(5);
});

test('deleting is undone from the notice; the last code cannot go', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('handler.ts').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(lab.notices).toContainText('“lib/greet.ts” answers requests now.');
  await lab.file('lib').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(lab.notices).toContainText('no other code is there to answer requests');
  await lab.file('lib').focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(lab.file('handler.ts')).toHaveAccessibleName(/answers requests/);
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello Oslo');
});

test('a file that is renamed or comes back keeps its cursor and what can be undone in it', async ({
  page,
}) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('greet.ts').dblclick();
  await expect(lab.editor).toBeFocused();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('// one');
  await expect(lab.code).toContainText('// one');
  await lab.file('greet.ts').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await lab.file('hello.ts').press('Enter');
  await expect(lab.editor).toBeFocused();
  await page.keyboard.type(' two');
  await expect(lab.code).toContainText('// one two');
  await lab.file('hello.ts').press('Delete');
  await expect(lab.code).not.toContainText('// one two');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(lab.code).toContainText('// one two');
  await lab.file('hello.ts').press('Enter');
  await expect(lab.editor).toBeFocused();
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ControlOrMeta+Z');
  await expect(lab.code).not.toContainText('// one');
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ControlOrMeta+Y');
  await expect(lab.code).toContainText('// one two');
});

test('tabs: middle click, × and Delete close; arrows go from one to the next', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await expect(lab.code.getByRole('tab')).toHaveCount(3);
  await lab.tab('handler.ts').focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.tab('greet.ts')).toBeFocused();
  await expect(lab.code).toContainText('Hello ${name}');
  await page.keyboard.press('Delete');
  await expect(lab.tab('greet.ts')).toHaveCount(0);
  await lab.tab('handler.ts').click({ button: 'middle' });
  await expect(lab.code.getByRole('tab')).toHaveCount(1);
  await expect(lab.code.getByRole('button', { name: 'Close cities.json' })).toHaveCount(0);
  await lab.file('greet.ts').click();
  await lab.code.getByRole('button', { name: 'Close greet.ts' }).click();
  await expect(lab.code.getByRole('tab')).toHaveText(['cities.json']);
});

test('several files are there again after a reload', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('greet.ts').click();
  await lab.saved('lib/greet.ts');
  await page.reload();
  await expect(lab.file('greet.ts')).toBeVisible();
  expect(await lab.tree()).toEqual(['data', 'cities.json', 'lib', 'greet.ts', 'handler.ts']);
  await expect(lab.code.getByRole('tab')).toHaveText(['handler.ts', 'greet.ts', 'cities.json']);
  await expect(lab.tab('greet.ts')).toHaveAttribute('aria-selected', 'true');
  await lab.run.click();
  await lab.expectAnswer('200', 'Hello Oslo');
});

test('a link carries all files, and which of them answers', async ({ page, browser }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('lib').focus();
  const link = await lab.share();
  const page2 = await browser.newPage();
  const reader = new Lab(page2);
  await page2.goto(link);
  await expect(reader.file('handler.ts')).toHaveAccessibleName(/answers requests/);
  expect(await reader.tree()).toEqual(['data', 'cities.json', 'lib', 'greet.ts', 'handler.ts']);
  await reader.file('cities.json').click();
  await expect(reader.code).toContainText('Lima');
  await reader.run.click();
  await reader.expectAnswer('200', 'Hello Oslo');
  await page2.close();
});

test('a problem in another file is marked on it, and its place opens that file', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('greet.ts').click();
  await lab.write('export const greet = (name: string): string => {\n  throw new Error(name);\n};\n');
  await lab.tab('handler.ts').click();
  await lab.compiled();
  await lab.run.click();
  await lab.answer.getByRole('button', { name: 'lib/greet.ts:2' }).first().click();
  await expect(lab.tab('greet.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(lab.editor).toBeFocused();
  await expect(lab.file('greet.ts')).toHaveAccessibleName('greet.ts, 1 problem');
  await expect(lab.code.locator('.squiggly-error').first()).toBeVisible();
  await lab.write('export const greet = (;\n');
  await lab.tab('cities.json').click();
  await expect(lab.compileStatus).toContainText('does not parse');
  await lab.compileStatus.getByRole('button', { name: 'lib/greet.ts:1:' }).click();
  await expect(lab.tab('greet.ts')).toHaveAttribute('aria-selected', 'true');
  await lab.file('lib').click();
  await expect(lab.file('lib')).toHaveAccessibleName('lib, 1 problem');
});

test('text files from the desktop join the project; others are named and left out', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['a,b\n1,2\n'], 'table.CSV'));
    transfer.items.add(new File(['# again\n'], 'handler.ts'));
    transfer.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'logo.png'));
    transfer.items.add(new File([new Uint8Array([255, 254, 0])], 'wide.txt'));
    return transfer;
  });
  await lab.file('lib').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(lab.notices).toContainText('2 files are added.');
  await expect(lab.notices).toContainText('“logo.png” ends in .png');
  await expect(lab.notices).toContainText('“wide.txt” is no UTF-8 text');
  expect(await lab.tree()).toEqual([
    'data',
    'cities.json',
    'lib',
    'greet.ts',
    'handler.ts',
    'table.csv',
    'handler.ts',
  ]);
  await lab.notices.getByRole('button', { name: 'Undo' }).click();
  expect(await lab.tree()).toHaveLength(5);
});

test('a file that is dropped beside the code joins the project too, or is refused and changes nothing', async ({
  page,
}) => {
  const lab = new Lab(page);
  await openSite(lab);
  await dropFile(page, 'note.md', new TextEncoder().encode('# Note\n'));
  await expect(lab.notices).toContainText('“note.md” is added.');
  await expect(lab.code).toContainText('# Note');
  await dropFile(page, 'handler.ts', new TextEncoder().encode('// another\n'));
  await expect(lab.notices).toContainText('“handler-2.ts” is added.');
  expect(await lab.tree()).toHaveLength(7);
  await dropFile(page, 'logo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
  await expect(lab.notices).toContainText('No files are added.');
  await expect(lab.notices).toContainText('“logo.png” ends in .png');
  expect(await lab.tree()).toHaveLength(7);
  await expect(page.getByRole('region', { name: 'Component from a file' })).toHaveCount(0);
});

test('on a phone the tree is a sheet that a choice closes', async ({ page }) => {
  const lab = new Lab(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await openSite(lab);
  await expect(lab.code.getByRole('tree')).toHaveCount(0);
  await lab.code.getByRole('button', { name: 'Files' }).click();
  await lab.file('greet.ts').click();
  await expect(lab.code.getByRole('tree')).toHaveCount(0);
  await expect(lab.code).toContainText('Hello ${name}');
  const widthPx = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widthPx).toBeLessThanOrEqual(390);
});

test('from an import the keyboard goes to what is imported, in its own file', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.editor.focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let steps = 0; steps < 10; steps += 1) await page.keyboard.press('ArrowRight');
  await expect(async () => {
    await page.keyboard.press('F12');
    await expect(lab.tab('greet.ts')).toHaveAttribute('aria-selected', 'true', { timeout: 2_000 });
  }).toPass();
  await expect(lab.editor).toBeFocused();
});

test('a type that does not fit is marked on its file', async ({ page }) => {
  const lab = new Lab(page);
  await openSite(lab);
  await lab.file('greet.ts').click();
  await lab.write('export const greet = (name: string): number => name;\n');
  await expect(lab.file('greet.ts')).toHaveAccessibleName('greet.ts, 1 type warning');
  await lab.write(GREET);
  await expect(lab.file('greet.ts')).toHaveAccessibleName('greet.ts');
});
