/** The only place that words failures. A new kind does not build until it has words here. */
import type {
  CompileFailure,
  ForeignFailure,
  ProjectFailure,
  RunFailure,
  SourceLocation,
  ThrownError,
  WorkerFailure,
} from '../../worker/protocol/failure.ts';
import type { TestProblem, TestTrouble } from '../../worker/protocol/tests.ts';

export type Failure =
  CompileFailure | RunFailure | ForeignFailure | WorkerFailure | ProjectFailure | TestTrouble;

export interface FailureWords {
  readonly title: string;
  readonly detail: string;
  readonly location?: SourceLocation;
  readonly hint?: string;
}

const ENTRY_STYLES = `export default { fetch(request) { return new Response('hello') } }
addEventListener('fetch', (event) => event.respondWith(new Response('hello')))
export function handle(request) { return new Response('hello') }`;

const BUILD_AGAIN = 'Part of it may be missing. Build or copy it again.';

const LOOKS_LIKE = {
  text: 'It looks like text.',
  zeros: 'It begins with nothing but zeros.',
  data: 'It is some other kind of file.',
} as const;

/** Few enough names to be read. */
const listOf = (names: readonly string[]): string =>
  names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ');

/** What handlers written for other runtimes begin with. */
const ELSEWHERE = /^(Deno|Bun|module|exports|require) is not defined$/;

/** As a `fetch` of the guest says it. */
const NO_SUCH_HOST = 'no such host';

function loadHint({ name, message }: ThrownError): string {
  const [, missing] = (name === 'ReferenceError' && ELSEWHERE.exec(message)) || [];
  if (missing === undefined)
    return 'Everything outside the handler runs once, when the component is made. Move work on requests into the handler.';
  const instead = missing === 'require' ? 'Use import for modules, and for the handler one of' : 'Use one of';
  return `There is no ${missing} here. ${instead}:\n${ENTRY_STYLES}`;
}

