import type { TreeRow } from './tree-rows.ts';

/** What a key asks of the tree. */
export type TreeWish =
  | { readonly kind: 'focus'; readonly path: string }
  | { readonly kind: 'open' | 'close'; readonly path: string }
  /** To show a file and type in it, or just to show it. */
  | { readonly kind: 'edit' | 'show'; readonly path: string }
  | { readonly kind: 'rename' | 'delete'; readonly path: string }
  | { readonly kind: 'undo' | 'redo' };

interface Key {
  readonly key: string;
  /** Ctrl or ⌘. */
  readonly isCommand: boolean;
  readonly shiftKey: boolean;
}

/** As the ARIA practices say of trees. Null where the key is none of the tree's. */
export function wishOfKey(rows: readonly TreeRow[], focused: string, pressed: Key): TreeWish | null {
  const { key, isCommand, shiftKey } = pressed;
  if (isCommand) return wishOfCommand(key, shiftKey, focused);
  const at = rows.findIndex(({ path }) => path === focused);
  const row = rows[at];
  if (row === undefined) return null;
  const { path, kind, isOpen } = row;
  switch (key) {
    case 'ArrowDown':
      return focusOn(rows[at + 1]);
    case 'ArrowUp':
      return focusOn(rows[at - 1]);
    case 'Home':
      return focusOn(rows[0]);
    case 'End':
      return focusOn(rows.at(-1));
    case 'ArrowRight':
      if (kind === 'file') return null;
      return isOpen ? focusOn(rows[at + 1]) : { kind: 'open', path };
    case 'ArrowLeft':
      return isOpen ? { kind: 'close', path } : focusOn(rows.find((each) => each.path === row.parent));
    case 'Enter':
      return kind === 'file' ? { kind: 'edit', path } : { kind: isOpen ? 'close' : 'open', path };
    case ' ':
      return kind === 'file' ? { kind: 'show', path } : { kind: isOpen ? 'close' : 'open', path };
    case 'F2':
      return { kind: 'rename', path };
    case 'Delete':
      return { kind: 'delete', path };
    default:
      return null;
  }
}

/** The next row after the focused one whose name begins with what was typed; the same one while a word is being typed. */
export function rowStartingWith(
  rows: readonly TreeRow[],
  focused: string,
  typed: string,
): TreeRow | undefined {
  const at = Math.max(
    0,
    rows.findIndex(({ path }) => path === focused),
  );
  const from = typed.length === 1 ? at + 1 : at;
  const inOrder = [...rows.slice(from), ...rows.slice(0, from)];
  return inOrder.find(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()));
}

function wishOfCommand(key: string, shiftKey: boolean, focused: string): TreeWish | null {
  if (key === 'Backspace') return { kind: 'delete', path: focused };
  if (key.toLowerCase() === 'z') return { kind: shiftKey ? 'redo' : 'undo' };
  return key.toLowerCase() === 'y' ? { kind: 'redo' } : null;
}

const focusOn = (row: TreeRow | undefined): TreeWish | null =>
  row === undefined ? null : { kind: 'focus', path: row.path };
