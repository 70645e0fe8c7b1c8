import type { ForeignFacts, ForeignSlice } from '../app-state.ts';
import type { ArtifactShelf } from '../artifact-shelf.ts';
import type { TranspilerPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';

export const createForeignSlice =
  (transpiler: TranspilerPort, shelf: ArtifactShelf): SliceCreator<ForeignSlice> =>
  (set, get) => {
    /** Counts files: what became of one that the reader is no longer waiting for is not told. */
    let newest = 0;

    return {
      foreign: null,
      foreignFile: null,
      async openForeign(file) {
        newest += 1;
        const mine = newest;
        const { name, size: sizeBytes } = file;
        set({ foreignFile: { kind: 'reading', name, sizeBytes } });
        const result = await transpiler.transpile(file);
        if (mine !== newest) return;
        if (!result.ok) return set({ foreignFile: { kind: 'failed', name, failure: result.failure } });
        const artifactId = shelf.putForeign(result.value);
        const { imports } = result.value.transpiled;
        set({ foreignFile: null, foreign: { artifactId, name, sizeBytes, imports } satisfies ForeignFacts });
      },
      dismissForeignFile() {
        newest += 1;
        set({ foreignFile: null });
      },
      leaveForeign() {
        get().dismissForeignFile();
        shelf.dropForeign();
        set({ foreign: null });
      },
      async prepare() {
        const { foreign, compile } = get();
        if (foreign !== null) return foreign.artifactId;
        return (await compile())?.artifactId ?? null;
      },
    };
  };
