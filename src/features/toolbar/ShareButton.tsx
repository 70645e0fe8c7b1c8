import { lazy, Suspense, useState } from 'react';
import { CloseButton, ModalDialog } from '../../ui/ModalDialog.tsx';
import './share.css';

/** Links, codes and frames are made of much that a page which shares nothing need not load. */
const ShareDialog = lazy(() =>
  import('./ShareDialog.tsx').then((module) => ({ default: module.ShareDialog })),
);

export function ShareButton() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Share
      </button>
      {isOpen ? (
        <ModalDialog className="share" label="Share" onClose={() => setIsOpen(false)}>
          {(close) => (
            <div className="share-frame">
              <header className="share-head">
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
