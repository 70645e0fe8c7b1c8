import { isLink } from '../../worker/project/link-envelope.ts';
import { describeFailure } from '../state/describe-failure.ts';
import { watch } from '../state/reactions.ts';
import type { AppStore } from '../state/store.ts';

const NOTICE_ID = 'link';

/** Shows what the address carries, now and whenever another link is pasted into it. Nothing is compiled or run. */
export async function openLinks(store: AppStore): Promise<void> {
  await openLink(store, location.hash);
  addEventListener('hashchange', () => void openLink(store, location.hash));
  // Once edited, or left, the project is no longer what the address says: a reload must not bring the link back over it.
  watch(
    store,
    ({ opened, isEdited }) => opened === 'link' && !isEdited,
    (isAsLinked) => {
      if (!isAsLinked) history.replaceState(null, '', location.pathname + location.search);
    },
  );
}

/** A hash that is no link of ours, such as one of an anchor, is left alone. */
export async function openLink(store: AppStore, hash: string): Promise<void> {
  if (!isLink(hash)) return;
  // With its dictionaries it is as large as much of the page, and most visits bring no link.
  const { decodeLink } = await import('../../worker/project/link.ts');
  const { openProject, notify, dismiss } = store.getState();
  const decoded = decodeLink(hash);
  if (decoded.ok) {
    dismiss(NOTICE_ID);
    return openProject(decoded.value, 'link');
  }
  const { title, detail, hint } = describeFailure(decoded.failure);
  const kept = 'Your own work is as you left it.';
  notify({
    id: NOTICE_ID,
    tone: 'warning',
    title: `${title}.`,
    detail: [detail, hint, kept].filter(Boolean).join(' '),
    actions: [],
  });
}
