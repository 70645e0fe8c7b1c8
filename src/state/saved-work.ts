/** What the browser's storage holds of the reader's work. A new shape is a new version; earlier ones are upgraded. */
import { z } from 'zod';
import { projectSchema } from '../../worker/project/project.ts';

export const WORK_KEY = 'halfmilli.work';
/** Where text that could not be read is put, so that a newer or mended version can still find it. */
export const DAMAGED_KEY = 'halfmilli.work.damaged';
/** Storage holds about five million characters, and each of these may be large. */
export const MOST_SET_ASIDE = 5;

const stampSchema = z.strictObject({
  /** Grows with every save of any tab. */
  revision: z.int().min(1),
  /** The tab that saved. */
  tab: z.string().max(80),
  project: projectSchema,
});

const savedWorkSchema = stampSchema.extend({
  version: z.literal(2),
  /** Newest first. */
  setAside: z.array(projectSchema).max(MOST_SET_ASIDE),
});
export type SavedWork = z.infer<typeof savedWorkSchema>;

/** Version 1 had room for one work that was set aside. */
const upgradedSchema = stampSchema
  .extend({ version: z.literal(1), setAside: projectSchema.nullable() })
  .transform(({ setAside, ...rest }): SavedWork => ({
    ...rest,
    version: 2,
    setAside: setAside === null ? [] : [setAside],
  }));

/** What keeps this work from being read back, in words; null when nothing does. */
export function whyUnreadable(work: SavedWork): string | null {
  const issue = savedWorkSchema.safeParse(work).error?.issues[0];
  if (issue === undefined) return null;
  const [place, ...path] = issue.path;
  const rest = place === 'setAside' ? path.slice(1) : path;
  const where = place === 'setAside' ? ' of work that is put aside' : '';
  const limit =
    issue.code === 'too_big' ? `may hold at most ${issue.maximum.toLocaleString('en')}` : issue.message;
  return `${nameOfPart(rest)}${where} ${limit}${unitOf(rest, issue.code)}.`;
}

function nameOfPart(path: readonly PropertyKey[]): string {
  const [field, index, part] = path;
  if (field === 'source') return 'The code';
  if (field !== 'requests' || typeof index !== 'number') return `The field ${path.join('.')}`;
  const whose = `of request ${index + 1}`;
  if (part === 'headers') return path.length > 3 ? `A header ${whose}` : `The list of headers ${whose}`;
  return `The ${String(part)} ${whose}`;
}

function unitOf(path: readonly PropertyKey[], code: string): string {
  if (code !== 'too_big') return '';
  return path.length === 3 && path[2] === 'headers' ? ' entries' : ' characters';
}

/** Null when the text is not work that this version can read. */
export function parseSavedWork(text: string): SavedWork | null {
  try {
    return z.union([savedWorkSchema, upgradedSchema]).safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: as unreadable as JSON of another shape.
    return null;
  }
}
