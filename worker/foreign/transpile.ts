/** A component made elsewhere becomes JavaScript and core modules that a browser runs, by jco. */
import { $init, generate } from '@bytecodealliance/jco-transpile/component';
import type { Bytes } from '../compiler/wasm-binary.ts';
import { LIMITS } from '../host/environment.ts';
import type { ForeignFailure } from '../protocol/failure.ts';
import type { TranspiledComponent } from '../protocol/foreign.ts';
import type { Result } from '../protocol/result.ts';
import { admit, messageOf } from './admit.ts';
import type { Outline } from './component-binary.ts';
import { limitModule, spareOf, Unsupported } from './limit-module.ts';
import { classifyImport } from './served.ts';

type Transpiled = Result<TranspiledComponent, ForeignFailure>;
type Files = readonly (readonly [name: string, bytes: Uint8Array])[];

const OPTIONS = {
  name: 'component',
  noTypescript: true,
  noNodejsCompat: true,
  instantiation: { tag: 'sync' },
  // Core modules stay apart from the code, whatever their size.
  base64Cutoff: 0,
} as const;

/** `entering`: called when jco is loaded and the component is about to be read. */
export async function transpile(file: Bytes, entering?: () => void): Promise<Transpiled> {
  const admitted = admit(file);
  if (!admitted.ok) return admitted;
  const outline = admitted.value;
  await $init;
  entering?.();
  const broken = await whyUnfit(outline);
  if (broken) return failed(broken);
  try {
    const { files, imports } = generate(file, OPTIONS);
    return await limited(files, imports, outline);
  } catch (error) {
    if (error instanceof Unsupported)
      return failed({ kind: 'component-unsupported', message: error.message });
    return failed({ kind: 'component-damaged', message: messageOf(error) });
  }
}

const failed = (failure: ForeignFailure): Transpiled => ({ ok: false, failure });

/** Core modules are checked by the engine that is to run them, and names before they get into code. */
async function whyUnfit({ modules, names }: Outline): Promise<ForeignFailure | null> {
  for (const bytes of modules) {
    try {
      const module = await WebAssembly.compile(bytes);
      const imported = WebAssembly.Module.imports(module).flatMap(({ module: from, name }) => [from, name]);
      const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
      const unsafe = [...imported, ...exported].find(isUnsafe);
      if (unsafe !== undefined) return unsafeName(unsafe);
    } catch (error) {
      return { kind: 'component-damaged', message: messageOf(error) };
    }
  }
  const unsafe = names.find(isUnsafe);
  return unsafe === undefined ? null : unsafeName(unsafe);
}

/**
 * jco writes names of core modules into its code between quotes and as they are (jco 1.35), so a name
 * could end the string and go on as code. No toolchain makes such names; code in them would run with the page's rights.
 */
const isUnsafe = (name: string): boolean => /['"`\\\p{Cc}\u2028\u2029]|\*\//u.test(name);

const unsafeName = (name: string): ForeignFailure => ({
  kind: 'component-unsupported',
  message: `a name in it holds quotes or control characters: ${JSON.stringify(name.slice(0, 60))}`,
});

async function limited(files: Files, interfaces: readonly string[], outline: Outline): Promise<Transpiled> {
  const glue = new TextDecoder().decode(files.find(([name]) => name.endsWith('.js'))?.[1]);
  const instances = countInstances(glue);
  const modules = files
    .filter(([name]) => name.endsWith('.wasm'))
    .map(([name, bytes]) => ({ name, bytes: new Uint8Array(bytes), instances: instances.get(name) ?? 0 }));
  const { neededBytes, sparePages } = spareOf(modules);
  if (sparePages < 0)
    return failed({ kind: 'component-too-hungry', neededBytes, limitBytes: LIMITS.memoryBytes });
  const cores = modules.map(({ name, bytes }) => ({ name, bytes: limitModule(bytes, sparePages) }));
  // What the browser cannot compile now it could not run later either.
  await Promise.all(cores.map(({ bytes }) => WebAssembly.compile(bytes)));
  const { imports, exports } = outline;
  return { ok: true, value: { glue, cores, interfaces, imports: imports.map(classifyImport), exports } };
}

/** How often the generated code instantiates each core module. */
function countInstances(glue: string): ReadonlyMap<string, number> {
  const modules = [...glue.matchAll(/\bconst (\w+) = getCoreModule\('([^']+)'\)/g)];
  const instances = [...glue.matchAll(/\binstantiateCore\((\w+)[,)]/g)].map(([, variable]) => variable);
  const counts = modules.map(([, variable, name = '']): [string, number] => [
    name,
    instances.filter((each) => each === variable).length,
  ]);
  const known = counts.reduce((sum, [, count]) => sum + count, 0);
  if (known !== instances.length)
    throw new Error('the generated code instantiates modules in an unknown way');
  return new Map(counts);
}
