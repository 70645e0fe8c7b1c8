import { type ReactNode, useId } from 'react';

interface MenuProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A button, and what it shows below itself until the reader looks elsewhere. */
export function Menu({ name, children }: MenuProps) {
  const id = useId();
  return (
    <>
      <button type="button" className="menu-button" popoverTarget={id}>
        {name}
      </button>
      <div id={id} popover="auto" className="menu" role="dialog" aria-label={name}>
        {children}
      </div>
    </>
  );
}
