import type { CompiledComponent, StageTimes } from '../../../worker/protocol/compiler.ts';
import type { CompileFailure, WorkerFailure } from '../../../worker/protocol/failure.ts';
import type { BuildFacts, BuildSlice } from '../app-state.ts';
import type { ArtifactShelf } from '../artifact-shelf.ts';
import type { CompilerPort } from '../ports.ts';
import type { SliceCreator } from '../slice.ts';

export const createBuildSlice =
  (compiler: CompilerPort, shelf: ArtifactShelf): SliceCreator<BuildSlice> =>
  (set, get) => {
    let underway: { readonly revision: number; readonly facts: Promise<BuildFacts | null> } | null = null;

    async function build(revision: number): Promise<BuildFacts | null> {
      set({ build: { kind: 'compiling', revision } });
      const { files, entry } = get().project;
      const result = await compiler.compile({ files, entry });
      underway = underway?.revision === revision ? null : underway;
      // An edit that came meanwhile has a compile of its own, which will report.
      if (get().sourceRevision !== revision) return null;
      if (!result.ok) {
        set({ build: { kind: 'failed', revision, failure: result.failure } });
        return null;
      }
      const facts = factsOf(result.value, revision, shelf.put(result.value));
      set({ build: { kind: 'ready', ...facts } });
      return facts;
    }

    return {
      build: { kind: 'idle' },
      forgetBuild: () => set({ build: { kind: 'idle' } }),
      async compile() {
        const { build: current, sourceRevision: revision } = get();
        if (current.kind === 'ready' && current.revision === revision) return current;
        if (current.kind === 'failed' && current.revision === revision && isOfTheCode(current.failure))
          return null;
        if (underway?.revision !== revision) underway = { revision, facts: build(revision) };
        return underway.facts;
      },
    };
  };

/** The same code fails the same way again; a worker that went missing may be there the next time. */
const isOfTheCode = ({ kind }: CompileFailure | WorkerFailure): boolean =>
  kind !== 'terminated' && kind !== 'worker-unavailable';

function factsOf(compiled: CompiledComponent, revision: number, artifactId: string): BuildFacts {
  const { component, stages, entryStyle, console } = compiled;
  return {
    revision,
    artifactId,
    sizeBytes: component.byteLength,
    stages,
    totalMs: totalMs(stages),
    entryStyle,
    console,
  };
}

function totalMs(stages: StageTimes): number {
  return stages.stripMs + stages.instantiateMs + stages.evaluateMs + stages.snapshotMs + stages.spliceMs;
}
