import { createCompiler } from '../worker/compiler/compile.ts';
import type { CompileInput, CompilerCalls } from '../worker/protocol/compiler.ts';
import { readEngineArtifacts } from './engine-artifacts.ts';
import { answer } from './limited.ts';

answer<CompileInput, CompilerCalls['compile']['output']>(async (input, entering) => {
  const compiler = await createCompiler(await readEngineArtifacts());
  entering();
  return compiler.compile(input);
});
