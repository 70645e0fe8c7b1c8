import type { Project } from '../../worker/project/project.ts';
import type { AppState } from './app-state.ts';
import type { StorageFailure, StoragePort } from './ports.ts';
import { watch } from './reactions.ts';
import {
  DAMAGED_KEY,
  parseSavedWork,
  type ReadWork,
  type SavedWork,
  type SetAside,
  whyUnreadable,
  WORK_KEY,
} from './saved-work.ts';
import type { AppStore } from './store.ts';

const SAVE_PAUSE_MS = 300;
const NOTICE_ID = 'autosave';

interface Work {
  readonly project: Project;
  readonly setAside: readonly SetAside[];
}

/**
 * Keeps the reader's work in the browser's storage. Tabs share one place: each save carries a revision that only grows,
 * and a tab that sees a newer revision than its own, or work that it cannot read, stops saving until the reader says
 * which of the two to keep.
 */
export class Autosave {
  readonly #store: AppStore;
  readonly #storage: StoragePort;
  readonly #tab: string;
  #revision = 0;
  #savedWork = '';
  /** Stored text that cannot be read but may be written over: a copy is kept, or the reader said so. */
  #overwritable: string | null = null;
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
      if (this.#mayNotOverwrite(text)) this.#pause(text);
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
    if (this.#mayNotOverwrite(stored)) return this.#pause(stored);
    this.#write(work, workText);
  }

  #write(work: Work, workText: string): void {
    const record: SavedWork = {
      version: 5,
      revision: this.#revision + 1,
      tab: this.#tab,
      project: work.project,
      setAside: [...work.setAside],
    };
    // What is stored but could not be read back would be lost at the next visit, and this page still has it.
    const reason = whyUnreadable(record);
    if (reason !== null) return this.#refuse(reason);
    const written = this.#storage.write(WORK_KEY, JSON.stringify(record));
    if (!written.ok) return this.#complain(written.failure);
    this.#revision = record.revision;
    this.#savedWork = workText;
    this.#store.getState().dismiss(NOTICE_ID);
  }

  #read(): ReadWork | null {
    const stored = this.#storage.read(WORK_KEY);
    if (!stored.ok) {
      this.#complain(stored.failure);
      return null;
    }
    if (stored.value === null) return null;
    const saved = parseSavedWork(stored.value);
    if (saved?.isWhole !== true) this.#reportDamage(stored.value, saved);
    return saved;
  }

  #peek(): string | null {
    const stored = this.#storage.read(WORK_KEY);
    return stored.ok ? stored.value : null;
  }

  #mayNotOverwrite(stored: string | null): stored is string {
    if (stored === null || stored === this.#overwritable) return false;
    const saved = parseSavedWork(stored);
    return saved?.isWhole !== true || saved.revision > this.#revision;
  }

  /** Whether there is a copy now: storage may be full. */
  #copyUnreadable(text: string): boolean {
    const isCopied = this.#storage.write(DAMAGED_KEY, text).ok;
    if (isCopied) this.#overwritable = text;
    return isCopied;
  }

  #adopt({ revision, project, setAside }: ReadWork): void {
    this.#revision = revision;
    this.#savedWork = JSON.stringify({ project, setAside });
    this.#store.getState().restoreWork(project, setAside);
  }

  #pause(stored: string): void {
    this.#isPaused = true;
    const isReadable = parseSavedWork(stored) !== null;
    const keep = { label: 'Keep mine (saves over it)', act: () => this.#keepMine() };
    this.#store.getState().notify({
      id: NOTICE_ID,
      tone: 'warning',
      title: isReadable
        ? 'Another tab has saved newer work.'
        : 'This browser holds saved work that this page cannot read.',
      detail: isReadable
        ? 'This tab no longer saves, so that nothing is overwritten.'
        : 'It may be from a newer version; reloading gets that. This tab no longer saves, so that nothing is overwritten: copy a link to keep its work.',
      actions: isReadable ? [{ label: 'Load newer', act: () => this.#loadNewer() }, keep] : [keep],
    });
  }

  #loadNewer(): void {
    const newer = parseSavedWork(this.#peek() ?? '');
    if (newer !== null) this.#adopt(newer);
    this.#isPaused = false;
    this.#store.getState().dismiss(NOTICE_ID);
  }

  #keepMine(): void {
    const stored = this.#peek();
    const saved = stored === null ? null : parseSavedWork(stored);
    if (stored !== null && saved === null) this.#copyUnreadable(stored);
    this.#overwritable = stored;
    this.#revision = saved?.revision ?? this.#revision;
    this.#savedWork = '';
    this.#isPaused = false;
    this.#store.getState().dismiss(NOTICE_ID);
    this.save();
  }

  #reportDamage(text: string, read: ReadWork | null): void {
    const whatIsThere = read === null ? 'An example is shown' : 'The rest is there';
    const whereItIs = this.#copyUnreadable(text)
      ? `is kept under "${DAMAGED_KEY}" in this browser's storage`
      : `stays under "${WORK_KEY}" in this browser's storage, and nothing is saved over it`;
    this.#store.getState().notify({
      id: NOTICE_ID,
      tone: 'warning',
      title: `${read === null ? 'Your' : 'Part of your'} saved work could not be read.`,
      detail: `It was damaged or saved by a newer version. ${whatIsThere}; the stored text ${whereItIs}.`,
      actions: [],
    });
  }

  #refuse(reason: string): void {
    this.#store.getState().notify({
      id: NOTICE_ID,
      tone: 'warning',
      title: 'Your newest work is not being saved.',
      detail: `${reason} Until that is so, your work since the last save is only in this tab.`,
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
          ? "This browser's storage is full. Delete earlier work, or save this as a .zip: both are under Work."
          : 'This browser blocks storage for this page. Copy a link to keep your work.',
      actions: [],
    });
  }
}

/** What belongs to the reader: the project on the screen when they made it, and what was set aside. */
function workOf({ project, opened, isEdited, setAside }: AppState): Work | null {
  if (isEdited || opened === 'own') return { project, setAside };
  const [newest, ...others] = setAside;
  return newest === undefined ? null : { project: newest.project, setAside: others };
}
