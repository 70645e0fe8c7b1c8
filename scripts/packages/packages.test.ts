/** The packages in `.cache/packages` against those in `node_modules` that they are made from. */
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { packageOf, PACKAGES } from '../../worker/packages/packages.ts';
import { root } from '../make-once.ts';
import { readPackage, readPackageTypes } from '../read-package.ts';
import { bundlePackage } from './bundle.ts';
import { measureCosts } from './costs.ts';
import { costsStatedIn, documentCost, documentPackages, EXAMPLE_OF } from './document.ts';
import { LEFT_OUT } from './left-out.ts';

const folder = await mkdtemp(join(tmpdir(), 'halfmilli-packages-'));
afterAll(() => rm(folder, { recursive: true }));

const IMPORT = /\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g;

test.each(PACKAGES)('$name: code and declarations are those of the version installed', async (info) => {
  const bundle = await readPackage(info.name);
  expect(bundle.version).toBe(info.version);
  expect(bundle.license).toBe('MIT');
  expect(bundle.licenseText).toContain('Permission is hereby granted');
  const { files } = await readPackageTypes(info.name);
  expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({ name: info.name, version: info.version });
});

test.each(PACKAGES)('$name: every entry of its exports is offered or left out for a reason', async (info) => {
  const source = join(root, 'node_modules', info.name);
  const { exports } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as {
    exports: Record<string, { import?: string; default?: string }>;
  };
  const reasons = LEFT_OUT.filter(({ name }) => name === info.name).flatMap(({ entries }) => entries);
  const isLeftOut = (entry: string): boolean =>
    reasons.some((reason) =>
      reason.endsWith('*') ? entry.startsWith(reason.slice(0, -1)) : entry === reason,
    );
  const missing: string[] = [];
  for (const [key, target] of Object.entries(exports)) {
    if (key === './package.json') continue;
    for (const entry of await matching(source, key, target.import ?? target.default ?? ''))
      if (!info.entries.includes(entry) && !isLeftOut(entry)) missing.push(entry);
  }
  expect(missing).toEqual([]);
  expect(info.entries.filter((entry) => reasons.includes(entry))).toEqual([]);
});

/** What an entry with a `*` stands for. */
async function matching(source: string, key: string, target: string): Promise<string[]> {
  if (!key.includes('*')) return [key];
  const [before = '', after = ''] = target.split('*');
  const names = await readdir(join(source, before), { recursive: true });
  return names
    .filter((name) => name.endsWith('.js') && name.endsWith(after))
    .map((name) => key.replace('*', name.slice(0, name.length - after.length)));
}

test.each(PACKAGES)(
  '$name: files import each other, packages of the list, and nothing of Node',
  async ({ name }) => {
    const { entries, files } = await readPackage(name);
    for (const file of Object.values(entries)) expect(files).toHaveProperty([file]);
    for (const [path, text] of Object.entries(files))
      for (const [, specifier = ''] of text.matchAll(IMPORT)) {
        expect(builtinModules).not.toContain(specifier.replace(/^node:/, ''));
        if (specifier.startsWith('.')) expect(files).toHaveProperty([posix.join(dirname(path), specifier)]);
        else expect(packageOf(specifier)).not.toBeNull();
      }
  },
);

test.each(PACKAGES)('$name: every entry exports what the package itself does', async ({ name }) => {
  const { entries, files } = await readPackage(name);
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  await writeFile(join(folder, name, 'package.json'), '{"type":"module"}');
  for (const [entry, path] of Object.entries(entries)) {
    const ours = (await import(pathToFileURL(join(folder, name, path)).href)) as object;
    const theirs = (await import(name + entry.slice(1))) as object;
    expect([entry, ...Object.keys(ours).sort()]).toEqual([entry, ...Object.keys(theirs).sort()]);
  }
});

test.each(PACKAGES)('$name: made again, it is the same', async (info) => {
  expect(await bundlePackage(root, info)).toEqual(await readPackage(info.name));
});

test('the tables of docs/packages.md and the costs of examples are up to date', async () => {
  const path = join(root, 'docs/packages.md');
  const page = await readFile(path, 'utf8');
  const stated = costsStatedIn(page);
  expect(await documentPackages(page, path, stated)).toBe(page);
  const measured = await measureCosts();
  for (const { name } of PACKAGES) {
    const why = await readFile(join(root, 'examples', EXAMPLE_OF[name], 'why.md'), 'utf8');
    expect(why).toContain(' compressed)');
    expect(documentCost(why, stated[name])).toBe(why);
    expect(isNear(measured[name].sizeBytes / 1000, stated[name].sizeKb)).toBe(true);
    expect(isNear(measured[name].gzipBytes / 1000, stated[name].gzipKb)).toBe(true);
  }
});

/** What is within a tenth, or 10 kB, may stand as it is. */
const isNear = (measuredKb: number, statedKb: number): boolean =>
  Math.abs(measuredKb - statedKb) < Math.max(10, statedKb / 10);
