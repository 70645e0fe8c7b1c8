/** Stack traces without the guest runtime's own frames. */
import { NativeError } from './natives.ts';

/**
 * A line of QuickJS's `stack` that lies in the user's source. Of the runtime's own code, whose bytecode tells no file, it says
 * `<null>`, and of a text that JSON.parse could not read `<input>`; the user's files have no such names.
 */
const USER_LINE = /^(?!.*<(null|input)>).*:\d+:\d+\)?$/;

/** The lines of QuickJS's `stack` that lie in the user's source, such as `    at fetch (handler.ts:3:5)`. */
export function userStack(stack: unknown): string {
  if (typeof stack !== 'string') return '';
  return stack
    .split('\n')
    .filter((line) => USER_LINE.test(line))
    .join('\n');
}

/** An error that was made out of user code, of something asked for earlier, is placed where it was asked. */
export function askedAt(error: unknown, stack: string): unknown {
  if (error instanceof NativeError && userStack(error.stack) === '') error.stack = stack;
  return error;
}

/** The stack at the caller as it is: whoever reads a record takes the frames that it knows. */
export const currentStack = (): string => new NativeError().stack ?? '';
