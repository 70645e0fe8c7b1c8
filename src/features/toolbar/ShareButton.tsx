import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import './share.css';

/** Links, codes and frames are made of much that a page which shares nothing need not load. */
const ShareDialog = lazy(() =>
  import('./ShareDialog.tsx').then((module) => ({ default: module.ShareDialog })),
);

export function ShareButton() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  const close = () => dialog.current?.close();
  return (
    <>
      <button type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        Share
      </button>
      {isOpen ? (
        <dialog
          ref={dialog}
          className="share"
          aria-label="Share"
          onClose={() => setIsOpen(false)}
          // The dialog itself is hit only beside its content, on the backdrop.
          onClick={(event) => event.target === dialog.current && close()}
        >
          <div className="share-frame">
            <header className="share-head">
              <h2>Share</h2>
              <button type="button" className="icon-button" aria-label="Close" onClick={close}>
                ×
              </button>
            </header>
            <Suspense fallback={<p className="quiet late">Making the link…</p>}>
              <ShareDialog />
            </Suspense>
          </div>
        </dialog>
      ) : null}
    </>
  );
}
