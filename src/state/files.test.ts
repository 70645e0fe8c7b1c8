import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEXT_LIMIT_CHARS } from '../../worker/project/files.ts';
import { projectSchema } from '../../worker/project/project.ts';
import { openSession, projectOfFiles } from './fake-session.ts';
import { activeFileOf } from './slices/files.ts';

function setUp(...paths: readonly string[]) {
  const { store } = openSession(projectOfFiles(paths, (path) => `text of ${path}`));
  const state = store.getState;
  const idOf = (path: string) =>
    state().fileIds[state().project.files.findIndex((each) => each.path === path)] ?? '';
  return {
    state,
    idOf,
    paths: () => state().project.files.map(({ path }) => path),
    textOf: (path: string) => state().project.files.find((each) => each.path === path)?.text,
    tabs: () => state().openFiles.map((id) => state().project.files[state().fileIds.indexOf(id)]?.path),
    active: () => activeFileOf(state()).path,
  };
}

test('a new file is shown in a tab of its own and is an edit', () => {
  const { state, paths, tabs, active } = setUp('handler.ts');
  expect(state().addFiles([{ path: 'lib/greet.ts', text: 'hi' }])).toBeNull();
  expect(paths()).toEqual(['handler.ts', 'lib/greet.ts']);
  expect(tabs()).toEqual(['handler.ts', 'lib/greet.ts']);
  expect(active()).toBe('lib/greet.ts');
  expect(state()).toMatchObject({ isEdited: true, sourceRevision: 2 });
});

test('what cannot be is refused in words and changes nothing', () => {
  const { state } = setUp('handler.ts', 'a.ts');
  const before = state();
  expect(state().addFiles([{ path: 'A.ts', text: '' }])).toContain('differ only');
  expect(state().moveFile('a.ts', 'handler.ts')).toContain('is there already');
  expect(state().moveFile('a.ts', 'a.ts')).toBeNull();
  expect(state()).toBe(before);
});

test('a file that is renamed keeps its identity, its tab and its text', () => {
  const { state, idOf, tabs, textOf } = setUp('handler.ts', 'a.ts');
  const id = idOf('a.ts');
  state().showFile(id);
  state().moveFile('a.ts', 'lib/b.ts');
  expect(idOf('lib/b.ts')).toBe(id);
  expect(tabs()).toEqual(['handler.ts', 'lib/b.ts']);
  expect(textOf('lib/b.ts')).toBe('text of a.ts');
  expect(state().moveFile('handler.ts', 'src/index.ts')).toBeNull();
  expect(state().project.entry).toBe('src/index.ts');
});

test('undo takes back what was done to the tree and keeps what was typed since', () => {
  const { state, idOf, paths, textOf } = setUp('handler.ts', 'a.ts');
  state().moveFile('a.ts', 'b.ts');
  state().editFile(idOf('b.ts'), 'typed after the rename');
  state().undoFiles();
  expect(paths()).toEqual(['handler.ts', 'a.ts']);
  expect(textOf('a.ts')).toBe('typed after the rename');
  state().redoFiles();
  expect(textOf('b.ts')).toBe('typed after the rename');
});

test('a deleted file comes back as it was last, in its tab, by the notice or the keyboard', () => {
  const { state, idOf, paths, textOf, active } = setUp('handler.ts', 'lib/a.ts', 'lib/b.ts');
  state().editFile(idOf('lib/a.ts'), 'newest');
  state().deleteFile('lib/a.ts');
  expect(paths()).toEqual(['handler.ts', 'lib/b.ts']);
  expect(state().notices).toMatchObject([{ title: '“lib/a.ts” is deleted.', detail: '' }]);
  state().notices[0]?.actions[0]?.act();
  expect(textOf('lib/a.ts')).toBe('newest');
  expect(active()).toBe('lib/a.ts');
  expect(state().notices).toEqual([]);
  state().deleteFile('lib');
  expect(paths()).toEqual(['handler.ts']);
  state().undoFiles();
  expect(paths()).toEqual(['handler.ts', 'lib/a.ts', 'lib/b.ts']);
});

test('when the answering file is deleted another answers, which is said and undone with it', () => {
  const { state } = setUp('handler.ts', 'other.ts');
  state().deleteFile('handler.ts');
  expect(state().project.entry).toBe('other.ts');
  expect(state().notices[0]?.detail).toBe('“other.ts” answers requests now.');
  expect(state().deleteFile('other.ts')).toContain('stays');
  state().undoFiles();
  expect(state().project.entry).toBe('handler.ts');
});

