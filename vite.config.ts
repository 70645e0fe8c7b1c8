import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The development server's hot reloading starts from an inline script, which the page's policy rightly forbids. */
const allowInlineScriptsInDevelopment: Plugin = {
  name: 'allow-inline-scripts-in-development',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
};

export default defineConfig({
  // Relative addresses, so that the built page works from any folder of any static host.
  base: './',
  plugins: [react(), allowInlineScriptsInDevelopment],
  worker: { format: 'es' },
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
      'monaco-editor/languages/definitions/javascript/register.js',
      'monaco-editor/languages/definitions/typescript/register.js',
      'monaco-editor/languages/features/typescript/register.js',
    ],
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'worker/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
