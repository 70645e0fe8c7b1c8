import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { placePopover } from './place-popover.ts';
import './explained.css';

interface ExplainedProps {
  readonly children: ReactNode;
  /** What the popover shows. It is made only while it is open. */
  readonly detail: ReactNode;
  /** The same in a sentence or two, for who hears the page. */
  readonly description: string;
  readonly className?: string;
}

/** Long enough not to flicker while the pointer crosses a table, and to move into the popover. */
const OPEN_MS = 90;
const CLOSE_MS = 160;

/** At most one popover is open in the page. */
let closeOpen: (() => void) | null = null;

/**
 * Words or a figure with an explanation in a popover: on hover, on focus, and by a tap. Escape, a press elsewhere or
 * leaving it closes it. It lies above everything and inside the window, wherever its panel ends.
 */
export function Explained({ children, detail, description, className = '' }: ExplainedProps) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The button, while its popover is open. */
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const now = (next: HTMLElement | null) => {
    clearTimeout(timer.current);
    setAnchor(next);
  };
  const later = (next: HTMLElement | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), next === null ? CLOSE_MS : OPEN_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <>
      <button
        type="button"
        className={`explained ${className}`}
        aria-description={description}
        onPointerEnter={({ pointerType, currentTarget }) => pointerType === 'mouse' && later(currentTarget)}
        onPointerLeave={({ pointerType }) => pointerType === 'mouse' && later(null)}
        onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && now(currentTarget)}
        onBlur={() => now(null)}
        onClick={({ currentTarget }) => now(currentTarget)}
      >
        {children}
      </button>
      {anchor === null ? null : (
        <Popover
          anchor={anchor}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={() => later(null)}
          onClose={() => now(null)}
        >
          {detail}
        </Popover>
      )}
    </>
  );
}

interface PopoverProps {
  readonly anchor: HTMLElement;
  readonly children: ReactNode;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

function Popover({ anchor, children, onEnter, onLeave, onClose }: PopoverProps) {
  const popover = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useLayoutEffect(() => {
    close.current = onClose;
  });
  useLayoutEffect(() => {
    const { current } = popover;
    if (current === null) return undefined;
    current.showPopover();
    const closeThis = () => close.current();
    closeOpen?.();
    closeOpen = closeThis;
    const stop = watch(anchor, current, closeThis);
    return () => {
      stop();
      if (closeOpen === closeThis) closeOpen = null;
    };
  }, [anchor]);
  // What it shows may change while it is open, and with that its size.
  useLayoutEffect(() => {
    if (popover.current !== null) place(anchor, popover.current);
  });
  // Outside of an open dialog everything is inert.
  return createPortal(
    <div
      ref={popover}
      popover="manual"
      role="tooltip"
      className="popover"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {children}
    </div>,
    anchor.closest('dialog') ?? document.body,
  );
}

function place(anchor: HTMLElement, popover: HTMLElement): void {
  const screen = { width: innerWidth, height: innerHeight };
  const { left, top } = placePopover(anchor.getBoundingClientRect(), popover.getBoundingClientRect(), screen);
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
}

/** Closes it by Escape and by a press elsewhere; whatever scrolls, it stays beside its anchor. */
function watch(anchor: HTMLElement, popover: HTMLElement, close: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    // Only the popover: a dialog below it stays.
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  const pressElsewhere = ({ target }: Event) => {
    if (target instanceof Node && !anchor.contains(target) && !popover.contains(target)) close();
  };
  const follow = () => place(anchor, popover);
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener('keydown', press, { capture: true, signal });
  document.addEventListener('pointerdown', pressElsewhere, { capture: true, signal });
  document.addEventListener('scroll', follow, { capture: true, passive: true, signal });
  addEventListener('resize', follow, { signal });
  return () => controller.abort();
}
