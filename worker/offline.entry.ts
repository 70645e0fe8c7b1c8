/** The service worker: after one visit the page works without a network. */
import { answer, isOurs } from './offline/answer.ts';
import { cacheName, forgetEarlier, keepFiles, type Shelves } from './offline/keep.ts';
import type { KeepMessage, OfflineList } from './protocol/offline.ts';

/** Written in by the build. */
declare const OFFLINE_LIST: OfflineList;
declare const self: ServiceWorkerGlobalScope;

const shelves: Shelves = { scope: self.registration.scope, caches, fetch: (url, init) => fetch(url, init) };

self.addEventListener('install', (event) => {
  event.waitUntil(
    keepFiles(shelves, OFFLINE_LIST, OFFLINE_LIST.groups.shell).catch(async (error: unknown) => {
      await caches.delete(cacheName(OFFLINE_LIST));
      throw error;
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetEarlier(shelves, OFFLINE_LIST).then(() => self.clients.claim()));
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const { type, group } = event.data as KeepMessage;
  // What does not come now comes when it is used.
  if (type === 'keep')
    event.waitUntil(keepFiles(shelves, OFFLINE_LIST, OFFLINE_LIST.groups[group]).catch(() => {}));
});

self.addEventListener('fetch', (event) => {
  if (isOurs(event.request, shelves)) event.respondWith(answer(event.request, shelves, OFFLINE_LIST));
});
