/** `npm run -s web-api`: compares the guest with Chromium and writes what it finds into docs/web-api.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { collectResults } from '../e2e/conformance/results.ts';
import { withResults } from '../e2e/conformance/table.ts';
import { openChromium } from '../e2e/conformance/worlds/chromium.ts';
import { programText } from '../e2e/conformance/worlds/program-text.ts';
import { progress } from './bench/progress.ts';
import { ensureEngine, ensurePackages } from './setup/build.mjs';
import { ensureChromium } from './setup/chromium.mjs';

const DOCUMENT = new URL('../docs/web-api.md', import.meta.url);

await progress('Assembling the engine', ensureEngine);
await progress('Making the packages', ensurePackages);
// Reads both, so it is loaded only now.
const { compileProgram, openLean } = await import('../e2e/conformance/worlds/lean.ts');
const program = await programText();
const { value: executablePath } = await ensureChromium();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const reference = await openChromium(browser, program);
const subject = await openLean(compileProgram(program));
const results = await progress('Comparing', () => collectResults(reference, subject));
await reference.close();
await browser.close();
const document = await readFile(DOCUMENT, 'utf8');
await writeFile(DOCUMENT, await withResults(document, results));
