/** Handlers by artifact, compiled here or made elsewhere, kept as long as the worker lives. */
import { ForeignHandler } from '../foreign/foreign-handler.ts';
import { Handler, type RequestHandler } from '../host/handler.ts';
import { createSourceMapper } from '../host/user-stack.ts';
import type { Artifact, CompiledArtifact } from '../protocol/runner.ts';

/** Edits come one after another; older artifacts are not asked for again. */
const KEPT = 2;

export class Handlers {
  readonly #kept = new Map<string, Promise<RequestHandler>>();

  get(artifact: Artifact): Promise<RequestHandler> {
    const known = this.#kept.get(artifact.id);
    if (known) return known;
    const made = artifact.kind === 'foreign' ? ForeignHandler.open(artifact) : openCompiled(artifact);
    this.#kept.set(artifact.id, made);
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return made;
  }
}

async function openCompiled({ core, sourceMaps }: CompiledArtifact): Promise<RequestHandler> {
  return new Handler(await WebAssembly.compile(core), createSourceMapper(sourceMaps));
}
