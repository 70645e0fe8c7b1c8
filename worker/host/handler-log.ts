/** What a handler printed, and how it failed, read from the records that the guest runtime writes (worker/guest/log.ts). */
import type { RunFailure, SourceLocation, ThrownError } from '../protocol/failure.ts';
import type { ConsoleEntry, ConsoleLevel } from '../protocol/http.ts';
import { LIMITS } from './environment.ts';
import { BROKE_OFF_RECORD, type Exchange, FAILURE_RECORD } from './exchange.ts';
import { type SourceMapper, stopPlace, userFrames } from './user-stack.ts';

const LEVELS: readonly ConsoleLevel[] = ['debug', 'log', 'info', 'warn', 'error'];

const MIB = 1_024 * 1_024;

type Fields = Readonly<Record<string, unknown>>;

/** What kept the handler from answering, in its own words; null when nothing did. */
export function readFailure(exchange: Exchange, mapper: SourceMapper): RunFailure | null {
  const record = failureRecord(exchange);
  return record === null ? null : failureOf(record, mapper);
}

/** The innermost of the user's places in which the handler was when it was stopped for its CPU time. */
export function stoppedAt({ log }: Exchange, mapper: SourceMapper): SourceLocation | null {
  for (const { line } of log) {
    const record = line.startsWith(FAILURE_RECORD) ? parseRecord(line) : null;
    if (record?.['failure'] === 'cpu-limit') return stopPlace(text(record, 'stack'), mapper);
  }
  return null;
}

function failureRecord(exchange: Exchange): Fields | null {
  for (const { line, isAnswered } of exchange.log) {
    if (isAnswered || !line.startsWith(FAILURE_RECORD)) continue;
    const record = parseRecord(line);
    if (record !== null && record['failure'] !== 'unhandled-rejection') return record;
  }
  return null;
}

/** Why the answer's body broke off; null where the handler did not say. */
export function readBrokenBody({ log }: Exchange, mapper: SourceMapper): ThrownError | null {
  const found = log.find(({ line }) => line.startsWith(BROKE_OFF_RECORD));
  const record = found && parseRecord(found.line);
  return record ? thrownError(record, mapper) : null;
}

/** What the handler printed, and failures that did not keep it from answering. */
export function readConsole(exchange: Exchange, mapper: SourceMapper): ConsoleEntry[] {
  const console: ConsoleEntry[] = [];
  let isFailed = false;
  for (const { line, level, isAnswered } of exchange.log) {
    const record = parseRecord(line);
    if (record === null) console.push({ level, text: line, location: null });
    else if (!('failure' in record)) console.push(consoleEntry(record, mapper));
    // Told by what has the answer, or by `lateStop`.
    else if (record['failure'] === 'body-broke-off' || record['failure'] === 'cpu-limit') continue;
    else if (record['failure'] === 'unhandled-rejection') console.push(unhandled(record, mapper));
    else if (isAnswered || isFailed) console.push(lateFailure(record, mapper));
    else isFailed = true;
  }
  if (exchange.consoleOverflowed)
    console.push({
      level: 'warn',
      text: `The console keeps ${LIMITS.consoleBytes / 1_024} KiB of a request's records, each with its place in the code; the rest was dropped.`,
      location: null,
    });
  return console;
}

/** Tells what ended the work after the answer. */
export const lateStop = (stopped: RunFailure): ConsoleEntry => ({
  level: 'error',
  text: `${stopWords(stopped)} (after the response was sent)`,
  location: stopped.kind === 'cpu-limit' ? stopped.location : null,
});

function stopWords(stopped: RunFailure): string {
  switch (stopped.kind) {
    case 'cpu-limit':
      return `Stopped: it computed for more than ${stopped.limitMs.toLocaleString('en')} ms`;
    case 'wait-limit':
      return `Stopped: it waited for more than ${stopped.limitMs / 1_000} s`;
    case 'too-many-calls':
      return `Stopped: it made more than ${stopped.limit} calls`;
    case 'body-too-large':
      return `Stopped: it sent a body of more than ${stopped.limitBytes / MIB} MiB`;
    case 'out-of-memory':
      return `Stopped: it needed more than ${stopped.limitBytes / MIB} MiB of memory`;
    case 'handler-threw':
      return `${stopped.error.name}: ${stopped.error.message}`;
    case 'trapped':
      return `Trapped: ${stopped.message}`;
    case 'import-missing':
      return `Stopped: it called ${stopped.import}, which is not there`;
    case 'exited':
      return `Exited with code ${stopped.code}`;
    case 'answered-with-error':
    case 'bad-request':
    case 'body-broke-off':
    case 'never-settles':
    case 'not-a-response':
    default:
      return `Stopped: ${stopped.kind}`;
  }
}

/** Lines that are no records come from the engine itself, such as an abort message, or from a foreign component. */
function parseRecord(line: string): Fields | null {
  if (!line.startsWith('{')) return null;
  try {
    const record = JSON.parse(line) as Fields;
    return isRecord(record) ? record : null;
  } catch {
    return null;
  }
}

const isRecord = ({ failure, level, text }: Fields): boolean =>
  typeof failure === 'string' || (typeof text === 'string' && LEVELS.some((name) => name === level));

const text = (record: Fields, field: string): string => {
  const value = record[field];
  return typeof value === 'string' ? value : '';
};

function consoleEntry(record: Fields, mapper: SourceMapper): ConsoleEntry {
  const level = LEVELS.find((name) => name === record['level']) ?? 'log';
  const frame = userFrames(text(record, 'stack'), mapper)[0];
  return { level, text: text(record, 'text'), location: frame?.location ?? null };
}

function thrownError(record: Fields, mapper: SourceMapper): ThrownError {
  const message = text(record, 'message');
  return { name: text(record, 'name'), message, stack: userFrames(text(record, 'stack'), mapper, message) };
}

function unhandled(record: Fields, mapper: SourceMapper): ConsoleEntry {
  const { name, message, stack } = thrownError(record, mapper);
  const text = `Uncaught (in promise) ${name === 'Uncaught' ? '' : `${name}: `}${message}`;
  return { level: 'error', text, location: stack[0]?.location ?? null };
}

function lateFailure(record: Fields, mapper: SourceMapper): ConsoleEntry {
  const { name, message, stack } = thrownError(record, mapper);
  return {
    level: 'error',
    text: `${name}: ${message} (after the response was sent)`,
    location: stack[0]?.location ?? null,
  };
}

function failureOf(record: Fields, mapper: SourceMapper): RunFailure {
  switch (record['failure']) {
    case 'not-a-response':
      return { kind: 'not-a-response', got: text(record, 'message') };
    case 'never-settles':
      return { kind: 'never-settles' };
    case 'out-of-memory':
      return { kind: 'out-of-memory', limitBytes: LIMITS.memoryBytes };
    default:
      return { kind: 'handler-threw', error: thrownError(record, mapper) };
  }
}
