/** Unit tests run in Node and apart from the page's build, so `vite.config.ts` is not read. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: [
      'src/**/*.test.{ts,tsx}',
      'worker/**/*.test.ts',
      'examples/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    // Compiling a component or simulating a day takes seconds on a small machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // The machines that check are shared: a test that fails and passes when tried again is told as flaky.
    retry: process.env['CI'] ? 2 : 0,
  },
});
