/** What each file of the build may weigh on its way to the reader; one that weighs more fails the build. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** In thousands of bytes after gzip. The first that fits a name counts. */
const BUDGETS_KB: readonly (readonly [name: RegExp, budgetKb: number])[] = [
  // Before the first paint.
  [/^index-.*\.js$/, 250],
  [/^index-.*\.css$/, 14],
  // Before the first result.
  [/^engine-.*\.wasm$/, 620],
  [/^compiler\.entry-/, 125],
  [/^runner\.entry-/, 110],
  [/^simulator\.entry-/, 125],
  [/^WorldMap-.*\.js$/, 70],
  [/^PercentileChart-.*\.js$/, 40],
  // Zoomed in on the map.
  [/^land-50m-/, 180],
  // The editors: none of them before the first result.
  [/^light-session-/, 160],
  [/^editor-session-.*\.js$/, 1_400],
  [/^editor\.api-/, 780],
  [/^typescript\.worker-/, 1_150],
  // For components made elsewhere.
  [/^wasm-tools\.core-/, 1_000],
  [/^js-component-bindgen-component\.core-/, 1_300],
  [/./, 110],
];

export function keepBudgets(): Plugin {
  let folder = '';
  return {
    name: 'keep-budgets',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir, 'assets');
    },
    closeBundle() {
      const over = readdirSync(folder).flatMap((name) => overBudget(name, readFileSync(join(folder, name))));
      if (over.length > 0) throw new Error(`over budget (scripts/build/budgets.ts):\n${over.join('\n')}`);
    },
  };
}

/** A line that names the file, what it weighs and what it may; none when it may. */
export function overBudget(name: string, content: Uint8Array): readonly string[] {
  const sizeKb = gzipSync(content).byteLength / 1_000;
  const budgetKb = BUDGETS_KB.find(([names]) => names.test(name))?.[1] ?? 0;
  return sizeKb <= budgetKb ? [] : [`${name}: ${sizeKb.toFixed(0)} kB gzip, may have ${budgetKb}`];
}
