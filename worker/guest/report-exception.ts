/** Where errors go that nobody is there to catch. */
import { log } from './log.ts';
import { NativeError, NativeString } from './natives.ts';
import { shown } from './shown.ts';
import { currentStack } from './stack.ts';

/** Hears of an error first; false keeps it from being told. */
let listener: ((error: unknown) => boolean) | null = null;
let isListening = false;

export function onException(hear: (error: unknown) => boolean): void {
  listener = hear;
}

/** Tells of an error that no user code is there to catch. It stops nothing, and never throws. */
export function reportException(error: unknown): void {
  try {
    if (!isToBeTold(error)) return;
    if (error instanceof NativeError)
      log('error', `Uncaught ${NativeString(error.name)}: ${NativeString(error.message)}`, error.stack ?? '');
    else log('error', `Uncaught ${shown(error)}`, currentStack());
  } catch {
    // User code broke what this relies on; the rest of the request goes on.
  }
}

/** Errors of those who hear of errors go no further than the log. */
function isToBeTold(error: unknown): boolean {
  if (!listener || isListening) return true;
  isListening = true;
  try {
    return listener(error);
  } catch {
    return true;
  } finally {
    isListening = false;
  }
}
