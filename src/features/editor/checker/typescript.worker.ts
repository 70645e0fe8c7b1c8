/** Monaco's TypeScript worker, with our language service in it. */
import { initialize } from 'monaco-editor/internal/common/initialize.js';
import { FETCHED } from './fetch-types.ts';
import { ProjectWorker, type WorkerContext } from './project-worker.ts';

const start = () =>
  initialize((context, createData) =>
    withPlainNames(new ProjectWorker(context as WorkerContext, createData as object, FETCHED)),
  );
// The first message only says that the page is there.
self.addEventListener('message', start, { once: true });

/**
 * Monaco names a file by its address, in which a space is `%20`; to TypeScript a file's name is what an import of it
 * says. Every method that is called from outside takes the name first.
 */
function withPlainNames(worker: ProjectWorker): ProjectWorker {
  return new Proxy(worker, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      return (first: unknown, ...rest: unknown[]): unknown =>
        member.call(target, typeof first === 'string' ? decodeURIComponent(first) : first, ...rest);
    },
  });
}
