import { cacheName, type Shelves, urlOf } from './keep.ts';
import type { OfflineList } from '../protocol/offline.ts';
import { isHashed, PAGE } from './paths.ts';

/** How long a page waits for the network before it is the one that was kept. */
const PATIENCE_MS = 3_000;

/** Whether the service worker has anything to say about a request; all others are the browser's. */
export function isOurs({ method, url, mode }: Request, { scope }: Shelves): boolean {
  if (method !== 'GET' || !url.startsWith(scope)) return false;
  const path = url.slice(scope.length).replace(/[?#].*$/, '');
  return mode === 'navigate' ? path === '' || path === PAGE : path !== 'sw.js';
}

/**
 * Files whose names change with their content are those that were kept; the page itself is the network's, so that a newer
 * version shows at once, and the kept one where the network is gone, or slow, or answers with an error of its own.
 */
export async function answer(request: Request, shelves: Shelves, list: OfflineList): Promise<Response> {
  const cache = await shelves.caches.open(cacheName(list));
  const path = request.url.slice(shelves.scope.length).replace(/[?#].*$/, '');
  const isPage = request.mode === 'navigate';
  const kept = await cache.match(urlOf(shelves, isPage ? PAGE : path));
  if (kept === undefined) return fetchAndKeep(request, path, cache, shelves, list);
  return isHashed(path) ? kept : newest(request, kept);
}

async function newest(request: Request, kept: Response): Promise<Response> {
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  const fetched = fetch(request).then(
    (response) => (response.ok || response.type === 'opaqueredirect' ? response : kept),
    () => kept,
  );
  return Promise.race([fetched, late]);
}

/** What was not asked to be kept but belongs to this version is kept when it is first used. */
async function fetchAndKeep(
  request: Request,
  path: string,
  cache: Cache,
  shelves: Shelves,
  { groups }: OfflineList,
): Promise<Response> {
  const response = await fetch(request);
  const isKnown = Object.values(groups).some((files) => files.some((file) => file.path === path));
  if (isKnown && isHashed(path) && response.ok && response.type === 'basic')
    await cache.put(urlOf(shelves, path), response.clone());
  return response;
}
