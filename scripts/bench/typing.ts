/** What typing feels like in the built page while every pause compiles: long tasks of the main thread, and key to paint. */
import { type Browser, chromium, type Page } from 'playwright';
import { ensureBuilt } from '../setup/build.mjs';
import { ensureChromium } from '../setup/chromium.mjs';
import { serve } from '../setup/serve.mjs';

const PORT = 4178;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
/** Words as a person types them: short pauses within, and between them one long enough for a compile to begin. */
const WORDS = 40;
const KEY_MS = 45;
const PAUSE_MS = 220;

export interface TypingSamples {
  readonly keys: number;
  readonly compiles: number;
  /** Tasks of 50 ms and more, as the browser told of them. */
  readonly longTasksMs: readonly number[];
  /** From each key to the next paint, in steps of 8 ms; what took less than 16 ms is not told. */
  readonly keyToPaintMs: readonly number[];
}

export async function measureTyping(source: string): Promise<TypingSamples> {
  await ensureBuilt();
  const { value: executablePath } = await ensureChromium();
  const server = await serve('preview', PORT);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    return await typeInto(await openEditor(browser, source));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function openEditor(browser: Browser, source: string): Promise<Page> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
  await page.getByRole('textbox', { name: 'Code editor' }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  // Let the type checker load and the first compile be over: what is measured is typing, not loading.
  await page.waitForTimeout(6_000);
  return page;
}

async function typeInto(page: Page): Promise<TypingSamples> {
  await page.evaluate(watchTasks);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('let w = 0;', { delay: KEY_MS });
  let keys = 10;
  for (let word = 0; word < WORDS; word++) {
    const text = ` w += ${word};`;
    await page.keyboard.type(text, { delay: KEY_MS });
    keys += text.length;
    await page.waitForTimeout(PAUSE_MS);
  }
  await page.waitForTimeout(1_000);
  return { keys, ...(await page.evaluate(seenTasks)) };
}

interface Watched {
  readonly longTasksMs: number[];
  readonly keyToPaintMs: number[];
  compiles: number;
}

/** In the page. */
function watchTasks(): void {
  const watched: Watched = { longTasksMs: [], keyToPaintMs: [], compiles: 0 };
  Object.assign(globalThis, { watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasksMs.push(duration);
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === 'keydown') watched.keyToPaintMs.push(duration);
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
  const status = document.querySelector('[aria-label="Compile status"]');
  if (!status) throw new Error('the page shows no compile status');
  let last = status.textContent;
  new MutationObserver(() => {
    const text = status.textContent;
    if (text !== last && /compiled in/.test(text ?? '')) watched.compiles += 1;
    last = text;
  }).observe(status, { childList: true, subtree: true, characterData: true });
}

/** In the page. */
function seenTasks(): Watched {
  return (globalThis as unknown as { watched: Watched }).watched;
}
