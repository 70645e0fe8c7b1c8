import type { KeepMessage, OfflineGroup } from '../../worker/protocol/offline.ts';

/**
 * Keeps the app in this browser, for visits without a network. To be called when the reader has what they came for: it
 * downloads what they may want next. Blocked or failing, it changes nothing.
 */
export async function keepOffline(groups: readonly OfflineGroup[]): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(new URL('sw.js', document.baseURI));
    const { active } = await navigator.serviceWorker.ready;
    for (const group of groups) {
      const message: KeepMessage = { type: 'keep', group };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is of windows
      active?.postMessage(message);
    }
  } catch {
    // Private windows and plain hosts have no service workers; the page works with a network.
  }
}
