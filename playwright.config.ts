/**
 * Browser tests against the built page (`dist/`), served by `vite preview`. `npm test` builds first and names the browser
 * in HALFMILLI_CHROMIUM; without that variable Playwright looks for the one it installed itself.
 */
import { defineConfig } from 'playwright/test';

const port = Number(process.env['HALFMILLI_E2E_PORT'] ?? 4199);
const chromium = process.env['HALFMILLI_CHROMIUM'];
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // A picture that is not there yet is a failure, not a new picture.
  updateSnapshots: 'none',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  // The machines that check are shared: a test that fails and passes when tried again is told as flaky.
  retries: process.env['CI'] ? 2 : 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  globalTimeout: 22 * 60_000,
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 800 },
    // The tests that are about it allow it: it would answer what others let the network answer.
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
    trace: 'on-first-retry',
    launchOptions: { args: quietFlags, ...(chromium ? { executablePath: chromium } : {}) },
  },
  webServer: {
    command: `npm -s exec --no -- vite preview --host 127.0.0.1 --port ${port} --strictPort`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
