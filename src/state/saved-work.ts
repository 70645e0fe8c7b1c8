/** What the browser's storage holds of the reader's work; `docs/formats.md` keeps the history of the versions. */
import { z } from 'zod';
import { projectSchema } from '../../worker/project/project.ts';

export const WORK_KEY = 'halfmilli.work';
/** Where text that could not be read is put, so that a newer or mended version can still find it. */
export const DAMAGED_KEY = 'halfmilli.work.damaged';

const savedWorkSchema = z.strictObject({
  version: z.literal(1),
  /** Grows with every save of any tab. */
  revision: z.int().min(1),
  /** The tab that saved. */
  tab: z.string().max(80),
  project: projectSchema,
  setAside: projectSchema.nullable(),
});
export type SavedWork = z.infer<typeof savedWorkSchema>;

/** Null when the text is not work that this version can read. */
export function parseSavedWork(text: string): SavedWork | null {
  try {
    return savedWorkSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: as unreadable as JSON of another shape.
    return null;
  }
}
