/** Files dropped on the page, as from the desktop. */
import type { Page } from 'playwright/test';

const ADDRESS = '/dropped.wasm';

/** Drags a file over the middle of the page; `drop` lets go of it. */
export async function dragFile(
  page: Page,
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly drop: () => Promise<void> }> {
  await page.route(ADDRESS, (route) => route.fulfill({ body: Buffer.from(bytes) }));
  const transfer = await page.evaluateHandle(
    async ({ name, address }) => {
      const response = await fetch(address, { cache: 'no-store' });
      const data = new DataTransfer();
      const types: Record<string, string> = { wasm: 'application/wasm', zip: 'application/zip' };
      const type = types[name.replace(/.*\./, '')] ?? 'text/plain';
      data.items.add(new File([await response.arrayBuffer()], name, { type }));
      return data;
    },
    { name, address: ADDRESS },
  );
  await page.unroute(ADDRESS);
  const main = page.locator('main');
  await main.dispatchEvent('dragover', { dataTransfer: transfer });
  return { drop: () => main.dispatchEvent('drop', { dataTransfer: transfer }) };
}

export async function dropFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const { drop } = await dragFile(page, name, bytes);
  await drop();
}
