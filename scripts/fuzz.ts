/**
 * `npm run -s fuzz -- --cases 10000 --seed 1`: generated input through Chromium and the guest. Prints JSON on stdout: counts
 * by property, and each difference with the smallest input that shows it and the command that shows it again. What is
 * being done goes to stderr. Exits with 1 where anything differs.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { PROPERTY_NAMES, replay, type Tried, tryProperty } from '../e2e/conformance/generated.ts';
import type { PropertyName } from '../e2e/conformance/program/properties/index.ts';
import { openChromium } from '../e2e/conformance/worlds/chromium.ts';
import { programText } from '../e2e/conformance/worlds/program-text.ts';
import { progress } from './bench/progress.ts';
import { ensureEngine, ensurePackages } from './setup/build.mjs';
import { ensureChromium } from './setup/chromium.mjs';

const USAGE = `usage: npm run -s fuzz -- [--cases 10000] [--seed 1] [--property NAME [--path PATH]]
properties: ${PROPERTY_NAMES.join(', ')}`;

interface Arguments {
  readonly cases: number;
  readonly seed: number;
  readonly properties: readonly PropertyName[];
  readonly path: string | null;
}

function fail(): never {
  console.error(USAGE);
  process.exit(2);
}

function readArguments(): Arguments {
  const options = {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    property: { type: 'string' },
    path: { type: 'string' },
  } as const;
  try {
    const { cases, seed, property, path } = parseArgs({ options }).values;
    const properties = PROPERTY_NAMES.filter((name) => property === undefined || name === property);
    const numbers = { cases: Number(cases), seed: Number(seed) };
    const isPlain = Number.isInteger(numbers.cases) && numbers.cases > 0 && Number.isInteger(numbers.seed);
    if (!isPlain || properties.length === 0 || (path !== undefined && property === undefined)) return fail();
    return { ...numbers, properties, path: path ?? null };
  } catch {
    return fail();
  }
}

const { cases, seed, properties, path } = readArguments();
await progress('Assembling the engine', ensureEngine);
await progress('Making the packages', ensurePackages);
// Reads both, so it is loaded only now.
const { compileProgram, openLean } = await import('../e2e/conformance/worlds/lean.ts');
const program = await programText();
const { value: executablePath } = await ensureChromium();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const worlds = {
  reference: await openChromium(browser, program),
  subject: await openLean(compileProgram(program)),
};

async function tryAll(): Promise<unknown> {
  const each = Math.ceil(cases / properties.length);
  const tried: Tried[] = [];
  for (const property of properties)
    tried.push(await progress(property, () => tryProperty(worlds, property, each, seed)));
  const sum = (key: 'cases' | 'differing'): number => tried.reduce((total, one) => total + one[key], 0);
  const findings = tried.flatMap((one) => one.findings);
  return {
    chromium: browser.version(),
    seed,
    cases: sum('cases'),
    differing: sum('differing'),
    properties: Object.fromEntries(
      tried.map((one) => [one.property, { cases: one.cases, differing: one.differing }]),
    ),
    differences: findings.map(({ path: at, ...finding }) => ({
      ...finding,
      again: `npm run -s fuzz -- --seed ${seed} --property ${finding.property} --path ${at}`,
    })),
  };
}

try {
  const [property] = properties;
  const isReplay = path !== null && property !== undefined;
  const report = isReplay ? await replay(worlds, property, seed, path) : await tryAll();
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  const differs = isReplay ? report !== null : (report as { differing: number }).differing > 0;
  process.exitCode = differs ? 1 : 0;
} finally {
  await worlds.reference.close();
  await browser.close();
}
