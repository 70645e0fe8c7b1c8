import { type KeyboardEvent, useEffect, useRef } from 'react';

export interface MenuItem {
  readonly label: string;
  /** The key that does the same in the tree. */
  readonly keyName?: string;
  readonly act: () => void;
}

interface RowMenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Where it opens, in pixels of the window. */
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

const EDGE_PX = 4;

/** A menu at a place. It closes by Escape, a click elsewhere or a choice; focus goes back to where it was. */
export function RowMenu({ label, items, at, onClose }: RowMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = menu.current;
    if (element === null) return;
    element.showPopover();
    const { width, height } = element.getBoundingClientRect();
    element.style.left = `${Math.max(EDGE_PX, Math.min(at.x, innerWidth - width - EDGE_PX))}px`;
    element.style.top = `${Math.max(EDGE_PX, Math.min(at.y, innerHeight - height - EDGE_PX))}px`;
    element.querySelector('button')?.focus();
  }, [at]);

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      aria-label={label}
      className="row-menu"
      onKeyDown={moveWithin}
      onToggle={({ newState }) => newState === 'closed' && onClose()}
    >
      {items.map(({ label, keyName, act }) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onMouseEnter={(event) => event.currentTarget.focus()}
          onClick={() => {
            menu.current?.hidePopover();
            act();
          }}
        >
          {label}
          {keyName === undefined ? null : <kbd aria-hidden="true">{keyName}</kbd>}
        </button>
      ))}
    </div>
  );
}

function moveWithin(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  event.stopPropagation();
  if (next === undefined) return;
  event.preventDefault();
  buttons.at(next % buttons.length)?.focus();
}
