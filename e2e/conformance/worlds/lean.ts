/** The guest in the host that the page uses. Each job runs in a pristine instance. */
import {
  compileHandler,
  coreOf,
  environment,
  get,
  textOf,
} from '../../../worker/engine/fixtures/real-handler.ts';
import { Handler } from '../../../worker/host/handler.ts';
import { createSourceMapper } from '../../../worker/host/user-stack.ts';
import type { CompiledComponent } from '../../../worker/protocol/compiler.ts';
import type { World } from './world.ts';

/** Throws where the program does not compile. */
export const compileProgram = (program: string): CompiledComponent =>
  compileHandler(program, 'conformance.js');

export async function openLean(compiled: CompiledComponent): Promise<World> {
  const module = await WebAssembly.compile(coreOf(compiled));
  const handler = new Handler(module, createSourceMapper(compiled.sourceMaps));
  return {
    name: 'the lean host',
    async ask(job) {
      const execution = handler.run(get('/', { method: 'POST', body: JSON.stringify(job) }), environment());
      return JSON.parse(textOf(execution)) as string[];
    },
    async close() {},
  };
}
