import type { Project } from '../../worker/project/project.ts';
import type { AppState } from './app-state.ts';
import type { StorageFailure, StoragePort } from './ports.ts';
import { watch } from './reactions.ts';
import { DAMAGED_KEY, parseSavedWork, WORK_KEY, type SavedWork } from './saved-work.ts';
import type { AppStore } from './store.ts';

const SAVE_PAUSE_MS = 300;
const NOTICE_ID = 'autosave';

interface Work {
  readonly project: Project;
  readonly setAside: readonly Project[];
}

/**
 * Keeps the reader's work in the browser's storage. Tabs share one place: each save carries a revision that only grows,
 * and a tab that sees a newer revision than its own stops saving until the reader says which of the two to keep.
 */
export class Autosave {
  readonly #store: AppStore;
  readonly #storage: StoragePort;
  readonly #tab: string;
  #revision = 0;
  #savedWork = '';
  #isPaused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: AppStore, storage: StoragePort, tab: string) {
    this.#store = store;
    this.#storage = storage;
    this.#tab = tab;
  }

  /** Puts stored work on the screen, then saves every change from now on. */
  start(): void {
    const saved = this.#read();
    if (saved !== null) this.#adopt(saved);
    const saveSoon = () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.save(), SAVE_PAUSE_MS);
    };
    watch(this.#store, (state) => state.project, saveSoon);
    watch(this.#store, (state) => state.setAside, saveSoon);
    this.#storage.onForeignWrite(WORK_KEY, (text) => {
      const foreign = text === null ? null : parseSavedWork(text);
      if (foreign !== null && foreign.revision > this.#revision) this.#pause();
    });
  }

  /** Saves now, as when the page is about to go away. */
  save(): void {
    clearTimeout(this.#timer);
    const work = workOf(this.#store.getState());
    if (this.#isPaused || work === null) return;
    const workText = JSON.stringify(work);
    if (workText === this.#savedWork) return;
    // The other tab's event may still be on its way, so ask storage itself.
    const stored = this.#peek();
    if (stored !== null && stored.revision > this.#revision) return this.#pause();
    this.#write(work, workText);
  }

  #write(work: Work, workText: string): void {
    const record: SavedWork = {
      version: 2,
      revision: this.#revision + 1,
      tab: this.#tab,
      project: work.project,
      setAside: [...work.setAside],
    };
    const written = this.#storage.write(WORK_KEY, JSON.stringify(record));
    if (!written.ok) return this.#complain(written.failure);
    this.#revision = record.revision;
    this.#savedWork = workText;
    this.#store.getState().dismiss(NOTICE_ID);
  }

  #read(): SavedWork | null {
    const stored = this.#storage.read(WORK_KEY);
    if (!stored.ok) {
      this.#complain(stored.failure);
      return null;
    }
    if (stored.value === null) return null;
    const saved = parseSavedWork(stored.value);
    if (saved === null) this.#reportDamage(stored.value);
    return saved;
  }

  #peek(): SavedWork | null {
    const stored = this.#storage.read(WORK_KEY);
    return stored.ok && stored.value !== null ? parseSavedWork(stored.value) : null;
  }

  #adopt(saved: SavedWork): void {
    this.#revision = saved.revision;
    this.#savedWork = JSON.stringify({ project: saved.project, setAside: saved.setAside });
    this.#store.getState().restoreWork(saved.project, saved.setAside);
  }

  #pause(): void {
    this.#isPaused = true;
    this.#store.getState().notify({
      id: NOTICE_ID,
      tone: 'warning',
      title: 'Another tab has saved newer work.',
      detail: 'This tab no longer saves, so that nothing is overwritten.',
      actions: [
        { label: 'Load newer', act: () => this.#loadNewer() },
        { label: 'Keep mine (saves over it)', act: () => this.#keepMine() },
      ],
    });
  }

  #loadNewer(): void {
    const newer = this.#peek();
    if (newer !== null) this.#adopt(newer);
    this.#isPaused = false;
    this.#store.getState().dismiss(NOTICE_ID);
  }

  #keepMine(): void {
    this.#revision = this.#peek()?.revision ?? this.#revision;
    this.#savedWork = '';
    this.#isPaused = false;
    this.#store.getState().dismiss(NOTICE_ID);
    this.save();
  }

  #reportDamage(text: string): void {
    this.#storage.write(DAMAGED_KEY, text);
    this.#store.getState().notify({
      id: NOTICE_ID,
      tone: 'warning',
      title: 'Your saved work could not be read.',
      detail: `It was damaged or saved by a newer version. An example is shown; the stored text is kept under "${DAMAGED_KEY}" in this browser's storage.`,
      actions: [],
    });
  }

  #complain({ kind }: StorageFailure): void {
    this.#store.getState().notify({
      id: NOTICE_ID,
      tone: 'warning',
      title: 'Your work is not being saved.',
      detail:
        kind === 'storage-full'
          ? "This browser's storage is full. Copy a link to keep your work."
          : 'This browser blocks storage for this page. Copy a link to keep your work.',
      actions: [],
    });
  }
}

/** What belongs to the reader: the project on the screen when they made it, and what was set aside. */
function workOf({ project, opened, isEdited, setAside }: AppState): Work | null {
  if (isEdited || opened === 'own') return { project, setAside };
  const [newest, ...others] = setAside;
  return newest === undefined ? null : { project: newest, setAside: others };
}
