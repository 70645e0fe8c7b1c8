/** The page as a person uses it. */
import { expect, type Locator, type Page } from 'playwright/test';

export class Lab {
  readonly page: Page;
  readonly code: Locator;
  readonly run: Locator;
  readonly answer: Locator;
  readonly waterfall: Locator;
  readonly world: Locator;
  readonly compileStatus: Locator;
  readonly notices: Locator;

  constructor(page: Page) {
    this.page = page;
    this.code = page.getByRole('region', { name: 'Code' });
    this.run = page.getByRole('button', { name: 'Run', exact: true });
    this.answer = page.getByRole('region', { name: 'Request and answer' });
    this.waterfall = page.getByRole('region', { name: 'Waterfall' });
    this.world = page.getByRole('region', { name: 'World', exact: true });
    this.compileStatus = page.getByRole('status', { name: 'Compile status' });
    this.notices = page.getByRole('region', { name: 'Notices' });
  }

  /** `address`: a query or hash to open with. */
  async open(address = ''): Promise<void> {
    await this.page.goto(`/${address}`);
    await this.goToCode();
  }

  /** The editor loads when one goes to the code; until then that is a plain field. */
  async goToCode(): Promise<void> {
    await this.editor.focus();
    await expect(this.code.locator('.editor-host')).toHaveAttribute('data-ready', 'true');
    await this.editor.blur();
  }

  get editor(): Locator {
    return this.code.getByRole('textbox', { name: 'Code editor' });
  }

  /** Replaces the whole text by pasting: typing would bring the editor's help with brackets. */
  async write(source: string): Promise<void> {
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), source);
    await this.editor.focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
  }

  /** A file or folder in the tree, by its name. */
  file(name: string): Locator {
    return this.code.getByRole('treeitem', { name: new RegExp(`^${name}(,|$)`) });
  }

  tab(name: string): Locator {
    return this.code.getByRole('tab', { name });
  }

  /** A new file by its path, with this text. */
  async addFile(path: string, text: string): Promise<void> {
    await this.code.getByRole('button', { name: 'New file' }).click();
    await this.page.getByRole('textbox', { name: 'Name of the new file' }).fill(path);
    await this.page.keyboard.press('Enter');
    await expect(this.tab(path.slice(path.lastIndexOf('/') + 1))).toHaveAttribute('aria-selected', 'true');
    await this.write(text);
  }

  /** The tree from top to bottom, as it shows. */
  async tree(): Promise<string[]> {
    return this.code.getByRole('treeitem').locator('.tree-name').allTextContents();
  }

  /** The code as it is now, not as it was before the last edit. */
  async compiled(): Promise<void> {
    await expect(this.compileStatus).toHaveAttribute('aria-busy', 'false');
    await expect(this.compileStatus).toContainText(/compiled in \d+ ms/);
  }

  /** Chooses a story or an example by its title. */
  async choose(title: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Stories and examples' }).click();
    const gallery = this.page.getByRole('dialog', { name: 'Stories and examples' });
    await gallery
      .getByRole('button')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .click();
    await expect(this.title).toHaveText(title);
  }

  /** Of the project on the screen, and whether it is an example that has been edited. */
  get title(): Locator {
    return this.page.getByRole('banner').locator('.on-screen-title');
  }

  /** Work is saved a moment after it was typed; other tabs see it from then on. */
  async saved(text: string): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => localStorage.getItem('halfmilli.work'))).toContain(text);
  }

  /** A handler's `fetch` with this body, which is there when this resolves: pasting takes a moment of its own. */
  async writeHandler(body: string): Promise<void> {
    await this.write(
      `export default {\n  async fetch(request: Request): Promise<Response> {\n    ${body}\n  },\n};\n`,
    );
    await expect(this.code).toContainText(body.slice(body.lastIndexOf('\n') + 1));
  }

  /** The link that Share offers and copies. */
  async share(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Share' });
    await dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(dialog).toContainText('copied');
    const link = await this.page.evaluate(() => navigator.clipboard.readText());
    await this.page.keyboard.press('Escape');
    return link;
  }

  async expectAnswer(status: string, body: string | RegExp): Promise<void> {
    await expect(this.answer.getByRole('status', { name: 'Response status' })).toHaveText(status);
    await this.answer.getByRole('tab', { name: 'Body' }).click();
    await expect(this.answer.getByRole('region', { name: 'Response body' })).toContainText(body);
  }

  /** Milliseconds that the page shows as a platform's total. */
  async totalMs(platform: string): Promise<number> {
    const group = this.waterfall.getByRole('group', { name: `${platform} waterfall` });
    const text = (await group.locator('strong').last().textContent()) ?? '';
    return Number(text.replace(/[^\d.]/g, ''));
  }
}

export const hello = (text: string): string => `return new Response(${JSON.stringify(text)});`;
