/**
 * The guest runtime as scripts for QuickJS: the core, and each part on its own. A part shares the core's modules: it asks
 * for them by path, and the core offers those that any part asks for.
 */
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { PART_NAMES, type PartName } from '../guest/part-names.ts';

const guest = fileURLToPath(new URL('../guest/', import.meta.url));

const OPTIONS = {
  bundle: true,
  write: false,
  target: 'es2023',
  minifySyntax: true,
  charset: 'utf8',
  absWorkingDir: guest,
} as const satisfies BuildOptions;

interface GuestBundle {
  readonly core: string;
  /** Each evaluates to a function `(core: path => module) => exports`. */
  readonly parts: readonly { readonly name: PartName; readonly script: string }[];
}

export async function bundleGuest(): Promise<GuestBundle> {
  const { metafile } = await build({ ...OPTIONS, entryPoints: ['./main.ts'], metafile: true });
  const inCore = new Set(Object.keys(metafile.inputs));
  const shared = new Set<string>();
  const parts = await Promise.all(PART_NAMES.map((name) => bundlePart(name, inCore, shared)));
  checkApart(parts);
  return { core: await bundleCore([...shared].sort()), parts };
}

interface BundledPart {
  readonly name: PartName;
  readonly script: string;
  readonly inputs: readonly string[];
}

async function bundlePart(
  name: PartName,
  inCore: ReadonlySet<string>,
  shared: Set<string>,
): Promise<BundledPart> {
  const fromCore: Plugin = {
    name: 'from-core',
    setup(bundle) {
      bundle.onResolve({ filter: /^\./ }, async ({ path, resolveDir, kind, pluginData }) => {
        if (pluginData === fromCore) return undefined;
        const found = await bundle.resolve(path, { resolveDir, kind, pluginData: fromCore });
        const relative = found.path.slice(guest.length);
        if (!inCore.has(relative)) return undefined;
        shared.add(relative);
        return { path: relative, external: true };
      });
    },
  };
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: [`./web/${name}.ts`],
    format: 'cjs',
    metafile: true,
    plugins: [fromCore],
  });
  const text = outputFiles[0]?.text ?? '';
  const script = `(function (require) { var module = { exports: {} }; ${text}\nreturn module.exports; })`;
  return { name, script, inputs: inputsOf(metafile) };
}

const inputsOf = ({ inputs }: Metafile): string[] => Object.keys(inputs);

/** A module that two parts hold would live twice in a component that has both. */
function checkApart(parts: readonly BundledPart[]): void {
  const owners = new Map<string, PartName>();
  for (const { name, inputs } of parts)
    for (const input of inputs) {
      const owner = owners.get(input);
      if (owner) throw new Error(`worker/guest/${input} is both in the part ${owner} and in ${name}`);
      owners.set(input, name);
    }
}

async function bundleCore(shared: readonly string[]): Promise<string> {
  const imports = shared.map((path, index) => `import * as shared${index} from './${path}';`);
  const entries = shared.map((path, index) => `${JSON.stringify(path)}: shared${index}`);
  const contents = `${imports.join('\n')}
import './main.ts';
import { offerCore } from './parts.ts';
offerCore({ ${entries.join(', ')} });`;
  const { outputFiles } = await build({
    ...OPTIONS,
    stdin: { contents, resolveDir: guest, loader: 'ts' },
    format: 'iife',
  });
  return outputFiles[0]?.text ?? '';
}
