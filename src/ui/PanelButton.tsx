import { useId, useRef, useState, type ReactNode } from 'react';
import { placePopover } from './place-popover.ts';
import './explained.css';

interface PanelButtonProps {
  /** On the button. */
  readonly text: string;
  /** Of the panel, for who hears the page. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A button with a panel that opens above the page; Escape or a press elsewhere closes it. */
export function PanelButton({ text, label, children }: PanelButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const place = (panel: HTMLElement) => {
    const anchor = button.current?.getBoundingClientRect();
    if (anchor === undefined) return;
    const screen = { width: innerWidth, height: innerHeight };
    const { left, top } = placePopover(anchor, panel.getBoundingClientRect(), screen);
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
  };
  return (
    <>
      <button ref={button} type="button" aria-haspopup="dialog" aria-expanded={isOpen} popoverTarget={id}>
        {text}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover panel-popover"
        onToggle={({ currentTarget, newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open') requestAnimationFrame(() => place(currentTarget));
        }}
      >
        {isOpen ? children : null}
      </div>
    </>
  );
}
