/** Compile times in Node, where the other compilers run; ours is timed between theirs. */
import { type Compiler, createCompiler } from '../../worker/compiler/compile.ts';
import type { CompiledComponent, CompileInput } from '../../worker/protocol/compiler.ts';
import { readEngineArtifacts } from '../engine-artifacts.ts';
import { componentizeJs, componentizeQjs, type Peer } from './peers.ts';
import { progress } from './progress.ts';
import type { Sources } from './sources.ts';

const ROUNDS = 3;
const OURS_PER_ROUND = 10;

export interface PeerBuild {
  readonly component: Uint8Array;
  /** The first build, while the peer fills caches of its own; it does not count. */
  readonly firstMs: number;
  readonly laterMs: readonly number[];
}

export interface NodeCompiles {
  readonly oursMs: readonly number[];
  readonly componentizeJs: PeerBuild;
  readonly componentizeQjs: PeerBuild;
}

const inputOf = (source: string): CompileInput => ({
  files: [{ path: 'handler.ts', text: source }],
  entry: 'handler.ts',
});

/** Has what all of our sources need, so that compiling them waits for nothing. */
export async function compilerFor({ hello, helloMarked, hundredLines }: Sources): Promise<Compiler> {
  const compiler = await createCompiler(await readEngineArtifacts());
  for (const source of [hello, helloMarked, hundredLines]) await compiler.prepare(inputOf(source));
  return compiler;
}

export function compileOrThrow(compiler: Compiler, source: string): CompiledComponent {
  const compiled = compiler.compile(inputOf(source));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.failure));
  return compiled.value;
}

export async function compileInNode(sources: Sources): Promise<NodeCompiles> {
  const compiler = await compilerFor(sources);
  const oursMs: number[] = [];
  const compileOurs = (): void => {
    for (let done = 0; done < OURS_PER_ROUND; done++)
      oursMs.push(timeOf(() => compileOrThrow(compiler, sources.helloMarked)));
  };
  const starling = await firstBuild(componentizeJs, sources.componentizeJs);
  const quickjs = await firstBuild(componentizeQjs, sources.componentizeQjs);
  compileOurs();
  oursMs.length = 0;
  const laterMs: { starling: number[]; quickjs: number[] } = { starling: [], quickjs: [] };
  for (let round = 1; round <= ROUNDS; round++)
    await progress(`Compiling in Node, round ${round} of ${ROUNDS}`, async () => {
      compileOurs();
      laterMs.starling.push(await buildTimeOf(componentizeJs, sources.componentizeJs));
      compileOurs();
      laterMs.quickjs.push(await buildTimeOf(componentizeQjs, sources.componentizeQjs));
    });
  return {
    oursMs,
    componentizeJs: { ...starling, laterMs: laterMs.starling },
    componentizeQjs: { ...quickjs, laterMs: laterMs.quickjs },
  };
}

const firstBuild = (peer: Peer, source: string): Promise<PeerBuild> =>
  progress(`Building with ${peer.package} for the first time`, async () => {
    const startMs = performance.now();
    const component = await peer.build(source);
    return { component, firstMs: performance.now() - startMs, laterMs: [] };
  });

function timeOf(work: () => unknown): number {
  const startMs = performance.now();
  work();
  return performance.now() - startMs;
}

async function buildTimeOf(peer: Peer, source: string): Promise<number> {
  const startMs = performance.now();
  await peer.build(source);
  return performance.now() - startMs;
}
