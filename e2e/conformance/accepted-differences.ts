/**
 * Where the guest answers otherwise than Chromium, and why that stays so. A difference that is not listed fails the
 * tests, and so does one that is listed and no longer there.
 */
export interface AcceptedDifference {
  /** A sentence, for docs/web-api.md. */
  readonly reason: string;
  /** `group: title` of fixed cases. */
  readonly cases?: readonly string[];
  /** `URL.parse`, `Request.prototype.signal`, or a global. */
  readonly members?: readonly string[];
}

/** Chromium's ways that the standards do not share. */
const CHROMIUMS_OWN: readonly AcceptedDifference[] = [
  {
    reason: 'The guest follows the URL standard where Chromium does not.',
    cases: [
      'URL: a host with a space',
      'URL: a quote in credentials',
      'URL: labels that punycode refuses',
      'URL: a bar in a path',
      'URL: a quote in a query of another scheme',
      'URL: an opaque path that ends with spaces',
      'URL: a path relative to a host and fragment of another scheme',
      'URL: a backslash relative to another scheme',
      'URL: stars and spaces of a host',
      'URL: from an opaque path to another scheme',
      'URL: files on localhost',
      'URL: files on drives',
      'URL: relative to a drive',
      'URL: origins of files and of FTP in a blob',
      'URL: setting the query to a question mark',
    ],
  },
  {
    reason: 'The guest has what the Streams standard has gained and Chromium has not taken up.',
    cases: [
      'ReadableStream: ReadableStream.from',
      'ReadableStream: ReadableStream.from and cancel',
      'ReadableStream: ReadableStream.from of what throws',
      'TransformStream: cancelling the readable side',
      'TransformStream: aborting the writable side',
    ],
    members: ['ReadableStream.from'],
  },
  {
    reason:
      'The guest follows the Streams standard: a stream of an unknown type is a TypeError, and a signal ends the sink first.',
    cases: ['ReadableStream: a type that nobody knows', 'Pipes: the order in which a signal ends both sides'],
  },
  {
    reason:
      'The guest follows the Fetch standard: what a stream fails with is what reading the body fails with, a request keeps the body that its copy replaces, and the type of a blob is written without a space.',
    cases: [
      'Response: the error of a stream that fails',
      'Request: made from another with another body',
      'Response: blob keeps the type',
    ],
  },
  {
    reason:
      'Broken bytes in a multipart form become replacement characters, as in the standard; Chromium refuses the form.',
    cases: ['Forms as multipart/form-data: bytes that are no UTF-8'],
  },
  {
    reason:
      'As the DOM standard says, a signal removes only the listener that it came with; Chromium also removes the same function added again.',
    cases: ['Event and EventTarget: a signal removes the listener it came with, and no later one'],
  },
  {
    reason:
      'What a key says of itself is one object, as in the standard; Chromium makes a new one each time.',
    cases: ['crypto.subtle: HMAC: what a key says stays the same object'],
  },
  {
    reason:
      'Chromium has made QuotaExceededError a class of its own, as the newest standard has it; here it is a DOMException of that name, as in the minimum common API.',
    cases: ['crypto: its quota'],
  },
  {
    reason:
      'What a fatal decoder refuses in the middle of a stream is gone here; in Chromium the start of a character can stay behind, and is refused once more.',
    cases: ['TextDecoder: an error ends the text before it'],
  },
  { reason: 'Chromium has no keys of AES with 192 bits.', cases: ['crypto.subtle: AES: keys of 192 bits'] },
];

