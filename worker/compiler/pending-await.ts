/**
 * Which `await` a load waits for that never settles. The engine does not tell where a module is suspended. So the load is
 * repeated, and in the end what is awaited is made to fail, with errors that get their stacks only where they are thrown.
 */
import { type SourceMapper, userFrames } from '../host/user-stack.ts';
import type { SourceLocation } from '../protocol/failure.ts';
import { type Engine, EVALUATE } from './engine.ts';

/**
 * Promises whose constructor is not `Promise` are awaited by way of their `then`. Gives an object that, made a string for
 * the first time, fails all that is still waited for, the latest first; and for the second time tells the stacks.
 */
const WATCH = `(() => {
  const { prototype } = Promise, { then } = prototype, any = Promise.any.bind(Promise), waiting = new Set();
  prototype.constructor = undefined;
  prototype.then = function (settled, failed) {
    const forget = () => waiting.delete(failed);
    if (typeof failed === 'function') {
      waiting.add(failed);
      then.call(this, forget, forget);
    }
    return then.call(this, settled, failed);
  };
  // Of all errors that code can have, only that of Promise.any is made without a stack.
  const fail = (failed) => {
    const error = {};
    then.call(any([]), undefined, (thrown) => failed((error.thrown = thrown)));
    return error;
  };
  let errors = null;
  return {
    toString() {
      if (errors) return errors.map(({ thrown }) => thrown?.stack ?? '').join('\\n\\n');
      errors = [...waiting].reverse().map(fail);
      return '';
    },
  };
})()`;

/**
 * `load` repeats, in an engine that nothing was loaded in yet, what did not settle. Null where no place is told: what is
 * awaited is no promise.
 */
export function findPendingAwait(
  engine: Engine,
  load: () => void,
  mapper: SourceMapper,
): SourceLocation | null {
  const watch = engine.evaluate(WATCH, '', EVALUATE.script);
  if (watch.kind === 'error') throw new Error(`what is awaited cannot be watched: ${watch.error.message}`);
  load();
  engine.textOf(watch.value);
  engine.exports.run_jobs();
  for (const stack of engine.textOf(watch.value).split('\n\n')) {
    const frame = userFrames(stack, mapper)[0];
    if (frame) return frame.location;
  }
  return null;
}
