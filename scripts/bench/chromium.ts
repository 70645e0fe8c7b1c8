/** Everything that is measured in Chromium, through one page of our own server. */
import { transpileBytes } from '@bytecodealliance/jco-transpile';
import { type Browser, chromium } from 'playwright';
import { PART_NAMES } from '../../worker/guest/part-names.ts';
import type { CompiledComponent } from '../../worker/protocol/compiler.ts';
import { readEngineArtifacts } from '../engine-artifacts.ts';
import { ensureChromium } from '../setup/chromium.mjs';
import type { Bench, CompileTimes, FreshSamples, Group, JcoComponent } from './browser/calls.ts';
import { bundlePage } from './bundle.ts';
import { progress } from './progress.ts';
import { type Served, startServer } from './server.ts';
import type { Sources } from './sources.ts';

const FIRST_COMPILES = 7;
const WARM_COMPILES = 60;
const FRESH_ROUNDS: Readonly<Record<Group, number>> = { alone: 200, besideJco: 50, besidePeers: 40 };
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];

export interface ToRun {
  readonly hello: CompiledComponent;
  readonly helloMarked: CompiledComponent;
  readonly componentizeJs: Uint8Array;
  readonly componentizeQjs: Uint8Array;
}

export interface ChromiumSamples {
  readonly version: string;
  readonly first: readonly CompileTimes[];
  readonly warmHello: readonly CompileTimes[];
  readonly warmHundredLines: readonly CompileTimes[];
  readonly fresh: Readonly<Record<Group, FreshSamples>>;
}

export async function measureInChromium(sources: Sources, toRun: ToRun): Promise<ChromiumSamples> {
  const { value: executablePath } = await ensureChromium();
  const server = await startServer();
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const { engine, template, loadPart } = await readEngineArtifacts();
    for (const name of PART_NAMES) server.put(`/${name}.bin`, await loadPart(name));
    server.put('/engine.wasm', engine);
    server.put('/template.bin', template);
    for (const [path, content] of Object.entries(await bundlePage())) server.put(path, content);
    const first = await progress('First compiles in Chromium', () => firstCompiles(browser, server, sources));
    const [warmHello = [], warmHundredLines = []] = await progress('Warm compiles in Chromium', () =>
      inPage(browser, server, 'warmCompiles', [sources.hello, sources.hundredLines], WARM_COMPILES),
    );
    const components = await progress('Transpiling with jco', () => serveComponents(server, toRun));
    const measureFresh = (group: Group): Promise<FreshSamples> =>
      progress(`Fresh instances in Chromium, ${group}`, () =>
        inPage(browser, server, 'fresh', { ...components, group, rounds: FRESH_ROUNDS[group] }),
      );
    const fresh = {
      alone: await measureFresh('alone'),
      besideJco: await measureFresh('besideJco'),
      besidePeers: await measureFresh('besidePeers'),
    };
    return { version: browser.version(), first, warmHello, warmHundredLines, fresh };
  } finally {
    await browser.close();
    server.close();
  }
}

/** Each in a browser context of its own, whose process has compiled nothing yet; its HTTP cache holds the engine. */
async function firstCompiles(browser: Browser, server: Served, sources: Sources): Promise<CompileTimes[]> {
  const times: CompileTimes[] = [];
  while (times.length < FIRST_COMPILES)
    times.push(await inPage(browser, server, 'firstCompile', sources.hundredLines));
  if (server.hits('/engine.wasm') !== FIRST_COMPILES)
    throw new Error('the engine did not come from the HTTP cache');
  return times;
}

/** Calls `bench[name]` in a page of its own. As text, for functions are not the same here and there. */
async function inPage<Name extends keyof Bench>(
  browser: Browser,
  { address }: Served,
  name: Name,
  ...args: Parameters<Bench[Name]>
): Promise<Awaited<ReturnType<Bench[Name]>>> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${address}/index.html`, { waitUntil: 'load' });
    const result = await page.evaluate(`bench.${name}(...${JSON.stringify(args)})`);
    return result as Awaited<ReturnType<Bench[Name]>>;
  } finally {
    await context.close();
  }
}

async function serveComponents(server: Served, toRun: ToRun) {
  const through = async (name: string, component: Uint8Array): Promise<JcoComponent> => {
    const folder = `/jco/${name}`;
    const { files } = await transpileBytes(component, { name: 'component', instantiation: 'sync' });
    const names = Object.keys(files).filter((file) => /\.(js|wasm)$/.test(file));
    for (const file of names) server.put(`${folder}/${file}`, files[file] as Uint8Array);
    return { folder, coreModules: names.filter((file) => file.endsWith('.wasm')) };
  };
  return {
    hello: serveCore(server, '/hello.core', toRun.hello),
    helloMarked: serveCore(server, '/hello-marked.core', toRun.helloMarked),
    helloThroughJco: await through('hello', toRun.hello.component),
    markedThroughJco: await through('hello-marked', toRun.helloMarked.component),
    componentizeJs: await through('componentize-js', toRun.componentizeJs),
    componentizeQjs: await through('componentize-qjs', toRun.componentizeQjs),
  };
}

function serveCore(
  server: Served,
  path: string,
  { component, coreOffset, coreLength, sourceMaps }: CompiledComponent,
) {
  server.put(path, component.subarray(coreOffset, coreOffset + coreLength));
  server.put(`${path}.map`, JSON.stringify(sourceMaps));
  return path;
}