/** What a browser is and a server is not. */
const SERVERS: readonly AcceptedDifference[] = [
  {
    reason: 'Browsers keep cookies and the Host header to themselves; a handler reads and sets them.',
    cases: ['Request: headers that browsers keep for themselves', 'Response: cookies are set'],
  },
  {
    reason: 'A handler has no address of its own that others could be relative to.',
    cases: ['Request: an address without a base'],
  },
  {
    reason:
      'Only browsers have a store of blobs with addresses, files that were chosen in a page, local networks to guard and users who act.',
    members: [
      'URL.createObjectURL',
      'URL.revokeObjectURL',
      'File.prototype.lastModifiedDate',
      'File.prototype.webkitRelativePath',
      'Request.prototype.targetAddressSpace',
      'MessageEvent.prototype.userActivation',
    ],
  },
  {
    reason:
      'Members for events of former times are left out, and those that Chromium has ahead of the standards: observables, and the newer cryptography.',
    members: [
      'CustomEvent.prototype.initCustomEvent',
      'MessageEvent.prototype.initMessageEvent',
      'EventTarget.prototype.when',
      'SubtleCrypto.prototype.decapsulateBits',
      'SubtleCrypto.prototype.decapsulateKey',
      'SubtleCrypto.prototype.encapsulateBits',
      'SubtleCrypto.prototype.encapsulateKey',
      'SubtleCrypto.prototype.getPublicKey',
      'SubtleCrypto.supports',
    ],
  },
  {
    reason: 'No resources are timed, so `performance` hears of none and is no event target.',
    cases: ['Performance: how it names itself'],
    members: [
      'Performance',
      'Performance.prototype.clearResourceTimings',
      'Performance.prototype.onresourcetimingbufferfull',
      'Performance.prototype.setResourceTimingBufferSize',
    ],
  },
  {
    reason: 'There are no workers that messages could come from or go to.',
    cases: ['Other globals: a port channel'],
    members: ['MessageChannel', 'MessagePort'],
  },
  {
    reason: 'A handler is WebAssembly itself, and cannot compile more of it.',
    cases: ['Other globals: WebAssembly'],
    members: [
      'WebAssembly.Module',
      'WebAssembly.Instance',
      'WebAssembly.Memory',
      'WebAssembly.Table',
      'WebAssembly.Global',
      'WebAssembly.Tag',
      'WebAssembly.Exception',
      'WebAssembly.CompileError',
      'WebAssembly.LinkError',
      'WebAssembly.RuntimeError',
    ],
  },
  {
    reason:
      'The globals `crypto` and `performance` can be assigned to, as any other: code that runs elsewhere puts its own there in tests.',
    cases: ['Other globals: crypto and performance cannot be replaced by assignment'],
  },
  {
    reason:
      'Errors and rejections that nobody catches are heard of with `addEventListener` alone; nothing is told of a rejection that is handled late.',
    members: ['onerror', 'onunhandledrejection', 'onrejectionhandled'],
  },
];

/** What the engine cannot, or does in a way of its own. */
const ENGINES: readonly AcceptedDifference[] = [
  {
    reason:
      'There is no Intl: numbers, letters and comparisons are the same for all locales, and comparing goes by code point.',
    cases: [
      'Language: text and RegExp: Intl',
      'Language: text and RegExp: numbers as a locale writes them',
      'Language: text and RegExp: letters of a locale',
      'Language: text and RegExp: comparing by locale',
      'Language: Date: as text',
    ],
  },
  {
    reason:
      'QuickJS-ng has flaws of its own: text spread into an object gives nothing, large numbers in odd bases end in other digits, setters of dates ignore NaN, and a name may be given to two groups of a pattern that are one in the other.',
    cases: [
      'Language: syntax: text spread into an object',
      'Language: numbers: large numbers of other bases',
      'Language: Date: setting what is no number',
      'Language: text and RegExp: a name twice, one group in the other',
    ],
  },
  {
    reason: 'To QuickJS-ng a DOMException is no error, though it is an instance of Error.',
    cases: ['Language: errors: Error.isError'],
  },
  {
    reason:
      'URLPattern is the polyfill by the authors of its standard. It refuses null and a hostname with a slash, and Chromium does not.',
    cases: ['URLPattern: refused with objects'],
  },
  {
    reason: 'A stack is the frames alone: the host writes the error before them.',
    cases: ['Language: errors: a stack begins with the error'],
  },
  {
    reason: 'The engine does not tell proxies from what is behind them.',
    cases: ['structuredClone: what is refused', 'structuredClone: a proxy of an array'],
  },
  {
    reason:
      'Of the legacy encodings there is windows-1252, which all of Latin-1 means; tables of the others would cost every component more than they are worth to one.',
    cases: [
      'TextDecoder: labels of other encodings',
      'TextDecoder: other single byte encodings',
      'TextDecoder: encodings of several bytes',
    ],
  },
  {
    reason:
      'What the side module for cryptography cannot is refused with NotSupportedError: PBKDF2 without salt, RSA-PSS with salts of other lengths than the hash, labels of RSA-OAEP, exponents other than 65537, and Ed25519.',
    cases: [
      'crypto.subtle: PBKDF2 and HKDF: PBKDF2 without salt',
      'crypto.subtle: RSA: RSA-PSS with other salts',
      'crypto.subtle: RSA: RSA-OAEP with a label',
      'crypto.subtle: RSA: generating with an odd exponent',
      'crypto.subtle: elliptic curves: Ed25519',
    ],
  },
  {
    reason: 'A DOMException has a stack, which helps to find where it was thrown.',
    cases: ['DOMException: its stack'],
  },
];

export const ACCEPTED: readonly AcceptedDifference[] = [...CHROMIUMS_OWN, ...SERVERS, ...ENGINES];
