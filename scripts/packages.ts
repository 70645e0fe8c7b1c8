/** `npm run packages`: makes `.cache/packages`, code and declarations of every package. `--docs`: the tables of docs/packages.md too. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGES } from '../worker/packages/packages.ts';
import { makeOnce, root } from './make-once.ts';
import { bundlePackage } from './packages/bundle.ts';
import { collectDeclarations } from './packages/declarations.ts';
import { documentPackages } from './packages/document.ts';

const inputs = {
  files: ['scripts/packages.ts'],
  folders: ['scripts/packages', 'worker/packages'],
  packages: ['esbuild', 'monaco-editor', ...PACKAGES.map(({ name }) => name)],
};

await makeOnce('packages', inputs, async (folder) => {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, value: unknown) =>
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(value));
  for (const info of PACKAGES) {
    write(info.name, await bundlePackage(root, info));
    write(`${info.name}.types`, collectDeclarations(root, info));
  }
});

if (process.argv.includes('--docs')) {
  const page = join(root, 'docs/packages.md');
  writeFileSync(page, await documentPackages(readFileSync(page, 'utf8'), page));
}
