/** What the browser's storage holds of the reader's work. A new shape is a new version; earlier ones are upgraded. */
import { z } from 'zod';
import { type Project, projectSchema } from '../../worker/project/project.ts';
import { upgradeProject } from '../../worker/project/project-upgrade.ts';

export const WORK_KEY = 'halfmilli.work';
/** Where text that could not be read is put, so that a newer or mended version can still find it. */
export const DAMAGED_KEY = 'halfmilli.work.damaged';
/** Storage holds about five million characters, and each of these may be large. */
export const MOST_SET_ASIDE = 5;

const setAsideSchema = z.strictObject({
  project: projectSchema,
  /** When it was put aside, in milliseconds since 1970 UTC; null in what earlier versions saved. */
  atMs: z.int().min(0).nullable(),
});
/** Work that something else took the place of. */
export type SetAside = Readonly<z.infer<typeof setAsideSchema>>;

const savedWorkSchema = z.strictObject({
  version: z.literal(5),
  /** Grows with every save of any tab. */
  revision: z.int().min(1),
  /** The tab that saved. */
  tab: z.string().max(80),
  project: projectSchema,
  /** Newest first. */
  setAside: z.array(setAsideSchema).max(MOST_SET_ASIDE),
});
export type SavedWork = z.infer<typeof savedWorkSchema>;

/** What could be read of saved work. */
export interface ReadWork {
  readonly revision: number;
  /** Null: what was on the screen is damaged. */
  readonly project: Project | null;
  readonly setAside: readonly SetAside[];
  /** Whether nothing was damaged. */
  readonly isWhole: boolean;
}

/** Of any version, with whatever in the places of its projects. */
const frameSchema = z.strictObject({
  version: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  revision: savedWorkSchema.shape.revision,
  tab: savedWorkSchema.shape.tab,
  project: z.unknown(),
  /** Version 1 had room for one, or null. */
  setAside: z.unknown(),
});

/** Of the projects in saved work, by its own version. */
const PROJECT_VERSION = { 1: 1, 2: 1, 3: 2, 4: 3, 5: 4 };

/** Null when nothing of the text is work that this version can read. One damaged project loses none of the others. */
export function parseSavedWork(text: string): ReadWork | null {
  const frame = frameSchema.safeParse(parseJson(text)).data;
  if (frame === undefined) return null;
  const { version, revision } = frame;
  const read = (stored: unknown) =>
    projectSchema.safeParse(upgradeProject(PROJECT_VERSION[version], stored)).data ?? null;
  const project = read(frame.project);
  const setAside = listOf(frame.setAside);
  const readable = setAside.flatMap((stored): SetAside[] => {
    const work = version === 5 ? setAsideSchema.safeParse(stored).data : undefined;
    if (version === 5) return work === undefined ? [] : [work];
    const found = read(stored);
    return found === null ? [] : [{ project: found, atMs: null }];
  });
  if (project === null && readable.length === 0) return null;
  const isWhole = project !== null && readable.length === setAside.length;
  return { revision, project, setAside: readable, isWhole };
}

function listOf(setAside: unknown): readonly unknown[] {
  if (Array.isArray(setAside)) return setAside.slice(0, MOST_SET_ASIDE);
  return setAside === null || setAside === undefined ? [] : [setAside];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // As unreadable as JSON of another shape.
    return null;
  }
}

/** What keeps this work from being read back, in words; null when nothing does. */
export function whyUnreadable(work: SavedWork): string | null {
  const issue = savedWorkSchema.safeParse(work).error?.issues[0];
  if (issue === undefined) return null;
  const [place, ...path] = issue.path;
  const rest = place === 'setAside' ? path.slice(2) : path;
  const where = place === 'setAside' ? ' of work that is put aside' : '';
  const limit =
    issue.code === 'too_big' ? `may hold at most ${issue.maximum.toLocaleString('en')}` : issue.message;
  return `${nameOfPart(rest)}${where} ${limit}${unitOf(rest, issue.code)}.`;
}

function nameOfPart(path: readonly PropertyKey[]): string {
  const [field, index, part] = path;
  if (field === 'files') return 'The files';
  if (field !== 'requests' || typeof index !== 'number') return `The field ${path.join('.')}`;
  const whose = `of request ${index + 1}`;
  if (part === 'headers') return path.length > 3 ? `A header ${whose}` : `The list of headers ${whose}`;
  return `The ${String(part)} ${whose}`;
}

function unitOf(path: readonly PropertyKey[], code: string): string {
  if (code !== 'too_big') return '';
  return path.length === 3 && path[2] === 'headers' ? ' entries' : ' characters';
}
