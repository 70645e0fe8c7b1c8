import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses, so that the built page works from any folder of any static host.
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Monaco's TypeScript worker alone is larger than any sensible warning limit.
    chunkSizeWarningLimit: 12_000,
    assetsInlineLimit: 0,
  },
  // Monaco and the engine's packages find their own workers and binaries by import.meta.url, which bundling breaks.
  optimizeDeps: { exclude: ['monaco-editor'] },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'worker/**/*.test.ts', 'scripts/**/*.test.ts'],
  },
});
