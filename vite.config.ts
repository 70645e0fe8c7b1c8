import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { keepBudgets } from './scripts/build/budgets.ts';
import { workOffline } from './scripts/build/offline.ts';

/** The development server's hot reloading starts from an inline script, which the page's policy rightly forbids. */
const allowInlineScriptsInDevelopment: Plugin = {
  name: 'allow-inline-scripts-in-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
};

/**
 * Monaco's TypeScript without what is never asked of it: its libraries, DOM and all, in the place of which our worker has
 * this runtime's, and the worker it would start itself.
 */
const leaveOutMonacosLibraries: Plugin = {
  name: 'leave-out-monacos-libraries',
  enforce: 'pre',
  apply: 'build',
  load: {
    filter: { id: /monaco-editor.*typescript[\\/]lib[\\/]lib\.js$/ },
    handler: () => 'export const libFileMap = {};',
  },
  transform: {
    filter: { id: /monaco-editor.*typescript[\\/]workerManager\.js$/ },
    handler: (code) => code.replace(/^\s*createWorker: .*$/m, ''),
  },
};

export default defineConfig({
  // Relative addresses, so that the built page works from any folder of any static host.
  base: './',
  plugins: [react(), allowInlineScriptsInDevelopment, leaveOutMonacosLibraries, keepBudgets(), workOffline()],
  worker: { format: 'es', plugins: () => [leaveOutMonacosLibraries] },
  build: {
    target: 'es2022',
    // Monaco's TypeScript worker alone is larger than any sensible warning limit.
    chunkSizeWarningLimit: 12_000,
    assetsInlineLimit: 0,
  },
  // What only workers and late chunks import would otherwise be found one by one, each time with a reload.
  optimizeDeps: {
    include: [
      'sucrase',
      '@jridgewell/trace-mapping',
      'monaco-editor/editor/editor.api.js',
      'monaco-editor/features/register.all.js',
      'monaco-editor/internal/common/initialize.js',
      'monaco-editor/languages/definitions/typescript/register.js',
      'monaco-editor/languages/features/typescript/register.js',
      'monaco-editor/languages/features/typescript/tsWorker.js',
      'monaco-editor/languages/features/typescript/lib/typescriptServices.js',
    ],
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'worker/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
