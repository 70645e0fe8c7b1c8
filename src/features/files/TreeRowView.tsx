import { type DragEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { FileIcon, FolderIcon } from './FileIcon.tsx';
import type { TreeWish } from './tree-keys.ts';
import type { TreeRow } from './tree-rows.ts';
import { TroubleMark, wordsOf } from './TroubleMark.tsx';
import type { Troubles } from './use-files.ts';

interface TreeRowViewProps {
  readonly row: TreeRow;
  readonly isFocused: boolean;
  /** Whether the editor shows it. */
  readonly isShown: boolean;
  /** Whether its exports answer requests. */
  readonly isEntry: boolean;
  /** While its menu is open, or something is dragged over it. */
  readonly isMarked: boolean;
  readonly troubles: Troubles;
  /** In place of the name, while another is typed. */
  readonly nameField: ReactNode;
  readonly onFocus: (path: string) => void;
  readonly onWish: (wish: TreeWish) => void;
  readonly onMenu: (at: { readonly x: number; readonly y: number }) => void;
  readonly onDragStart: (event: DragEvent, path: string) => void;
}

export function TreeRowView(props: TreeRowViewProps) {
  const { row, isFocused, isShown, isEntry, isMarked, troubles, nameField } = props;
  const isFolder = row.kind === 'folder';
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isShown) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  return (
    <div
      ref={element}
      role="treeitem"
      className="tree-row"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={isShown}
      aria-label={labelOf(props)}
      {...(isFolder ? { 'aria-expanded': row.isOpen } : {})}
      data-folder={isFolder ? row.path : row.parent}
      data-marked={isMarked}
      tabIndex={isFocused ? 0 : -1}
      title={row.path}
      style={indentOf(row.level)}
      draggable={nameField === null}
      onFocus={() => props.onFocus(row.path)}
      onClick={() => props.onWish(wishOfClick(row))}
      onDoubleClick={() => isFolder || props.onWish({ kind: 'edit', path: row.path })}
      onDragStart={(event) => props.onDragStart(event, row.path)}
      onContextMenu={(event) => {
        event.preventDefault();
        event.currentTarget.focus();
        props.onMenu(placeOf(event));
      }}
    >
      {isFolder ? <FolderIcon isOpen={row.isOpen} /> : <FileIcon path={row.path} />}
      {nameField ?? <span className="tree-name">{row.name}</span>}
      {isEntry ? <EntryMark /> : null}
      {row.isOpen ? null : <TroubleMark {...troubles} />}
      <button
        type="button"
        className="row-menu-button"
        tabIndex={-1}
        aria-label={`Actions for ${row.name}`}
        onClick={(event) => {
          event.stopPropagation();
          event.currentTarget.closest<HTMLElement>('[role="treeitem"]')?.focus();
          props.onMenu(placeOf(event));
        }}
      >
        ⋯
      </button>
    </div>
  );
}

export const indentOf = (level: number) => ({ paddingInlineStart: `${0.4 + 0.9 * (level - 1)}rem` });

function wishOfClick({ kind, path, isOpen }: TreeRow): TreeWish {
  if (kind === 'file') return { kind: 'show', path };
  return { kind: isOpen ? 'close' : 'open', path };
}

function EntryMark() {
  return (
    <svg className="entry-mark" viewBox="0 0 16 16" role="img" aria-label="answers requests">
      <title>Its exports answer requests</title>
      <path
        d="M1.5 8h8M6.5 4.5 10 8l-3.5 3.5M13.5 2.5v11"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
      />
    </svg>
  );
}

function labelOf({ row, isEntry, troubles }: TreeRowViewProps): string {
  return [row.name, isEntry ? 'answers requests' : '', wordsOf(troubles)].filter(Boolean).join(', ');
}

/** The pointer's, or the element's own where a key asked. */
function placeOf(event: MouseEvent<HTMLElement>): { readonly x: number; readonly y: number } {
  if (event.clientX > 0 || event.clientY > 0) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  return { x: left, y: bottom };
}
