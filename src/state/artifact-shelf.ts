import type { CompiledComponent } from '../../worker/protocol/compiler.ts';
import type { Artifact } from '../../worker/protocol/runner.ts';

const KEPT = 4;

/** Keeps the bytes of the last few builds outside the store, to run, download, and refill a worker that was killed. */
export class ArtifactShelf {
  readonly #components = new Map<string, { readonly file: string; readonly compiled: CompiledComponent }>();
  #count = 0;

  put(file: string, compiled: CompiledComponent): string {
    this.#count += 1;
    const id = `artifact-${this.#count}`;
    this.#components.set(id, { file, compiled });
    const [oldest] = this.#components.keys();
    if (this.#components.size > KEPT && oldest !== undefined) this.#components.delete(oldest);
    return id;
  }

  /** The component's bytes exactly as they were compiled. */
  component(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#components.get(id)?.compiled.component ?? null;
  }

  /** What a worker needs to run the build: its core module, cut out of the component. */
  artifact(id: string): Artifact | null {
    const entry = this.#components.get(id);
    if (entry === undefined) return null;
    const { component, coreOffset, coreLength, sourceMap } = entry.compiled;
    return { id, core: component.slice(coreOffset, coreOffset + coreLength), file: entry.file, sourceMap };
  }
}
