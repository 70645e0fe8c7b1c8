/** How evenly the built page draws while time passes fast, beside the same page with no traffic at all. */
import { chromium, type Page } from 'playwright';
import { ensureBuilt } from '../setup/build.mjs';
import { ensureChromium } from '../setup/chromium.mjs';
import { serve } from '../setup/serve.mjs';
import { FLAGS, openPage, startWatching, watched } from './map.ts';

const PORT = 4180;
/** As the page's choice of speeds has them. */
const FAST = ['60', '3600'] as const;
const WARM_UP_MS = 5_000;
const MEASURED_MS = 10_000;

interface SpeedSample {
  /** Between animation frames. */
  readonly framesMs: readonly number[];
  /** Of the chosen speed, how much was reached, as the page says; 1 where it says nothing, which it does from 0.95 on. */
  readonly pace: number;
}

export interface SpeedSamples {
  readonly idleFramesMs: readonly number[];
  readonly at: Readonly<Record<(typeof FAST)[number], SpeedSample>>;
}

export async function measureSpeeds(): Promise<SpeedSamples> {
  await ensureBuilt();
  const { value: executablePath } = await ensureChromium();
  const server = await serve('preview', PORT);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await openPage(browser, PORT);
    await page.waitForTimeout(WARM_UP_MS);
    await startWatching(page);
    const idleFramesMs = await framesOf(page);
    await page.getByRole('button', { name: 'Start traffic' }).click();
    const at = { '60': await sampleAt(page, FAST[0]), '3600': await sampleAt(page, FAST[1]) };
    return { idleFramesMs, at };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function sampleAt(page: Page, speed: string): Promise<SpeedSample> {
  await page.getByRole('combobox', { name: 'Speed' }).selectOption(speed);
  await page.waitForTimeout(WARM_UP_MS);
  const framesMs = await framesOf(page);
  const said = await page.getByRole('status', { name: 'Traffic status' }).textContent();
  const [, percent] = /time passes at (?:less than )?(\d+) %/.exec(said ?? '') ?? [];
  return { framesMs, pace: Number(percent ?? 100) / 100 };
}

/** Those of the next seconds. */
async function framesOf(page: Page): Promise<readonly number[]> {
  const before = (await watched(page)).framesMs.length;
  await page.waitForTimeout(MEASURED_MS);
  return (await watched(page)).framesMs.slice(before);
}
