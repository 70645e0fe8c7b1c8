/** `npm run screenshot`: takes docs/screenshot.png of the built page, with a run and some seconds of traffic. */
import { chromium } from 'playwright';
import { ensureBuilt, ensureEngine, ensurePackages } from './setup/build.mjs';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { serve } from './setup/serve.mjs';
import { step } from './setup/steps.mjs';

const PORT = 4198;
const TRAFFIC_MS = 12_000;

await step('Installing dependencies', ensureDependencies);
await step('Assembling the engine', ensureEngine);
await step('Making packages and declarations', ensurePackages);
await step('Building the page', ensureBuilt);
const executablePath = await step('Finding Chromium', ensureChromium);
await serve('preview', PORT);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
await page.goto(`http://127.0.0.1:${PORT}/`);
await page.getByRole('textbox', { name: 'Code editor' }).waitFor({ state: 'attached' });
await page.getByRole('button', { name: 'Run', exact: true }).click();
await page.getByRole('status', { name: 'Response status' }).waitFor();
await page.getByRole('button', { name: 'Start traffic' }).click();
await page.waitForTimeout(TRAFFIC_MS);
await page.screenshot({ path: new URL('../docs/screenshot.png', import.meta.url).pathname });
await browser.close();
console.log('docs/screenshot.png is taken.');
process.exit(0);
