/**
 * The WIT world of a handler, and the core signature of every host function in it. WASI's own WIT comes with jco.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { componentEmbed, print } from '@bytecodealliance/jco-transpile/wasm-tools';
import { WASI_IMPORTS } from '../guest/wasi-imports.ts';

/** The WASI version a component asks for: hosts of any 0.2 serve it. */
const WASI_VERSION = '0.2.3';
const BUNDLED_VERSION = '0.2.12';
const PACKAGES = ['cli', 'clocks', 'http', 'io', 'random', 'filesystem', 'sockets'];
export const WORLD_NAME = 'handler';

const builtin = new URL(
  `../lib/wit/builtin/${BUNDLED_VERSION}/`,
  `file://${createRequire(import.meta.url).resolve('@bytecodealliance/jco')}`,
);

/** A package's interfaces without its worlds, nested so that one text holds several packages. */
function nestedPackage(name: string): string {
  const wit = readFileSync(new URL(`wasi-${name}/package.wit`, builtin), 'utf8');
  const interfaces = wit.replace(/^world [^{]+\{[^}]*\}\n?/gm, '');
  return `${interfaces.replaceAll(BUNDLED_VERSION, WASI_VERSION).replace(/^package ([^;]+);/m, 'package $1 {')}\n}\n`;
}

const importedInterfaces = [...new Set(Object.values(WASI_IMPORTS).map((name) => name.split('#')[0]))];

/** The whole world as one WIT text. */
export function worldWit(): string {
  const imports = importedInterfaces.map((name) => `  import ${name}@${WASI_VERSION};\n`).join('');
  const world = `world ${WORLD_NAME} {\n${imports}  export wasi:http/incoming-handler@${WASI_VERSION};\n}\n`;
  return `package halfmilli:edge;\n${world}${PACKAGES.map(nestedPackage).join('')}`;
}

export type CoreType = 'i32' | 'i64' | 'f32' | 'f64';

export interface HostFunction {
  /** As in `WASI_IMPORTS`: `interface#function`. */
  readonly id: string;
  readonly module: string;
  readonly name: string;
  readonly params: readonly CoreType[];
  readonly result: CoreType | null;
}

/** Core signatures of the functions in `WASI_IMPORTS`, read off a dummy module of the world. */
export async function hostFunctions(wit: string): Promise<HostFunction[]> {
  const dummy = await print(await componentEmbed({ dummy: true, witSource: wit, world: WORLD_NAME }));
  const types = [...dummy.matchAll(/\(type \(;\d+;\) \(func(.*)\)\)$/gm)].map(([, text = '']) => ({
    params: (/\(param ([^)]*)\)/.exec(text)?.[1] ?? '').split(' ').filter(Boolean) as CoreType[],
    result: (/\(result ([^)]*)\)/.exec(text)?.[1] ?? null) as CoreType | null,
  }));
  const found = new Map<string, HostFunction>();
  for (const [, module = '', name = '', type = ''] of dummy.matchAll(
    /\(import "([^"]+)" "([^"]+)" \(func \(;\d+;\) \(type (\d+)\)\)\)/g,
  )) {
    const id = `${module.replace('cm32p2|', '').replace('@0.2', '')}#${name}`;
    found.set(id, { id, module, name, ...(types[Number(type)] ?? { params: [], result: null }) });
  }
  return Object.values(WASI_IMPORTS).map((id) => {
    const found_ = found.get(id);
    if (!found_) throw new Error(`the world has no host function ${id}`);
    return found_;
  });
}
