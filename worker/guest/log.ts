/**
 * Where console and failures go. By default they are lines of text on stdout and stderr, as in any WASI program.
 * A host that sets the environment variable HALFMILLI_LOG=json gets one JSON record a line on stderr instead, with
 * level, stack and kind of failure: Halfmilli's own hosts do.
 */
import { engine, isError, result, takePairs, wasi, withString } from './memory.ts';

/** wasi:io allows at most this many bytes a `blocking-write-and-flush`. */
const WRITE_BYTES = 4_096;

export type LogRecord =
  | { readonly level: string; readonly text: string; readonly stack: string }
  | { readonly failure: string; readonly name: string; readonly message: string; readonly stack: string };

/** Of each part of a failure, so that its record always fits what a host keeps. */
const MAX_PART = 10_000;
const brief = (text: string): string => (text.length <= MAX_PART ? text : `${text.slice(0, MAX_PART)}…`);

export function logFailure(failure: string, name: string, message: string, stack: string): void {
  log({ failure, name: brief(name), message: brief(message), stack: brief(stack) });
}

let isStructured: boolean | null = null;

function wantsRecords(): boolean {
  if (isStructured === null) {
    wasi.environment(result);
    isStructured = takePairs().some(([name, value]) => name === 'HALFMILLI_LOG' && value === 'json');
  }
  return isStructured;
}

/** Forgets the environment, which belongs to the host that loaded the handler and not to those that will run it. */
export function forgetLogFormat(): void {
  isStructured = null;
}

export function log(record: LogRecord): void {
  if (wantsRecords()) return write(wasi.stderr(), JSON.stringify(record));
  if ('failure' in record)
    return write(wasi.stderr(), [`${record.name}: ${record.message}`, record.stack].join('\n').trimEnd());
  const isError = record.level === 'warn' || record.level === 'error';
  write(isError ? wasi.stderr() : wasi.stdout(), record.text);
}

function write(stream: number, line: string): void {
  withString(`${line.toWellFormed()}\n`, (pointer, lengthBytes) => {
    for (let offset = 0; offset < lengthBytes; offset += WRITE_BYTES) {
      wasi.blockingWriteAndFlush(
        stream,
        pointer + offset,
        Math.min(WRITE_BYTES, lengthBytes - offset),
        result,
      );
      if (!isError()) continue;
      if (engine.load8(result + 4) === 0) wasi.dropError(engine.load32(result + 8));
      break;
    }
  });
  wasi.dropOutput(stream);
}
