import engineUrl from '../.cache/engine/engine.wasm?url';
import templateUrl from '../.cache/engine/template.bin?url';
import { type Compiler, createCompiler } from './compiler/compile.ts';
import type { PartName } from './guest/part-names.ts';
import type { PackageBundle } from './packages/package-bundle.ts';
import type { CompilerCalls, CompilerEvent } from './protocol/compiler.ts';
import { serve } from './serve.ts';

async function load(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function loadCompiler(): Promise<Compiler> {
  const [engine, template] = await Promise.all([load(engineUrl), load(templateUrl)]);
  return createCompiler({ engine, template, loadPart, loadPackage });
}

/** Address of each package's code, by path of its file. */
const packageUrls = import.meta.glob<string>(['../.cache/packages/*.json', '!**/*.types.json'], {
  query: '?url',
  import: 'default',
  eager: true,
  exhaustive: true,
});

/** Address of each part of the guest runtime, by path of its file. */
const partUrls = import.meta.glob<string>('../.cache/engine/parts/*.bin', {
  query: '?url',
  import: 'default',
  eager: true,
  exhaustive: true,
});

const loadPart = (name: PartName): Promise<Uint8Array<ArrayBuffer>> =>
  load(partUrls[`../.cache/engine/parts/${name}.bin`] ?? name);

async function loadPackage(name: string): Promise<PackageBundle> {
  const bytes = await load(packageUrls[`../.cache/packages/${name}.json`] ?? name);
  return JSON.parse(new TextDecoder().decode(bytes)) as PackageBundle;
}

const compiler = loadCompiler();
// Whoever calls hears of a failed load; until then it must not count as unhandled.
compiler.catch(() => undefined);

const send = serve<CompilerCalls, CompilerEvent>(
  {
    async compile(input) {
      const ready = await compiler;
      await ready.prepare(input);
      send({ type: 'entering' });
      return ready.compile(input, input.cpuLimitMs);
    },
  },
  (output) => (output.ok ? [output.value.component.buffer] : []),
);