test('closing a tab shows its neighbour, and the last one stays', () => {
  const { state, idOf, tabs, active } = setUp('handler.ts', 'a.ts', 'b.ts');
  state().showFile(idOf('a.ts'));
  state().showFile(idOf('b.ts'));
  state().closeFile(idOf('a.ts'));
  expect([tabs(), active()]).toEqual([['handler.ts', 'b.ts'], 'b.ts']);
  state().closeFile(idOf('b.ts'));
  state().closeFile(idOf('handler.ts'));
  expect([tabs(), active()]).toEqual([['handler.ts'], 'handler.ts']);
});

test('showing files and tabs is no edit', () => {
  const { state, idOf } = setUp('handler.ts', 'a.ts');
  state().showFile(idOf('a.ts'));
  state().closeFile(idOf('handler.ts'));
  expect(state()).toMatchObject({ isEdited: false, sourceRevision: 1 });
});

test('a place in another file shows that file; one that is gone is told', () => {
  const { state, active } = setUp('handler.ts', 'a.ts');
  const location = { file: 'a.ts', line: 2, column: 3 };
  state().revealLocation(location);
  expect(active()).toBe('a.ts');
  expect(state().reveal).toEqual({ location });
  state().deleteFile('a.ts');
  state().revealLocation({ ...location });
  expect(active()).toBe('handler.ts');
  expect(state().notices).toMatchObject([{ id: 'files' }, { title: '“a.ts” is not there any more.' }]);
});

test('undo and redo stop where the files would be more than a project holds, and lose nothing', () => {
  const { state, idOf, paths } = setUp('handler.ts', 'a.ts');
  const large = 'x'.repeat(TEXT_LIMIT_CHARS - 100);
  state().editFile(idOf('a.ts'), large);
  state().deleteFile('a.ts');
  state().editFile(idOf('handler.ts'), 'y'.repeat(200));
  const before = state().project;
  state().undoFiles();
  expect(state().project).toBe(before);
  expect(state().notices).toMatchObject([
    { tone: 'warning', title: expect.stringMatching('no room') as string },
  ]);
  state().editFile(idOf('handler.ts'), 'short');
  state().undoFiles();
  expect(paths()).toEqual(['handler.ts', 'a.ts']);
  expect(state().project.files[1]?.text).toBe(large);
});

test('another project has nothing of this one to undo', () => {
  const { state, active, tabs } = setUp('handler.ts', 'a.ts');
  state().moveFile('a.ts', 'b.ts');
  state().openProject(projectOfFiles(['index.ts', 'x.ts']), 'example');
  state().undoFiles();
  expect([active(), tabs()]).toEqual(['index.ts', ['index.ts']]);
  expect(state().isEdited).toBe(false);
});

test('whatever is done to the tree, it is a project, and undo brings every layout back', () => {
  const names = fc.constantFrom(
    'handler.ts',
    'a.ts',
    'A.ts',
    'lib',
    'lib/a.ts',
    'lib/b.json',
    'x/y/z.md',
    'a.ts/b.ts',
    '../c.ts',
    '',
  );
  const act = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), path: names }),
    fc.record({ kind: fc.constant('move' as const), path: names, to: names }),
    fc.record({ kind: fc.constant('delete' as const), path: names }),
    fc.record({ kind: fc.constant('entry' as const), path: names }),
    fc.record({ kind: fc.constant('undo' as const), path: names }),
    fc.record({ kind: fc.constant('redo' as const), path: names }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const { state } = setUp('handler.ts', 'lib/a.ts');
      const first = state().project.files;
      for (const each of acts) {
        if (each.kind === 'add') state().addFiles([{ path: each.path, text: each.path }]);
        if (each.kind === 'move') state().moveFile(each.path, each.to);
        if (each.kind === 'delete') state().deleteFile(each.path);
        if (each.kind === 'entry') state().chooseEntry(each.path);
        if (each.kind === 'undo') state().undoFiles();
        if (each.kind === 'redo') state().redoFiles();
        expect(projectSchema.safeParse(state().project).error).toBeUndefined();
        expect(state().fileIds).toHaveLength(state().project.files.length);
        expect(state().openFiles).toContain(state().activeFile);
        expect(state().fileIds).toEqual(expect.arrayContaining([...state().openFiles]));
      }
      while (state().layoutHistory.past.length > 0) state().undoFiles();
      expect(state().project.files).toEqual(first);
    }),
    { numRuns: 300 },
  );
});
