import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import './modal-dialog.css';

interface ModalDialogProps {
  readonly className: string;
  /** What it is called, where no heading within names it. */
  readonly label?: string;
  readonly labelledBy?: string;
  /** What takes the keyboard when it opens, as a selector; without it the first that can. */
  readonly focusOn?: string;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDialogElement>) => void;
  readonly children: (close: () => void) => ReactNode;
}

/** A dialog over the page, open as long as it is rendered. Escape and a press beside it close it; the keyboard goes back to what had it. */
export function ModalDialog({
  className,
  label,
  labelledBy,
  focusOn,
  onClose,
  onKeyDown,
  children,
}: ModalDialogProps) {
  const [dialog, setDialog] = useState<HTMLDialogElement | null>(null);
  // Told at once: the dialog's own event comes a task later, when somebody may have opened it again.
  const close = () => {
    dialog?.close();
    onClose();
  };
  useEffect(() => {
    if (dialog === null || dialog.open) return;
    dialog.showModal();
    if (focusOn !== undefined) dialog.querySelector<HTMLElement>(focusOn)?.focus();
  }, [dialog, focusOn]);
  return (
    <dialog
      ref={setDialog}
      className={`modal ${className}`}
      aria-label={label}
      aria-labelledby={labelledBy}
      onClose={onClose}
      onCancel={(event) => {
        if (event.target !== dialog) return;
        event.preventDefault();
        close();
      }}
      onKeyDown={onKeyDown}
      // The dialog itself is hit only beside its content, on the backdrop.
      onClick={(event) => event.target === dialog && close()}
    >
      {children(close)}
    </dialog>
  );
}

export function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
      ×
    </button>
  );
}
