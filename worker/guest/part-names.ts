/** The parts of the guest runtime that a component holds only where its sources name them. Pure data, for the compiler too. */

interface PartDescription {
  /** Globals that the part brings: a source that has the word has the part. */
  readonly globals: readonly string[];
  /** Members of other objects that need it, as `.name`, `'name'` or `{ name }`. */
  readonly members: readonly string[];
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
      'dispatchEvent',
      'removeEventListener',
      'AbortController',
      'AbortSignal',
    ],
    members: ['signal'],
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