// oxlint-disable-next-line typescript/consistent-return -- every kind returns, which the compiler checks
export function describeFailure(failure: Failure): FailureWords {
  switch (failure.kind) {
    case 'syntax':
      return { title: 'The code does not parse', detail: failure.message, location: failure.location };
    case 'threw-at-load':
      return {
        ...wordsOfThrown('The code threw while it was loaded', failure.error),
        hint: loadHint(failure.error),
      };
    case 'import-unavailable':
      return {
        title: 'An import is not available',
        detail: `“${failure.specifier}” cannot be imported.`,
        location: failure.location,
        hint: importHint(failure.specifier, failure.importable),
      };
    case 'export-missing':
      return { ...wordsOfMissingExport(failure), location: failure.location };
    case 'no-entry':
      return {
        title: 'The entry file is missing',
        detail: `There is no “${failure.entry}” among the project's files (${failure.files.join(', ')}).`,
        hint: 'Create it, or make another file the entry.',
      };
    case 'no-handler':
      return {
        title: 'No handler found',
        detail:
          failure.exports.length === 0
            ? 'The file exports nothing and listens to no fetch event.'
            : failure.exports.includes('default')
              ? 'The default export has no fetch method: a function or a class alone does not answer requests.'
              : `The file exports ${failure.exports.join(', ')} and no default.`,
        hint: `Use one of:\n${ENTRY_STYLES}`,
      };
    case 'load-never-settles':
      return {
        title: 'Loading never finishes',
        detail: failure.location
          ? `${failure.location.file} awaits, outside any request, something that never comes.`
          : `${failure.entry}, or what it imports, awaits at its top level something that never comes.`,
        ...(failure.location && { location: failure.location }),
        hint: 'Await inside the handler, where there is a request to answer.',
      };
    case 'load-time-limit':
      return {
        title: 'Loading took too long',
        detail: `The code outside the handler ran for more than ${milliseconds(failure.limitMs)} and was ended.`,
        ...(failure.location && { location: failure.location }),
        hint: 'Look for a loop that never ends. The next edit compiles afresh.',
      };
    case 'load-out-of-memory':
      return {
        title: 'Loading ran out of memory',
        detail: `The code outside the handler wanted more than ${bytes(failure.limitBytes)}.`,
      };
    case 'load-trapped':
      return { title: 'The engine trapped while loading the code', detail: failure.message };
    case 'component-too-large':
      return {
        title: 'The component is too large',
        detail: `It would be ${bytes(failure.sizeBytes)}; the limit is ${bytes(failure.limitBytes)}.`,
        hint: 'What the code holds in memory when it is loaded is part of the component.',
      };
    case 'handler-threw':
      return {
        ...wordsOfThrown('The handler threw', failure.error),
        ...(failure.error.message.includes(NO_SUCH_HOST) && {
          hint: 'The network here is simulated: a host is there once it is added under World, Origins.',
        }),
      };
    case 'not-a-response':
      return {
        title: 'The handler did not return a Response',
        detail: `It returned ${failure.got}.`,
        hint: "Return new Response('…'), or a promise of one.",
      };
    case 'never-settles':
      return {
        title: 'The handler never answers',
        detail: 'It returned a promise that nothing can settle: no timer and no fetch is left to wait for.',
        hint: 'Look for a promise whose resolve is never called.',
      };
    case 'body-broke-off':
      return {
        ...wordsOfThrown('The response broke off', failure.error ?? DROPPED),
        hint: `Status ${failure.status} and ${bytes(failure.sentBytes)} of the body had been sent by then: a client sees a download that fails.`,
      };
    case 'cpu-limit':
      return {
        title: 'CPU limit reached',
        detail: `The handler computed for more than ${milliseconds(failure.limitMs)} without finishing, and was ended.`,
        ...(failure.location && { location: failure.location }),
        hint: 'Look for a loop that never ends.',
      };
    case 'out-of-memory':
      return {
        title: 'Out of memory',
        detail: `The handler wanted more than ${bytes(failure.limitBytes)}.`,
      };
    case 'body-too-large':
      return {
        title: 'The body is too large',
        detail: `Bodies may hold ${bytes(failure.limitBytes)}.`,
        hint: 'Answer in parts, or redirect to storage made for large files.',
      };
    case 'wait-limit':
      return {
        title: 'The handler waited too long',
        detail: `It waited for more than ${milliseconds(failure.limitMs)} of simulated time.`,
        hint: 'Give slow calls a time limit, and answer without them.',
      };
    case 'too-many-calls':
      return {
        title: 'Too many calls to origins',
        detail: `The handler made more than ${failure.limit.toLocaleString('en')} outbound calls for one request.`,
        hint: 'Look for a fetch in a loop, and ask for many things in one call.',
      };
    case 'trapped':
      return { title: 'The component trapped', detail: failure.message };
    case 'import-missing':
      return {
        title: 'The component called an import that is not there',
        detail: `It called ${failure.import}, which this playground does not have.`,
        hint: 'Here are WASI 0.2’s http, io, clocks, random and cli. Keep the request off the path that needs more.',
      };
    case 'answered-with-error':
      return {
        title: 'The component answered with an error',
        detail: `In place of a response it gave wasi:http’s error “${failure.code}”.`,
        hint: 'A server would answer 500 or 502. What it printed may say why.',
      };
    case 'exited':
      return {
        title: 'The component exited',
        detail: `It ended itself with code ${failure.code} before its answer was complete.`,
        hint: 'What it printed may say why.',
      };
    case 'bad-request':
      return { title: 'The request cannot be sent', detail: failure.message };
    case 'file-empty':
      return { title: 'The file is empty', detail: 'It holds no bytes at all.', hint: BUILD_AGAIN };
    case 'file-unreadable':
      return {
        title: 'The file cannot be read',
        detail: failure.message,
        hint: 'Drop a file and not a folder, one that is on this machine.',
      };
    case 'file-too-large':
      return {
        title: 'The file is too large',
        detail: `It has ${bytes(failure.sizeBytes)}; a component may have ${bytes(failure.limitBytes)}.`,
        hint: 'Build it for release, and strip its debug information: wasm-tools strip.',
      };
    case 'not-webassembly':
      return {
        title: 'This is not WebAssembly',
        detail: `${LOOKS_LIKE[failure.looksLike]} A component begins with the bytes 00 61 73 6d.`,
        hint: 'Drop the .wasm file that your toolchain wrote.',
      };
    case 'core-module':
      return {
        title: 'This is a core module, not a component',
        detail: 'It has functions and a memory, but no WIT world that says what it answers to.',
        hint: 'Build for wasm32-wasip2, or wrap it: wasm-tools component new module.wasm --adapt wasi_snapshot_preview1.wasm',
      };
    case 'unknown-encoding':
      return {
        title: 'This is another kind of WebAssembly',
        detail: `Its encoding is version ${failure.version}, layer ${failure.layer}; a component’s is version 13, layer 1.`,
        hint: 'Build it with a current toolchain.',
      };
    case 'component-damaged':
      return { title: 'This component is damaged', detail: failure.message, hint: BUILD_AGAIN };
    case 'other-world':
      return {
        title: 'This component answers no requests',
        detail: `It exports ${listOf(failure.exports) || 'nothing'}, and not wasi:http/incoming-handler@0.2.`,
        hint: 'Build it for the world wasi:http/proxy of WASI 0.2.',
      };
    case 'component-unsupported':
      return {
        title: 'This component cannot run here',
        detail: `This browser, or Halfmilli, does not take it: ${failure.message}.`,
      };
    case 'component-too-hungry':
      return {
        title: 'This component needs too much memory',
        detail: `It starts with ${bytes(failure.neededBytes)}; an instance may have ${bytes(failure.limitBytes)}.`,
        hint: 'Build it with a smaller initial memory.',
      };
    case 'transpile-time-limit':
      return {
        title: 'Reading the component took too long',
        detail: `It was not done after ${milliseconds(failure.limitMs)}, so its worker was ended.`,
        hint: 'A smaller build may be read in time; a damaged file may never be.',
      };
    case 'terminated':
      return { title: 'Stopped', detail: 'The worker was ended before it answered.', hint: 'Try again.' };
    case 'worker-unavailable':
      return {
        title: 'A worker could not do its work',
        detail: failure.message,
        hint: 'Reload the page. Your work is saved in this browser.',
      };
    case 'link-damaged':
      return {
        title: 'This link is damaged',
        detail: failure.message,
        hint: 'Part of it may have been cut off on its way. Ask for it again, or for the code itself.',
      };
    case 'link-too-large':
      return {
        title: 'This link is too large',
        detail: `A link may hold ${bytes(failure.limitBytes)}.`,
      };
    case 'link-from-newer-version':
      return {
        title: 'This link is from a newer Halfmilli',
        detail: `Its format is version ${failure.version}, which this page does not know.`,
        hint: 'Reload the page to get the newest version.',
      };
    case 'invalid-field':
      return { title: 'This link holds something invalid', detail: `${failure.path}: ${failure.message}` };
    case 'test-unreadable':
      return { title: `Column ${failure.column}`, detail: expectation(failure) };
    case 'test-request-unknown':
      return {
        title: 'No such request',
        detail: `The saved requests are ${listOf(failure.names.map((name) => `“${name}”`))}.`,
      };
    case 'test-city-unknown':
      return {
        title: 'No such city',
        detail: `“${failure.name}” is none of the cities that clients are in.`,
      };
    case 'test-platform-absent':
      return {
        title: 'No such platform here',
        detail: `This world has ${failure.platforms.join(', ')}, and not ${failure.platform}.`,
      };
    case 'test-sample-small':
      return {
        title: 'Too few requests',
        detail: `Only ${failure.count.toLocaleString('en')} were answered; this takes ${failure.needed.toLocaleString('en')} or more.`,
      };
  }
}

