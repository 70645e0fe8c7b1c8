/** queueMicrotask and reportError: errors that nobody catches are told. */
import { reportException } from './report-exception.ts';
import { requireArguments } from './web-idl.ts';

const { queueMicrotask: queueNatively } = globalThis as unknown as {
  queueMicrotask(callback: () => void): void;
};

/** Written as methods, which cannot be constructed. */
export const { queueMicrotask, reportError } = {
  queueMicrotask(callback: unknown): void {
    requireArguments('queueMicrotask', arguments);
    if (typeof callback !== 'function') throw new TypeError('queueMicrotask: the argument is not a function');
    queueNatively(() => {
      try {
        Reflect.apply(callback, undefined, []);
      } catch (error) {
        reportException(error);
      }
    });
  },

  reportError(error: unknown): void {
    requireArguments('reportError', arguments);
    reportException(error);
  },
};
