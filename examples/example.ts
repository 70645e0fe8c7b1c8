import { PLAIN_VIEW, type Project, type SavedRequest, type View } from '../worker/project/project.ts';
import { DEFAULT_WORLD, type Origin, type World } from '../worker/project/world.ts';

export interface Example {
  readonly id: string;
  readonly title: string;
  /** One sentence: what there is to see. */
  readonly summary: string;
  readonly project: Project;
}

interface Parts {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Of `handler.ts`, which answers. */
  readonly source: string;
  /** The texts of other files by path. */
  readonly others?: Readonly<Record<string, string>>;
  readonly requests: readonly (Partial<SavedRequest> & Pick<SavedRequest, 'name'>)[];
  readonly cityId: string;
  readonly origins?: readonly Origin[];
  /** What there is to see, for those that tell a story: a paragraph of which every claim holds in its world. */
  readonly story?: string;
  /** What its handler does, one assertion a line. */
  readonly tests?: string;
  /** What differs from the usual. */
  readonly connection?: Project['connection'];
  readonly arrival?: Project['arrival'];
  readonly view?: Partial<View>;
  readonly world?: Partial<World>;
}

export function defineExample({
  id,
  title,
  summary,
  source,
  others = {},
  requests,
  cityId,
  origins = [],
  story = '',
  tests = '',
  connection = 'new',
  arrival = 'cold',
  view = {},
  world = {},
}: Parts): Example {
  return {
    id,
    title,
    summary,
    project: {
      title,
      // Written in lines of a file, read as a paragraph.
      story: story.trim().replace(/\s*\n\s*/g, ' '),
      files: [
        { path: 'handler.ts', text: source },
        ...Object.entries(others).map(([path, text]) => ({ path, text })),
      ],
      entry: 'handler.ts',
      requests: requests.map((request) => ({ method: 'GET', path: '/', headers: [], body: '', ...request })),
      selectedRequest: 0,
      cityId,
      connection,
      arrival,
      tests,
      view: { ...PLAIN_VIEW, ...view },
      world: { ...DEFAULT_WORLD, origins: [...origins], ...world },
    },
  };
}

/** A JSON service in one region. */
export const jsonOrigin = (
  host: string,
  region: Origin['region'],
  serviceMs: number,
  data: unknown,
): Origin => ({
  host,
  region,
  serviceMs,
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(data),
});
