import type { CompiledComponent } from '../../worker/protocol/compiler.ts';
import type { ReadComponent } from '../../worker/protocol/foreign.ts';
import type { InspectInput } from '../../worker/protocol/inspection.ts';
import type { Artifact } from '../../worker/protocol/runner.ts';

const KEPT = 4;

/**
 * Keeps the bytes of the last few builds, and of one component made elsewhere, outside the store: to run, inspect,
 * download, and refill a worker that was killed.
 */
export class ArtifactShelf {
  readonly #compiled = new Map<string, CompiledComponent>();
  #foreign: { readonly id: string; readonly read: ReadComponent } | null = null;
  #count = 0;

  put(compiled: CompiledComponent): string {
    const id = this.#nextId();
    this.#compiled.set(id, compiled);
    const [oldest] = this.#compiled.keys();
    if (this.#compiled.size > KEPT && oldest !== undefined) this.#compiled.delete(oldest);
    return id;
  }

  putForeign(read: ReadComponent): string {
    const id = this.#nextId();
    this.#foreign = { id, read };
    return id;
  }

  dropForeign(): void {
    this.#foreign = null;
  }

  /** The component's bytes exactly as they were compiled, or read. */
  component(id: string): Uint8Array<ArrayBuffer> | null {
    return this.inspectInput(id)?.component ?? null;
  }

  inspectInput(id: string): InspectInput | null {
    if (this.#foreign?.id === id) return { component: this.#foreign.read.component, core: null };
    const compiled = this.#compiled.get(id);
    if (compiled === undefined) return null;
    const { component, coreOffset: offset, coreLength: length } = compiled;
    return { component, core: { offset, length } };
  }

  /** What a worker needs to run it: of a build its core module, cut out of the component. */
  artifact(id: string): Artifact | null {
    if (this.#foreign?.id === id) {
      const { glue, cores, interfaces } = this.#foreign.read.transpiled;
      return { kind: 'foreign', id, glue, cores, interfaces };
    }
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

  #nextId(): string {
    this.#count += 1;
    return `artifact-${this.#count}`;
  }
}
