/** A project's files on the screen: who is who, what is open, and what can be undone. Pure but for new identities. */
import type { Project } from '../../../worker/project/project.ts';
import type { FileId, Layout } from './layout.ts';

export interface LayoutHistory {
  /** Oldest first; the last is what undo goes back to. */
  readonly past: readonly Layout[];
  /** The last is what redo goes forward to. */
  readonly future: readonly Layout[];
}

export interface FileFacts {
  /** Identities of `project.files`, by index: a file keeps its own when it is renamed or moved. */
  readonly fileIds: readonly FileId[];
  /** The files that have a tab, in the tabs' order; never empty. */
  readonly openFiles: readonly FileId[];
  readonly activeFile: FileId;
  readonly layoutHistory: LayoutHistory;
  /** Of files that are gone and could come back. */
  readonly deletedTexts: ReadonlyMap<FileId, string>;
}

type Facts = FileFacts & { readonly project: Project };

let lastFileId = 0;
export function newFileId(): FileId {
  lastFileId += 1;
  return `file-${lastFileId}`;
}

/** What a project that has just taken the screen begins with: its answering file is open, and nothing is to be undone. */
export function freshFiles({ files, entry }: Project): FileFacts {
  const fileIds = files.map(newFileId);
  const active = fileIds[files.findIndex(({ path }) => path === entry)] ?? fileIds[0] ?? '';
  return {
    fileIds,
    openFiles: [active],
    activeFile: active,
    layoutHistory: { past: [], future: [] },
    deletedTexts: new Map(),
  };
}

export function idOfPath(
  { project, fileIds }: Pick<Facts, 'project' | 'fileIds'>,
  path: string,
): FileId | null {
  return fileIds[project.files.findIndex((file) => file.path === path)] ?? null;
}

export function layoutOf({ project, fileIds }: Pick<Facts, 'project' | 'fileIds'>): Layout {
  const files = project.files.map(({ path }, at) => ({ id: fileIds[at] ?? '', path }));
  return { files, entry: files.find(({ path }) => path === project.entry)?.id ?? '' };
}

/**
 * The files brought into a layout. Texts follow their files, so what was edited since a layout was left stays edited.
 * A single file that appears is shown.
 *
 * @param newTexts of files that were never there before
 */
export function arranged(
  facts: Facts,
  layout: Layout,
  layoutHistory: LayoutHistory,
  newTexts: ReadonlyMap<FileId, string>,
): FileFacts & { readonly project: Project } {
  const { project, fileIds, deletedTexts } = facts;
  const current = fileIds.map((id, at) => [id, project.files[at]?.text ?? ''] as const);
  const texts = new Map([...deletedTexts, ...newTexts, ...current]);
  const files = layout.files.map(({ id, path }) => ({ path, text: texts.get(id) ?? '' }));
  const entry = layout.files.find(({ id }) => id === layout.entry)?.path ?? project.entry;
  return {
    project: { ...project, files, entry },
    fileIds: layout.files.map(({ id }) => id),
    ...tabs(facts, layout),
    layoutHistory,
    deletedTexts: textsToKeep(texts, layout, layoutHistory),
  };
}

function tabs(
  { fileIds, openFiles, activeFile }: Facts,
  { files, entry }: Layout,
): Pick<Facts, 'openFiles' | 'activeFile'> {
  const ids = files.map(({ id }) => id);
  const isThere = (id: FileId) => ids.includes(id);
  const appeared = ids.filter((id) => !fileIds.includes(id));
  const shown = appeared.length === 1 ? appeared : [];
  const still = [...openFiles.filter(isThere), ...shown];
  const open = still.length === 0 ? [entry] : still;
  const neighbour = open[Math.min(openFiles.indexOf(activeFile), open.length - 1)] ?? entry;
  return { openFiles: open, activeFile: shown[0] ?? (isThere(activeFile) ? activeFile : neighbour) };
}

function textsToKeep(
  texts: ReadonlyMap<FileId, string>,
  layout: Layout,
  { past, future }: LayoutHistory,
): ReadonlyMap<FileId, string> {
  const reachable = new Set([...past, ...future].flatMap(({ files }) => files.map(({ id }) => id)));
  for (const { id } of layout.files) reachable.delete(id);
  return new Map([...texts].filter(([id]) => reachable.has(id)));
}
