import { expect, test } from 'vitest';
import { forgetEarlier, keepFiles, type Shelves } from './keep.ts';
import type { OfflineList } from '../protocol/offline.ts';

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(bytes).toString('hex');
}

function shelvesOver(network: Readonly<Record<string, string>>) {
  const stored = new Map<string, Map<string, Response>>();
  const asked: string[] = [];
  const open = async (name: string) => {
    const files = stored.get(name) ?? new Map<string, Response>();
    stored.set(name, files);
    return {
      match: async (url: string) => files.get(url)?.clone(),
      put: async (url: string, response: Response) => void files.set(url, response),
    } as unknown as Cache;
  };
  const shelves: Shelves = {
    scope: 'https://host/app/',
    caches: { open, keys: async () => [...stored.keys()], delete: async (name) => stored.delete(name) },
    fetch: async (url) => {
      asked.push(url);
      const text = network[url];
      return text === undefined ? new Response('none', { status: 404 }) : new Response(text);
    },
  };
  return { shelves, stored, asked };
}

async function listOf(version: string, files: Readonly<Record<string, string>>): Promise<OfflineList> {
  const shell = await Promise.all(
    Object.entries(files).map(async ([path, text]) => ({ path, digest: await digestOf(text) })),
  );
  return { version, groups: { shell, desk: [], touch: [], more: [] } };
}

const ONE = { 'index.html': 'page one', 'assets/a-1.js': 'a' };
const TWO = { 'index.html': 'page two', 'assets/a-1.js': 'a', 'assets/b-2.js': 'b' };
const networkOf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      `https://host/app/${path === 'index.html' ? '' : path}`,
      text,
    ]),
  );

test('all files are kept, the page under the address that one visits', async () => {
  const { shelves, stored } = shelvesOver(networkOf(ONE));
  const list = await listOf('1', ONE);
  await keepFiles(shelves, list, list.groups.shell);
  expect([...(stored.get('halfmilli-1')?.keys() ?? [])]).toEqual([
    'https://host/app/',
    'https://host/app/assets/a-1.js',
  ]);
});

test('a page of another version than its files is refused', async () => {
  const { shelves } = shelvesOver(networkOf(TWO));
  const list = await listOf('1', ONE);
  await expect(keepFiles(shelves, list, list.groups.shell)).rejects.toThrow('index.html is not what');
});

test('a missing file is refused', async () => {
  const { shelves } = shelvesOver(networkOf(ONE));
  const list = await listOf('2', { ...ONE, 'assets/b-2.js': 'b' });
  await expect(keepFiles(shelves, list, list.groups.shell)).rejects.toThrow('assets/b-2.js is not what');
});

test('what did not change is not asked for again, and the earlier version goes', async () => {
  const { shelves, asked, stored } = shelvesOver({ ...networkOf(ONE), ...networkOf(TWO) });
  const one = await listOf('1', { 'assets/a-1.js': 'a' });
  await keepFiles(shelves, one, one.groups.shell);
  asked.length = 0;
  const two = await listOf('2', TWO);
  await keepFiles(shelves, two, two.groups.shell);
  expect(asked).toEqual(['https://host/app/', 'https://host/app/assets/b-2.js']);
  await forgetEarlier(shelves, two);
  expect([...stored.keys()]).toEqual(['halfmilli-2']);
});
