import { problemOfTexts, type ProjectFile } from '../../../worker/project/files.ts';
import type { Project } from '../../../worker/project/project.ts';
import type { AppState, FilesSlice, Tabs } from '../app-state.ts';
import {
  arranged,
  freshFiles,
  idOfPath,
  layoutOf,
  type LayoutHistory,
  newFileId,
} from '../files/arrangement.ts';
import {
  type FileId,
  type Layout,
  moved,
  type Rearranged,
  withEntry,
  withFiles,
  without,
} from '../files/layout.ts';
import type { SliceCreator } from '../slice.ts';

const NOTICE_ID = 'files';
const MOST_UNDONE = 100;
const NO_TEXTS: ReadonlyMap<string, string> = new Map();

export const createFilesSlice =
  (initial: Project): SliceCreator<FilesSlice> =>
  (set, get) => {
    function arrange(layout: Layout, history: LayoutHistory, newTexts = NO_TEXTS): void {
      const { sourceRevision, dismiss } = get();
      dismiss(NOTICE_ID);
      const facts = arranged(get(), layout, history, newTexts);
      set({ ...facts, isEdited: true, sourceRevision: sourceRevision + 1 });
    }

    /** To a layout that was there before; what was typed since may leave no room for the files that it brings back. */
    function goTo(layout: Layout, history: LayoutHistory): void {
      const { files } = arranged(get(), layout, history, NO_TEXTS).project;
      const tooMuch = problemOfTexts(files);
      if (tooMuch === null) return arrange(layout, history);
      const detail = `The files ${tooMuch.message}. Shorten one, and try again.`;
      const title = 'There is no room to bring the files back.';
      get().notify({ id: NOTICE_ID, tone: 'warning', title, detail, actions: [] });
    }

    /** Carries out what can be, as one step to undo. Returns what is wrong with it otherwise. */
    function rearrange(rearranged: Rearranged, newTexts = NO_TEXTS): string | null {
      if (!rearranged.ok) return rearranged.problem;
      const before = layoutOf(get());
      if (JSON.stringify(before) === JSON.stringify(rearranged.layout)) return null;
      const past = [...get().layoutHistory.past, before].slice(-MOST_UNDONE);
      arrange(rearranged.layout, { past, future: [] }, newTexts);
      return null;
    }

    return {
      ...freshFiles(initial),
      editFile(id, text) {
        const { project, fileIds, sourceRevision } = get();
        const at = fileIds.indexOf(id);
        const file = project.files[at];
        if (file === undefined || file.text === text) return;
        const files = project.files.with(at, { ...file, text });
        set({ project: { ...project, files }, isEdited: true, sourceRevision: sourceRevision + 1 });
      },
      showFile(id) {
        const { openFiles, fileIds } = get();
        if (!fileIds.includes(id)) return;
        set({ activeFile: id, openFiles: openFiles.includes(id) ? openFiles : [...openFiles, id] });
      },
      closeFile(id) {
        const { openFiles, activeFile } = get();
        const rest = openFiles.filter((each) => each !== id);
        const neighbour = rest[Math.min(openFiles.indexOf(id), rest.length - 1)];
        if (rest.length === openFiles.length || neighbour === undefined) return;
        set({ openFiles: rest, activeFile: id === activeFile ? neighbour : activeFile });
      },
      restoreTabs({ open, active }) {
        const openFiles = [...new Set(open)].flatMap((path) => idOfPath(get(), path) ?? []);
        const [first] = openFiles;
        const shown = idOfPath(get(), active);
        if (first === undefined) return;
        set({ openFiles, activeFile: shown !== null && openFiles.includes(shown) ? shown : first });
      },
      addFiles(files: readonly ProjectFile[]) {
        const tooMuch = problemOfTexts([...get().project.files, ...files]);
        if (tooMuch !== null) return `The files ${tooMuch.message}.`;
        const placed = files.map(({ path }) => ({ id: newFileId(), path }));
        const texts = new Map(placed.map(({ id }, at) => [id, files[at]?.text ?? '']));
        return rearrange(withFiles(layoutOf(get()), placed), texts);
      },
      moveFile: (from, to) => rearrange(moved(layoutOf(get()), from, to)),
      deleteFile(path) {
        const { entry } = get().project;
        const problem = rearrange(without(layoutOf(get()), path));
        if (problem !== null) return problem;
        const { notify, undoFiles, project } = get();
        notify({
          id: NOTICE_ID,
          tone: 'info',
          title: `“${path}” is deleted.`,
          detail: project.entry === entry ? '' : `“${project.entry}” answers requests now.`,
          actions: [{ label: 'Undo', act: undoFiles }],
        });
        return null;
      },
      chooseEntry: (path) => rearrange(withEntry(layoutOf(get()), path)),
      undoFiles() {
        const { past, future } = get().layoutHistory;
        const layout = past.at(-1);
        if (layout !== undefined)
          goTo(layout, { past: past.slice(0, -1), future: [...future, layoutOf(get())] });
      },
      redoFiles() {
        const { past, future } = get().layoutHistory;
        const layout = future.at(-1);
        if (layout !== undefined)
          goTo(layout, { past: [...past, layoutOf(get())], future: future.slice(0, -1) });
      },
    };
  };

export function tabsOf({ project, fileIds, openFiles, activeFile }: AppState): Tabs {
  const pathOf = (id: FileId) => project.files[fileIds.indexOf(id)]?.path ?? '';
  return { open: openFiles.map(pathOf), active: pathOf(activeFile) };
}

/** The file that the editor shows. */
export function activeFileOf({ project, fileIds, activeFile }: AppState): ProjectFile {
  const file = project.files[fileIds.indexOf(activeFile)] ?? project.files[0];
  if (file === undefined) throw new Error('the project has no files');
  return file;
}
