/** Stack traces without the guest runtime's own frames. */
import { NativeError } from './natives.ts';

/** What QuickJS says of the runtime's own code, whose bytecode tells no file; the user's files can have no such name. */
const RUNTIME_FILE = '<null>';

/** The lines of QuickJS's `stack` that lie in the user's source, such as `    at fetch (handler.ts:3:5)`. */
export function userStack(stack: unknown): string {
  if (typeof stack !== 'string') return '';
  return stack
    .split('\n')
    .filter((line) => /:\d+:\d+\)?$/.test(line) && !line.includes(RUNTIME_FILE))
    .join('\n');
}

/** The stack at the caller as it is: whoever reads a record takes the frames that it knows. */
export const currentStack = (): string => new NativeError().stack ?? '';
