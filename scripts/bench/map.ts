/** How evenly the map is drawn in the built page while live traffic fills it: frames, and the time its painter takes in each. */
import { type Browser, chromium, type Page } from 'playwright';
import { ensureBuilt } from '../setup/build.mjs';
import { ensureChromium } from '../setup/chromium.mjs';
import { serve } from '../setup/serve.mjs';

const PORT = 4179;
export const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
/** Flights take a few seconds each, so that the sky is full by then. */
const WARM_UP_MS = 10_000;
const MEASURED_MS = 20_000;

export interface MapSamples {
  /** Between animation frames. */
  readonly framesMs: readonly number[];
  /** In the map's own animation callback, when it painted. */
  readonly painterMs: readonly number[];
  /** Marks of requests on their way in each of those frames: one for each request and platform. */
  readonly marks: readonly number[];
  readonly platforms: number;
}

export async function measureMap(): Promise<MapSamples> {
  await ensureBuilt();
  const { value: executablePath } = await ensureChromium();
  const server = await serve('preview', PORT);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    return await watchTraffic(await openMap(browser));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function openMap(browser: Browser): Promise<Page> {
  const page = await openPage(browser, PORT);
  await page.getByRole('button', { name: 'Start traffic' }).click();
  await page.waitForTimeout(WARM_UP_MS);
  return page;
}

/** The world alone, as on a projector: only then the map has room for as many requests as it ever draws. */
export async function openPage(browser: Browser, port: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  // The name helper that tsx wraps functions in is not there in the page.
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  await page.addInitScript(watchFrames);
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.getByRole('button', { name: 'Maximise World' }).click();
  return page;
}

export const startWatching = (page: Page): Promise<void> =>
  page.evaluate(() => (globalThis as unknown as { startWatching: () => void }).startWatching());

export const watched = (page: Page): Promise<Watched> =>
  page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);

async function watchTraffic(page: Page): Promise<MapSamples> {
  await startWatching(page);
  await page.waitForTimeout(MEASURED_MS);
  const shown = page.getByRole('radiogroup', { name: 'Requests shown' }).getByRole('radio');
  return { ...(await watched(page)), platforms: (await shown.count()) - 1 };
}

type Watched = Omit<MapSamples, 'platforms'>;

/** In the page, before its own scripts. The map's callback is known by the canvases that it clears. */
function watchFrames(): void {
  const seen = { framesMs: [] as number[], painterMs: [] as number[], marks: [] as number[] };
  const now = { isOn: false, isMap: false, marks: 0 };
  const { prototype } = CanvasRenderingContext2D;
  // oxlint-disable-next-line typescript/unbound-method -- each is called on the context that it was called on
  const { clearRect, rect } = prototype;
  prototype.clearRect = function clear(...box) {
    if (this.canvas.closest('.map-stage') !== null) now.isMap = true;
    clearRect.apply(this, box);
  };
  prototype.rect = function mark(...box) {
    now.marks += 1;
    rect.apply(this, box);
  };
  const request = requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) =>
    request((timeMs) => {
      now.isMap = false;
      now.marks = 0;
      const beganMs = performance.now();
      callback(timeMs);
      if (!now.isMap || !now.isOn) return;
      seen.painterMs.push(performance.now() - beganMs);
      seen.marks.push(now.marks);
    });
  const start = (): void => {
    now.isOn = true;
    let lastMs = performance.now();
    request(function next(timeMs) {
      seen.framesMs.push(timeMs - lastMs);
      lastMs = timeMs;
      request(next);
    });
  };
  Object.assign(globalThis, { watched: seen, startWatching: start });
}
