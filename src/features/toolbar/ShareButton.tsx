import { lazy, Suspense } from 'react';
import { useAppState } from '../../state/hooks.ts';
import { CloseButton, ModalDialog } from '../../ui/ModalDialog.tsx';
import './share.css';

/** Links, codes and frames are made of much that a page which shares nothing need not load. */
const ShareDialog = lazy(() =>
  import('./ShareDialog.tsx').then((module) => ({ default: module.ShareDialog })),
);

export function ShareButton() {
  const isOpen = useAppState((state) => state.dialog === 'share');
  const setDialog = useAppState((state) => state.setDialog);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setDialog('share')}>
        Share
      </button>
      {isOpen ? (
        <ModalDialog className="share" label="Share" onClose={() => setDialog(null)}>
          {(close) => (
            <div className="share-frame">
              <header className="modal-head">
                <h2>Share</h2>
                <CloseButton onClose={close} />
              </header>
              <Suspense fallback={<p className="quiet late">Making the link…</p>}>
                <ShareDialog />
              </Suspense>
            </div>
          )}
        </ModalDialog>
      ) : null}
    </>
  );
}
