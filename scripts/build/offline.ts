/** Makes `sw.js`: the service worker with the list of all files of this build, written when they are. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import type { OfflineFile, OfflineGroup, OfflineList } from '../../worker/protocol/offline.ts';

export function workOffline(): Plugin {
  let folder = '';
  return {
    name: 'work-offline',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const list = listOf(folder);
      const { outputFiles } = await build({
        entryPoints: ['worker/offline.entry.ts'],
        bundle: true,
        minify: true,
        write: false,
        target: 'es2022',
        define: { OFFLINE_LIST: JSON.stringify(list) },
      });
      writeFileSync(join(folder, 'sw.js'), outputFiles[0]?.contents ?? '');
    },
  };
}

/** What belongs to one editor only, and what few readers need; all else is the shell. */
const GROUPS: readonly (readonly [OfflineGroup, RegExp])[] = [
  ['touch', /^assets\/light-session-/],
  [
    'desk',
    /^assets\/(?:editor|typescript|tsMode|codicon|lib-|css-|graphql|html-|markdown|sql|xml|yaml|[\w-]+\.types-)/,
  ],
  ['more', /^assets\/(?:wasm-tools|js-component-bindgen|transpile|inspect|component-binary|Inspector)/],
];

function listOf(folder: string): OfflineList {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'sw.js')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
    .map((path): OfflineFile => ({ path, digest: digestOf(readFileSync(join(folder, path))) }));
  const version = digestOf(JSON.stringify(files)).slice(0, 16);
  const groups: Record<OfflineGroup, OfflineFile[]> = { shell: [], desk: [], touch: [], more: [] };
  for (const file of files) groups[groupOf(file.path)].push(file);
  return { version, groups };
}

function groupOf(path: string): OfflineGroup {
  return GROUPS.find(([, names]) => names.test(path))?.[0] ?? 'shell';
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