const MOST_EXPECTED = 6;

/** Few enough alternatives to be read. */
function expectation({ expected, found }: TestProblem): string {
  const some = expected.slice(0, MOST_EXPECTED);
  const last = expected.length > some.length ? 'others' : (some.pop() ?? 'the end of the line');
  const wanted = some.length > 0 ? `${some.join(', ')} or ${last}` : last;
  return `expected ${wanted}${found === '' ? '' : `, and not “${found}”`}.`;
}

/** The same for what ended the work after an answer. */
export function describeLateFailure(failure: Failure): FailureWords {
  const words = describeFailure(failure);
  return { ...words, title: `${words.title}, after the response` };
}

/** A body that was given up without a word. */
const DROPPED: ThrownError = { name: 'Its body was dropped unfinished', message: '', stack: [] };

function wordsOfThrown(title: string, { name, message, stack }: ThrownError): FailureWords {
  const detail = message === '' ? name : `${name}: ${message}`;
  const location = stack[0]?.location;
  return location === undefined ? { title, detail } : { title, detail, location };
}

function wordsOfMissingExport({
  why,
  name,
  specifier,
  exports,
}: Extract<Failure, { kind: 'export-missing' }>): FailureWords {
  if (why === 'ambiguous')
    return {
      title: 'An export is ambiguous',
      detail: `“${specifier}” passes on more than one “${name}” with export *.`,
      hint: `Export the one that is meant by its name: export { ${name} } from './…'.`,
    };
  if (why === 'circular')
    return {
      title: 'An export leads in a circle',
      detail: `“${specifier}” has “${name}” from a module that has it from there.`,
      hint: 'Export it where it is declared.',
    };
  const named = exports.filter((each) => each !== 'default');
  const there = [...(exports.includes('default') ? ['a default export'] : []), ...named];
  return {
    title: 'An export is missing',
    detail: `“${specifier}” has no ${name === 'default' ? 'default export' : `export “${name}”`}.`,
    hint: `It exports ${listOf(there) || 'nothing'}. Types are not there at run time: import and export them with “type”.`,
  };
}

/** Relative imports name a file, `node:fs` and addresses name what no edge runtime here has, all others a package. */
function importHint(specifier: string, importable: readonly string[]): string {
  if (/^\.{0,2}\//.test(specifier))
    return 'There is no such file in the project: check the path, or create the file.';
  const [name = ''] = specifier.split('/');
  if (importable.includes(name))
    return `What there is of ${name}: ${importable.filter((each) => each.split('/').length <= 2).join(', ')}.`;
  return `Files of the project are imported by a relative path such as ./lib/greet. These packages come with Halfmilli: ${importable.join(', ')}.`;
}

function milliseconds(limitMs: number): string {
  return `${limitMs.toLocaleString('en')} ms`;
}

function bytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const kibibytes = Math.ceil(count / 1024);
  return kibibytes < 1024 ? `${kibibytes} KiB` : `${Number((count / 2 ** 20).toFixed(1))} MiB`;
}
