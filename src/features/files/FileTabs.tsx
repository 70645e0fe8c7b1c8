import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import type { FileId } from '../../state/files/layout.ts';
import { useAppState } from '../../state/hooks.ts';
import { type TabName, tabNames } from './tab-names.ts';
import { TroubleMark } from './TroubleMark.tsx';
import { type Troubles, useTroubles } from './use-files.ts';

const MIDDLE_BUTTON = 1;

/** The open files. Arrows, Home and End go from one to the next, Delete closes. */
export function FileTabs() {
  const list = useRef<HTMLDivElement>(null);
  const openFiles = useAppState((state) => state.openFiles);
  const activeFile = useAppState((state) => state.activeFile);
  const showFile = useAppState((state) => state.showFile);
  const closeFile = useAppState((state) => state.closeFile);
  const troublesOf = useTroubles();
  const paths = useOpenPaths();
  const names = useMemo(() => tabNames(paths), [paths]);

  useEffect(() => {
    const active = list.current?.querySelector('[aria-selected="true"]');
    active?.closest('.file-tab')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const press = (event: KeyboardEvent) => {
    const at = openFiles.indexOf(activeFile);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Delete') closeFile(activeFile);
    else if (next === undefined) return;
    else showFile(openFiles.at(next % openFiles.length) ?? activeFile);
    event.preventDefault();
    // The tab that is selected now is the one that can have the focus.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  return (
    <div
      ref={list}
      className="file-tabs"
      role="tablist"
      aria-label="Open files"
      onKeyDown={press}
      onWheel={({ currentTarget, deltaY }) => currentTarget.scrollBy(deltaY, 0)}
    >
      {openFiles.map((id, at) => (
        <FileTab
          key={id}
          id={id}
          path={paths[at] ?? ''}
          named={names[at] ?? { name: '', folder: '' }}
          isActive={id === activeFile}
          troubles={troublesOf(paths[at] ?? '')}
          onShow={showFile}
          onClose={openFiles.length > 1 ? closeFile : null}
        />
      ))}
    </div>
  );
}

interface FileTabProps {
  readonly id: FileId;
  readonly path: string;
  readonly named: TabName;
  readonly isActive: boolean;
  readonly troubles: Troubles;
  readonly onShow: (id: FileId) => void;
  /** Null: the only one. */
  readonly onClose: ((id: FileId) => void) | null;
}

function FileTab({ id, path, named, isActive, troubles, onShow, onClose }: FileTabProps) {
  return (
    <span
      className="file-tab"
      title={path}
      data-active={isActive}
      onMouseDown={(event) => {
        // Otherwise the middle button starts to scroll.
        if (event.button === MIDDLE_BUTTON) event.preventDefault();
      }}
      onAuxClick={(event) => {
        if (event.button === MIDDLE_BUTTON) onClose?.(id);
      }}
    >
      <button
        type="button"
        role="tab"
        aria-selected={isActive}
        tabIndex={isActive ? 0 : -1}
        onClick={() => onShow(id)}
      >
        {named.name}
        {named.folder === '' ? null : <span className="tab-folder"> {named.folder}</span>}
        <TroubleMark {...troubles} />
      </button>
      {onClose === null ? null : (
        <button
          type="button"
          className="tab-close"
          tabIndex={-1}
          aria-label={`Close ${named.name}`}
          onClick={() => onClose(id)}
        >
          ×
        </button>
      )}
    </span>
  );
}

/** Of the open files, in the tabs' order; the same list while only texts change. */
function useOpenPaths(): readonly string[] {
  const joined = useAppState(({ openFiles, fileIds, project }) =>
    openFiles.map((id) => project.files[fileIds.indexOf(id)]?.path ?? '').join('\n'),
  );
  return useMemo(() => joined.split('\n'), [joined]);
}
