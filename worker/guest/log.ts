/**
 * Where console and failures go. By default they are lines of text on stdout and stderr, as in any WASI program.
 * A host that sets the environment variable HALFMILLI_LOG=json gets one JSON record a line on stderr instead, with
 * level, stack and kind of failure: Halfmilli's own hosts do.
 */
import { engine, isError, result, takePairs, wasi, withString } from './memory.ts';
import { sliceText, stringify, wellFormed } from './natives.ts';
import { userStack } from './stack.ts';

/** wasi:io allows at most this many bytes a `blocking-write-and-flush`. */
const WRITE_BYTES = 4_096;

/** Of each part of a failure, so that its record always fits what a host keeps. */
const MAX_PART = 10_000;

let isStructured: boolean | null = null;

function wantsRecords(): boolean {
  if (isStructured === null) {
    let isWanted = false;
    wasi.environment(result);
    takePairs((name, value) => {
      if (name === 'HALFMILLI_LOG' && value === 'json') isWanted = true;
    });
    isStructured = isWanted;
  }
  return isStructured;
}

/** Forgets the environment, which belongs to the host that loaded the handler and not to those that will run it. */
export function forgetLogFormat(): void {
  isStructured = null;
}

/** A record has no prototype, where user code could put a `toJSON`. */
const writeRecord = (record: object): void => write(wasi.stderr(), stringify(record));

export function log(level: string, text: string, stack: string): void {
  if (wantsRecords()) return writeRecord({ __proto__: null, level, text, stack });
  const isError = level === 'warn' || level === 'error';
  write(isError ? wasi.stderr() : wasi.stdout(), text);
}

/** `stack` as the engine gives it. Whatever user code did to the natives, the record tells this and nothing else. */
export function logFailure(failure: string, name: string, message: string, stack: string): void {
  if (wantsRecords())
    return writeRecord({
      __proto__: null,
      failure,
      name: brief(name),
      message: brief(message),
      stack: brief(stack),
    });
  write(wasi.stderr(), `${name}: ${message}\n${userStack(stack)}`.trimEnd());
}

const brief = (text: string): string => (text.length <= MAX_PART ? text : sliceText(text, 0, MAX_PART) + '…');

function write(stream: number, line: string): void {
  withString(wellFormed(line) + '\n', (pointer, lengthBytes) => {
    for (let offset = 0; offset < lengthBytes; offset += WRITE_BYTES) {
      wasi.blockingWriteAndFlush(
        stream,
        pointer + offset,
        offset + WRITE_BYTES < lengthBytes ? WRITE_BYTES : lengthBytes - offset,
        result,
      );
      if (!isError()) continue;
      if (engine.load8(result + 4) === 0) wasi.dropError(engine.load32(result + 8));
      break;
    }
  });
  wasi.dropOutput(stream);
}
