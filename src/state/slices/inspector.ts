import type { Inspected, InspectorSlice } from '../app-state.ts';
import type { ArtifactShelf } from '../artifact-shelf.ts';
import type { TranspilerPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';

export const createInspectorSlice =
  (transpiler: TranspilerPort, shelf: ArtifactShelf): SliceCreator<InspectorSlice> =>
  (set, get) => {
    const isShown = (inspected: Inspected): boolean => get().inspector?.inspected === inspected;

    return {
      inspector: null,
      async openInspector(inspected) {
        const input = shelf.inspectInput(inspected.facts.artifactId);
        if (input === null) return;
        set({ inspector: { inspected, content: { kind: 'loading' } } });
        const result = await transpiler.inspect(input);
        if (!isShown(inspected)) return;
        set({
          inspector: {
            inspected,
            content: result.ok
              ? { kind: 'ready', inspection: result.value }
              : { kind: 'failed', failure: result.failure },
          },
        });
      },
      closeInspector: () => set({ inspector: null }),
    };
  };
