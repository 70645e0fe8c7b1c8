/** The parts of the guest runtime that a component holds only where its sources name them. Pure data, for the compiler too. */

interface PartDescription {
  /** Globals that the part brings: a source that has the word has the part. */
  readonly globals: readonly string[];
  /** Members of other objects that need it, as `.name`, `'name'` or `{ name }`. */
  readonly members: readonly string[];
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
  },
  console: { globals: ['console'], members: [] },
  encoding: { globals: ['TextDecoder', 'TextEncoder', 'atob', 'btoa'], members: [] },
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
  },
  forms: { globals: ['Blob', 'File', 'FormData'], members: ['blob', 'formData'] },
  navigator: { globals: ['WorkerNavigator', 'navigator'], members: [] },
  performance: {
    globals: ['Performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'performance'],
    members: [],
  },
  'search-params': { globals: ['URLSearchParams'], members: ['searchParams'] },
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
  },
  'structured-clone': { globals: ['structuredClone'], members: [] },
  subtle: { globals: ['CryptoKey', 'SubtleCrypto'], members: ['subtle'] },
  'url-pattern': { globals: ['URLPattern'], members: [] },
};

export const PART_NAMES = Object.keys(PARTS) as readonly PartName[];
