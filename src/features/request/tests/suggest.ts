import { CITY, expectedAfter, REQUEST_NAME } from '../../../../worker/project/tests/parse.ts';

/** What the project has that tests can name. */
export interface Names {
  readonly requests: readonly string[];
  readonly hosts: readonly string[];
  readonly platforms: readonly string[];
  readonly cities: readonly string[];
}

export interface Suggestions {
  /** Where the word begins that a suggestion takes the place of. */
  readonly from: number;
  readonly texts: readonly string[];
}

const MOST = 8;
const ALL_PLATFORMS = new Set(['lambda', 'containers', 'isolates', 'edge', 'hybrid']);
/** Of what is no word by itself: a few that can stand there. */
const INSTANCES: Readonly<Record<string, readonly string[]>> = {
  p99: ['p50', 'p95', 'p99', 'p99.9'],
  'a status such as 200': ['200', '404'],
  'a class such as 2xx': ['2xx'],
  'the name of a header': ['content-type', 'cache-control', 'location', 'etag'],
  'a path such as $.items[0]': ['$.'],
  'an interface such as random or wasi:sockets': ['random', 'sockets', 'filesystem'],
};

/** What could follow, where the caret stands at the end of `before` in a line of tests. */
export function suggestionsAt(before: string, names: Names): Suggestions {
  const typed = /\S*$/.exec(before)?.[0] ?? '';
  const from = before.length - typed.length;
  const wanted = typed.toLowerCase();
  const texts = expectedAfter(before.slice(0, from))
    .flatMap((expected) => textsFor(expected, names))
    .filter((text) => text.toLowerCase().startsWith(wanted) && text.toLowerCase() !== wanted);
  return { from, texts: [...new Set(texts)].slice(0, MOST) };
}

function textsFor(expected: string, names: Names): readonly string[] {
  if (expected === REQUEST_NAME) return names.requests.map((name) => `${JSON.stringify(name)}:`);
  if (expected === CITY) return names.cities;
  if (expected.startsWith('a host')) return names.hosts;
  if (ALL_PLATFORMS.has(expected)) return names.platforms.includes(expected) ? [expected] : [];
  const instances = INSTANCES[expected];
  if (instances !== undefined) return instances;
  // The other kinds of things, and marks, are no words to be offered.
  return /^(a|an|the) |^[^a-z]/.test(expected) ? [] : [expected];
}
