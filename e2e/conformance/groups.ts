/** The corpus by API: what each group is about, its fixed cases and the properties that are tried on generated input. */
import { ABORT } from './corpus/abort.ts';
import { BLOB, FILE } from './corpus/blob.ts';
import { AES, CRYPTO, DERIVING, DIGESTS, ELLIPTIC_CURVES, HMAC, RSA, SUBTLE } from './corpus/crypto.ts';
import { EVENTS } from './corpus/events.ts';
import { FORM_DATA, MULTIPART, URLENCODED } from './corpus/form-data.ts';
import { FRAMEWORKS } from './corpus/frameworks.ts';
import { HEADERS } from './corpus/headers.ts';
import { COLLECTIONS, DATES, ERRORS, JSON_CASES, NUMBERS, SYNTAX, TEXT } from './corpus/language.ts';
import { DOM_EXCEPTION, GLOBALS, PERFORMANCE } from './corpus/platform.ts';
import { BYTE_STREAM, READABLE_STREAM, TEE } from './corpus/readable-stream.ts';
import { REQUEST } from './corpus/request.ts';
import { RESPONSE } from './corpus/response.ts';
import type { Snippets } from './corpus/snippets.ts';
import { STRUCTURED_CLONE } from './corpus/structured-clone.ts';
import { BASE64, TEXT_DECODER, TEXT_ENCODER } from './corpus/text-codec.ts';
import { COMPRESSION, TEXT_STREAMS } from './corpus/text-streams.ts';
import { MICROTASKS, TIMERS } from './corpus/timers.ts';
import { URL_PATTERN } from './corpus/url-pattern.ts';
import { URL_SEARCH_PARAMS } from './corpus/url-search-params.ts';
import { LINKED_PARAMS, URLS } from './corpus/url.ts';
import { PIPES, TRANSFORM_STREAM, WRITABLE_STREAM } from './corpus/writable-stream.ts';
import type { PropertyName } from './program/properties/index.ts';

export interface Group {
  readonly title: string;
  /** Globals whose members belong to this group. */
  readonly globals: readonly string[];
  readonly cases: Snippets;
  /** What is tried on generated input. */
  readonly properties: readonly PropertyName[];
}

const group = (
  title: string,
  globals: string,
  cases: Snippets,
  properties: readonly PropertyName[] = [],
): Group => ({ title, globals: globals.split(' ').filter(Boolean), cases, properties });

export const GROUPS: readonly Group[] = [
  group('Request', 'Request fetch', REQUEST, ['requests']),
  group('Response', 'Response', RESPONSE, ['responses']),
  group('Headers', 'Headers', HEADERS, ['headerLists']),
  group('Blob', 'Blob', BLOB, ['blobs']),
  group('File', 'File', FILE),
  group('FormData', 'FormData', FORM_DATA),
  group('Forms as application/x-www-form-urlencoded', '', URLENCODED, ['urlencoded']),
  group('Forms as multipart/form-data', '', MULTIPART, ['multipart', 'multipartReading']),
  group(
    'ReadableStream',
    'ReadableStream ReadableStreamDefaultController ReadableStreamDefaultReader CountQueuingStrategy ByteLengthQueuingStrategy',
    { ...READABLE_STREAM, ...TEE },
  ),
  group(
    'Byte streams',
    'ReadableByteStreamController ReadableStreamBYOBReader ReadableStreamBYOBRequest',
    BYTE_STREAM,
  ),
  group(
    'WritableStream',
    'WritableStream WritableStreamDefaultController WritableStreamDefaultWriter',
    WRITABLE_STREAM,
  ),
  group('TransformStream', 'TransformStream TransformStreamDefaultController', TRANSFORM_STREAM),
  group('Pipes', '', PIPES, ['pipelines']),
  group('Text streams', 'TextEncoderStream TextDecoderStream', TEXT_STREAMS, [
    'decodingStreams',
    'encodingStreams',
  ]),
  group('Compression streams', 'CompressionStream DecompressionStream', COMPRESSION, ['compression']),
  group('URL', 'URL', { ...URLS, ...LINKED_PARAMS }, ['urlParsing', 'urlSetters']),
  group('URLSearchParams', 'URLSearchParams', URL_SEARCH_PARAMS, ['urlSearchParams', 'linkedParams']),
  group('URLPattern', 'URLPattern', URL_PATTERN, ['urlPatterns']),
  group('TextEncoder', 'TextEncoder', TEXT_ENCODER, ['encoding']),
  group('TextDecoder', 'TextDecoder', TEXT_DECODER, ['decoding']),
  group('base64', 'atob btoa', BASE64, ['base64']),
  group('AbortController and AbortSignal', 'AbortController AbortSignal', ABORT, ['signals']),
  group(
    'Event and EventTarget',
    'Event EventTarget CustomEvent ErrorEvent PromiseRejectionEvent MessageEvent',
    EVENTS,
    ['listeners'],
  ),
  group('Timers', 'setTimeout setInterval clearTimeout clearInterval', TIMERS),
  group('Microtasks', 'queueMicrotask', MICROTASKS, ['jobs']),
  group('structuredClone', 'structuredClone', STRUCTURED_CLONE, ['cloneGraphs']),
  group('DOMException', 'DOMException', DOM_EXCEPTION),
  group('Performance', 'Performance performance', PERFORMANCE),
  group(
    'Other globals',
    'console self globalThis navigator.userAgent onerror onunhandledrejection onrejectionhandled reportError MessageChannel MessagePort WebAssembly.Module WebAssembly.Instance WebAssembly.Memory WebAssembly.Table WebAssembly.Global WebAssembly.Tag WebAssembly.Exception WebAssembly.CompileError WebAssembly.LinkError WebAssembly.RuntimeError',
    GLOBALS,
  ),
  group('crypto', 'Crypto crypto SubtleCrypto CryptoKey', CRYPTO),
  group('crypto.subtle: digest', '', DIGESTS, ['digests']),
  group('crypto.subtle: HMAC', '', HMAC, ['hmacs']),
  group('crypto.subtle: AES', '', AES, ['ciphers']),
  group('crypto.subtle: PBKDF2 and HKDF', '', DERIVING, ['derivations']),
  group('crypto.subtle: RSA', '', RSA),
  group('crypto.subtle: elliptic curves', '', ELLIPTIC_CURVES),
  group('crypto.subtle: as a whole', '', SUBTLE),
  group('What frameworks do', '', FRAMEWORKS),
  group('Language: syntax', '', SYNTAX),
  group('Language: text and RegExp', '', TEXT, ['regularExpressions', 'strings']),
  group('Language: numbers', '', NUMBERS, ['numbers', 'numberText']),
  group('Language: Date', '', DATES, ['dates']),
  group('Language: JSON', '', JSON_CASES, ['jsonText']),
  group('Language: errors', '', ERRORS),
  group('Language: collections', '', COLLECTIONS),
];

/** Source by `group: title`. */
export const CASES: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap(({ title, cases }) =>
    Object.entries(cases).map(([name, source]) => [`${title}: ${name}`, source] as const),
  ),
);
