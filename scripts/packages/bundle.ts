/** Makes a package's ES modules for the engine's loader: for an edge runtime, with nothing of Node in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import type { PackageBundle } from '../../worker/packages/package-bundle.ts';
import { type PackageInfo, PACKAGES } from '../../worker/packages/packages.ts';

/** Which of a package's builds an edge runtime takes, as in its `exports`. */
const CONDITIONS = ['workerd', 'edge-light', 'worker', 'browser', 'import', 'default'];

/** zod re-exports the messages of every language it knows, most of its size. Ours holds the one it uses by default. */
const englishOnly: Plugin = {
  name: 'english-only',
  setup: (build) =>
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
    })),
};

export async function bundlePackage(root: string, { name, entries }: PackageInfo): Promise<PackageBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries.map((entry) => ({ in: name + entry.slice(1), out: fileOf(entry) })),
    outdir: 'out',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    charset: 'utf8',
    conditions: CONDITIONS,
    // The same names, and so the same bytes, wherever `node_modules` is a link to.
    preserveSymlinks: true,
    external: PACKAGES.map((other) => other.name).filter((other) => other !== name),
    // Names stay, for stack traces.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    plugins: [englishOnly],
  });
  const strays = Object.keys(metafile.inputs).filter((path) => !path.includes(`node_modules/${name}/`));
  if (strays.length > 0) throw new Error(`${name} needs files of other packages: ${strays.join(', ')}`);
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license: string;
  };
  return {
    name,
    version,
    license,
    licenseText: readLicense(folder),
    entries: Object.fromEntries(entries.map((entry) => [entry, `${fileOf(entry)}.js`])),
    files: Object.fromEntries(
      outputFiles
        .map(({ path, text }) => [path.slice(join(root, 'out/').length), text] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

const fileOf = (entry: string): string => (entry === '.' ? 'index' : entry.slice(2));

function readLicense(folder: string): string {
  const name = readdirSync(folder).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  if (name === undefined) throw new Error(`${folder} has no licence`);
  return readFileSync(join(folder, name), 'utf8');
}
