import { createCompiler } from '../worker/compiler/compile.ts';
import type { CompileInput, CompilerCalls } from '../worker/protocol/compiler.ts';
import { readEngineArtifacts } from './engine-artifacts.ts';
import { answer, COMPUTE_LIMIT_MS } from './limited.ts';

answer<CompileInput, CompilerCalls['compile']['output']>(async (input, entering) => {
  const compiler = await createCompiler(await readEngineArtifacts());
  await compiler.prepare(input);
  entering();
  return compiler.compile(input, COMPUTE_LIMIT_MS);
});
