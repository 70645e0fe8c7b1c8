import type { OfflineFile, OfflineList } from '../protocol/offline.ts';
import { isHashed, PAGE } from './paths.ts';

/** Where files come from and go to, so that tests can say both. */
export interface Shelves {
  /** The address that paths are relative to. */
  readonly scope: string;
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

const PREFIX = 'halfmilli-';

export function cacheName({ version }: OfflineList): string {
  return PREFIX + version;
}

/**
 * Keeps these files, those that an earlier version already had without asking for them again. Rejects when one cannot be
 * had as the build made it: half an app, or one of two versions, is worse than none.
 */
export async function keepFiles(
  shelves: Shelves,
  list: OfflineList,
  files: readonly OfflineFile[],
): Promise<void> {
  const cache = await shelves.caches.open(cacheName(list));
  const earlier = await earlierCaches(shelves, list);
  for (const file of files) {
    const url = urlOf(shelves, file.path);
    if ((await cache.match(url)) !== undefined) continue;
    const kept = isHashed(file.path) ? await firstMatch(earlier, url) : undefined;
    await cache.put(url, kept ?? (await download(shelves, file)));
  }
}

/** Forgets what earlier versions kept; called when no page of theirs is open any more. */
export async function forgetEarlier(shelves: Shelves, list: OfflineList): Promise<void> {
  const names = await shelves.caches.keys();
  const earlier = names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(list));
  await Promise.all(earlier.map((name) => shelves.caches.delete(name)));
}

export function urlOf({ scope }: Shelves, path: string): string {
  return new URL(path === PAGE ? './' : path, scope).href;
}

async function earlierCaches(shelves: Shelves, list: OfflineList): Promise<Cache[]> {
  const names = await shelves.caches.keys();
  const earlier = names.filter((name) => name.startsWith(PREFIX) && name !== cacheName(list));
  return Promise.all(earlier.map((name) => shelves.caches.open(name)));
}

async function firstMatch(caches: readonly Cache[], url: string): Promise<Response | undefined> {
  for (const cache of caches) {
    const found = await cache.match(url);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function download(shelves: Shelves, { path, digest }: OfflineFile): Promise<Response> {
  const url = urlOf(shelves, path);
  const response = await shelves.fetch(url, { cache: isHashed(path) ? 'default' : 'no-cache' });
  const bytes = await response.clone().arrayBuffer();
  if (!response.ok || response.redirected || (await digestOf(bytes)) !== digest)
    throw new Error(`${path} is not what this version is made of`);
  return response;
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
