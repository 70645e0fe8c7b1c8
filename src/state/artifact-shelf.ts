import type { CompiledComponent } from '../../worker/protocol/compiler.ts';
import type { Artifact } from '../../worker/protocol/runner.ts';

const KEPT = 4;

/** Keeps the bytes of the last few builds outside the store, to run, download, and refill a worker that was killed. */
export class ArtifactShelf {
  readonly #compiled = new Map<string, CompiledComponent>();
  #count = 0;

  put(compiled: CompiledComponent): string {
    this.#count += 1;
    const id = `artifact-${this.#count}`;
    this.#compiled.set(id, compiled);
    const [oldest] = this.#compiled.keys();
    if (this.#compiled.size > KEPT && oldest !== undefined) this.#compiled.delete(oldest);
    return id;
  }

  /** The component's bytes exactly as they were compiled. */
  component(id: string): Uint8Array<ArrayBuffer> | null {
    return this.#compiled.get(id)?.component ?? null;
  }

  /** What a worker needs to run the build: its core module, cut out of the component. */
  artifact(id: string): Artifact | null {
    const compiled = this.#compiled.get(id);
    if (compiled === undefined) return null;
    const { component, coreOffset, coreLength, sourceMaps } = compiled;
    return {
      kind: 'compiled',
      id,
      core: component.slice(coreOffset, coreOffset + coreLength),
      sourceMaps,
    };
  }
}
