/** The part `navigator`: by its name a handler can tell where it runs. */
import { asInterface, OURS, requireOurs } from '../web-idl.ts';

class WorkerNavigator {
  readonly #userAgent = 'Halfmilli';

  constructor(...args: readonly unknown[]) {
    requireOurs(args);
  }

  get userAgent(): string {
    return this.#userAgent;
  }
}
asInterface('WorkerNavigator', WorkerNavigator);

export const globals = { WorkerNavigator, navigator: new WorkerNavigator(OURS) };
