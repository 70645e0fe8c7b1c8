import { baseName, folderOf } from '../../../worker/project/file-path.ts';

/** A line of the tree, as it is shown: what is inside closed folders has none. */
export interface TreeRow {
  readonly kind: 'file' | 'folder';
  readonly path: string;
  readonly name: string;
  /** Of the folder it lies in; empty at the top. */
  readonly parent: string;
  /** 1 at the top. */
  readonly level: number;
  /** Among its siblings, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Of folders. */
  readonly isOpen: boolean;
}

interface Node {
  readonly path: string;
  /** Null of files. */
  readonly children: Map<string, Node> | null;
}

const order = new Intl.Collator('en', { numeric: true });

/** The tree from top to bottom: folders before files, each by name. */
export function treeRows(paths: readonly string[], closed: ReadonlySet<string>): readonly TreeRow[] {
  const top = new Map<string, Node>();
  for (const path of paths) place(path, top);
  return rowsOf(top, 1, closed);
}

/** Every folder that has something in it, by name. */
export function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  return [...folders].toSorted(order.compare);
}

function place(path: string, top: Map<string, Node>): void {
  let children = top;
  const parts = path.split('/');
  for (const [at, part] of parts.entries()) {
    const isFile = at === parts.length - 1;
    const node = children.get(part) ?? {
      path: parts.slice(0, at + 1).join('/'),
      children: isFile ? null : new Map<string, Node>(),
    };
    children.set(part, node);
    if (node.children === null) return;
    children = node.children;
  }
}

function rowsOf(nodes: ReadonlyMap<string, Node>, level: number, closed: ReadonlySet<string>): TreeRow[] {
  const sorted = [...nodes.values()].toSorted(
    (one, other) =>
      Number(one.children === null) - Number(other.children === null) || order.compare(one.path, other.path),
  );
  return sorted.flatMap(({ path, children }, at) => {
    const isOpen = children !== null && !closed.has(path);
    const row: TreeRow = {
      kind: children === null ? 'file' : 'folder',
      path,
      name: baseName(path),
      parent: folderOf(path),
      level,
      position: at + 1,
      siblings: sorted.length,
      isOpen,
    };
    return isOpen ? [row, ...rowsOf(children, level + 1, closed)] : [row];
  });
}
