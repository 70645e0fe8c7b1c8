/** `npm run packages`: makes `.cache/packages`, code and declarations of every package. `--docs`: also tables and figures in docs and examples. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGES } from '../worker/packages/packages.ts';
import { makeOnce, root } from './make-once.ts';
import { bundlePackage } from './packages/bundle.ts';
import { collectDeclarations } from './packages/declarations.ts';
import { documentCost, documentPackages, EXAMPLE_OF, stateCosts } from './packages/document.ts';

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

async function documentAll(): Promise<void> {
  // Only here, since it needs the engine, which packages are made without.
  const { measureCosts } = await import('./packages/costs.ts');
  const costs = stateCosts(await measureCosts());
  const page = join(root, 'docs/packages.md');
  writeFileSync(page, await documentPackages(readFileSync(page, 'utf8'), page, costs));
  for (const { name } of PACKAGES) {
    const why = join(root, 'examples', EXAMPLE_OF[name], 'why.md');
    writeFileSync(why, documentCost(readFileSync(why, 'utf8'), costs[name]));
  }
}

if (process.argv.includes('--docs')) await documentAll();
