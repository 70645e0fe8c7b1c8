import type { OfflineGroup } from '../../worker/protocol/offline.ts';
import { hasFingersOnly } from '../features/editor/load-editor.ts';
import { keepOffline } from '../services/offline.ts';
import { watch } from '../state/reactions.ts';
import type { AppStore } from '../state/store.ts';

/** Until then the network is for what the reader waits for. */
const UNUSED_MS = 20_000;

/** Keeps the app for visits without a network, after the first result, or when the reader has long been reading. */
export function keepOfflineAfterResult(store: AppStore): void {
  const start = () => {
    stop();
    clearTimeout(timer);
    void keepOffline(groupsToKeep());
  };
  const timer = setTimeout(start, UNUSED_MS);
  const stop = watch(
    store,
    ({ run, traffic }) => run.kind === 'done' || traffic.kind === 'running',
    (isResult) => isResult && start(),
  );
}

/** A device keeps the editor that it has; on a phone the rest is kept only once it is used. */
function groupsToKeep(): readonly OfflineGroup[] {
  return hasFingersOnly ? ['touch'] : ['desk', 'more'];
}
