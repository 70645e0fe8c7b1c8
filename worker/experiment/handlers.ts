/** Compiled handlers by artifact, kept as long as the worker lives. */
import { Handler } from '../host/handler.ts';
import { createSourceMapper } from '../host/user-stack.ts';
import type { Artifact } from '../protocol/runner.ts';

/** Edits come one after another; older artifacts are not asked for again. */
const KEPT = 2;

export class Handlers {
  readonly #kept = new Map<string, Promise<Handler>>();

  get({ id, core, sourceMaps }: Artifact): Promise<Handler> {
    const known = this.#kept.get(id);
    if (known) return known;
    const mapper = createSourceMapper(sourceMaps);
    const made = WebAssembly.compile(core).then((module) => new Handler(module, mapper));
    this.#kept.set(id, made);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return made;
  }
}
