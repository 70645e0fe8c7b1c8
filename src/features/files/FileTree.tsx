import { Fragment, useRef, useState } from 'react';
import { canAnswer } from '../../../worker/project/files.ts';
import { useAppState } from '../../state/hooks.ts';
import { MoveDialog } from './MoveDialog.tsx';
import { NameField } from './NameField.tsx';
import { type MenuItem, RowMenu } from './RowMenu.tsx';
import type { TreeRow } from './tree-rows.ts';
import { indentOf, TreeRowView } from './TreeRowView.tsx';
import { useTroubles } from './use-files.ts';
import { useTree } from './use-tree.ts';
import { useTreeDrag } from './use-tree-drag.ts';
import { TREE_ID, useTreeOpen } from './use-tree-open.ts';
import './file-tree.css';

interface OpenMenu {
  readonly row: TreeRow;
  readonly at: { readonly x: number; readonly y: number };
}

/** The files as a tree, while it is open. */
export function FilePane() {
  const { isOpen, isSheet, setOpen } = useTreeOpen();
  return isOpen ? <FileTree onChosen={() => isSheet && setOpen(false)} /> : null;
}

function FileTree({ onChosen }: { readonly onChosen: () => void }) {
  const element = useRef<HTMLDivElement>(null);
  const tree = useTree(element, onChosen);
  const drag = useTreeDrag(tree.move);
  const troublesOf = useTroubles();
  const entry = useAppState((state) => state.project.entry);
  const naming = useAppState((state) => state.naming);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [moving, setMoving] = useState<string | null>(null);

  const newRow = (folder: string, level: number) =>
    naming?.kind === 'new' && naming.folder === folder ? (
      <div className="tree-row" style={indentOf(level)}>
        <NameField naming={naming} name="" onDone={tree.endNaming} />
      </div>
    ) : null;
  return (
    <>
      <div
        ref={element}
        id={TREE_ID}
        role="tree"
        aria-label="Files"
        className="file-tree"
        data-drop-here={drag.dropFolder === ''}
        onKeyDown={tree.press}
        {...drag.handlers}
      >
        {newRow('', 1)}
        {tree.rows.map((row) => (
          <Fragment key={row.path}>
            <TreeRowView
              row={row}
              isFocused={row.path === tree.focused}
              isShown={row.path === tree.shown}
              isEntry={row.path === entry}
              isMarked={row.path === drag.dropFolder || row.path === menu?.row.path}
              troubles={troublesOf(row.path)}
              nameField={
                naming?.kind === 'rename' && naming.path === row.path ? (
                  <NameField naming={naming} name={row.name} onDone={tree.endNaming} />
                ) : null
              }
              onFocus={tree.setFocused}
              onWish={tree.carryOut}
              onMenu={(at) => setMenu({ row, at })}
              onDragStart={drag.start}
            />
            {row.kind === 'folder' ? newRow(row.path, row.level + 1) : null}
          </Fragment>
        ))}
      </div>
      {menu === null ? null : (
        <RowMenu
          label={`Actions for ${menu.row.name}`}
          items={itemsOf(menu.row, entry, { ...tree, startMove: setMoving })}
          at={menu.at}
          onClose={() => setMenu(null)}
        />
      )}
      {moving === null ? null : (
        <MoveDialog
          path={moving}
          onDone={(path) => {
            setMoving(null);
            tree.moveTo(path ?? moving);
          }}
        />
      )}
    </>
  );
}

type Doers = Pick<ReturnType<typeof useTree>, 'carryOut' | 'startNew' | 'answerWith'> & {
  readonly startMove: (path: string) => void;
};

function itemsOf({ kind, path, parent, name }: TreeRow, entry: string, doers: Doers): MenuItem[] {
  const folder = kind === 'folder' ? path : parent;
  const newFile = {
    label: kind === 'folder' ? `New file in ${name}` : 'New file',
    act: () => doers.startNew(folder),
  };
  const answer = { label: 'Make it answer requests', act: () => doers.answerWith(path) };
  return [
    newFile,
    ...(canAnswer(path) && path !== entry ? [answer] : []),
    { label: 'Rename', keyName: 'F2', act: () => doers.carryOut({ kind: 'rename', path }) },
    { label: 'Move to…', act: () => doers.startMove(path) },
    { label: 'Delete', keyName: 'Del', act: () => doers.carryOut({ kind: 'delete', path }) },
  ];
}
