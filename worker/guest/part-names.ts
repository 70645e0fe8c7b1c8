/**
 * The parts of the guest runtime that a component holds only where its sources name them. A word counts wherever it stands,
 * in comments too: a part too many costs some size, one too few would be missed. Pure data, for the compiler too.
 */

interface PartDescription {
  /** Globals that the part brings: a source that has the word has the part. */
  readonly globals: readonly string[];
  /** Members of other objects that need it, as `.name`, `'name'` or `{ name }`. */
  readonly members: readonly string[];
  /** A pattern that names it too. */
  readonly phrase?: string;
  /** Parts that it is made with; each is installed before it. */
  readonly needs: readonly PartName[];
}

export type PartName =
  | 'compression'
  | 'console'
  | 'encoding'
  | 'events'
  | 'forms'
  | 'navigator'
  | 'performance'
  | 'search-params'
  | 'streams'
  | 'structured-clone'
  | 'subtle'
  | 'url-pattern';

export const PARTS: Readonly<Record<PartName, PartDescription>> = {
  compression: {
    globals: ['CompressionStream', 'DecompressionStream'],
    members: [],
    needs: ['streams'],
  },
  console: { globals: ['console'], members: [], needs: [] },
  encoding: { globals: ['TextDecoder', 'TextEncoder', 'atob', 'btoa'], members: [], needs: [] },
  events: {
    globals: [
      'Event',
      'EventTarget',
      'CustomEvent',
      'ErrorEvent',
      'MessageEvent',
      'PromiseRejectionEvent',
      'AbortController',
      'AbortSignal',
    ],
    members: ['signal'],
    phrase: `addEventListener\\(\\s*['"\`](?!fetch['"\`])`,
    needs: [],
  },
  forms: { globals: ['Blob', 'File', 'FormData'], members: ['blob', 'formData'], needs: ['search-params'] },
  navigator: { globals: ['WorkerNavigator', 'navigator'], members: [], needs: [] },
  performance: {
    globals: ['Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'performance'],
    members: [],
    needs: ['structured-clone'],
  },
  'search-params': { globals: ['URLSearchParams'], members: ['searchParams'], needs: [] },
  streams: {
    globals: [
      'ReadableStream',
      'ReadableStreamDefaultReader',
      'ReadableStreamBYOBReader',
      'ReadableStreamDefaultController',
      'ReadableByteStreamController',
      'ReadableStreamBYOBRequest',
      'WritableStream',
      'WritableStreamDefaultWriter',
      'WritableStreamDefaultController',
      'TransformStream',
      'TransformStreamDefaultController',
      'ByteLengthQueuingStrategy',
      'CountQueuingStrategy',
      'TextEncoderStream',
      'TextDecoderStream',
    ],
    members: ['body', 'stream', 'textStream'],
    needs: ['encoding', 'events', 'structured-clone'],
  },
  'structured-clone': { globals: ['structuredClone'], members: [], needs: [] },
  subtle: { globals: ['CryptoKey', 'SubtleCrypto'], members: ['subtle'], needs: [] },
  'url-pattern': { globals: ['URLPattern'], members: [], needs: [] },
};

export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];

const PATTERNS = PART_NAMES.map((name) => {
  const { globals, members, phrase } = PARTS[name];
  const member = `(?:${members.join('|')})`;
  const ways = [`\\b(?:${globals.join('|')})\\b`];
  if (phrase !== undefined) ways.push(phrase);
  if (members.length > 0)
    ways.push(
      `\\.\\s*${member}\\b`,
      `['"\`]${member}['"\`]`,
      `[{,]\\s*${member}\\s*[,}=]`,
      // Renamed as it is taken out of an object; `{ body: text }` for a request is none.
      `[{,]\\s*${member}\\s*:[^{}]*\\}\\s*=(?![=>])`,
    );
  return [name, new RegExp(ways.join('|'))] as const;
});

/** What the sources name, and what that needs, in an order in which they can be installed. */
export function partsNamedIn(sources: readonly string[]): PartName[] {
  const found = new Set<PartName>();
  const add = (name: PartName): void => {
    for (const needed of PARTS[name].needs) add(needed);
    found.add(name);
  };
  for (const [name, pattern] of PATTERNS) if (sources.some((source) => pattern.test(source))) add(name);
  return [...found];
}
