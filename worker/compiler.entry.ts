import engineUrl from '../.cache/engine/engine.wasm?url';
import templateUrl from '../.cache/engine/template.bin?url';
import { type Compiler, createCompiler } from './compiler/compile.ts';
import type { CompilerCalls } from './protocol/compiler.ts';
import { serve } from './serve.ts';

async function load(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function loadCompiler(): Promise<Compiler> {
  const [engine, template] = await Promise.all([load(engineUrl), load(templateUrl)]);
  return createCompiler({ engine, template });
}

const compiler = loadCompiler();
// Whoever calls hears of a failed load; until then it must not count as unhandled.
compiler.catch(() => undefined);

serve<CompilerCalls>({ compile: async (input) => (await compiler).compile(input) }, (output) =>
  output.ok ? [output.value.component.buffer] : [],
);
