/** The simulation is a function of its scenario: the same bytes in Node and in a browser. */
import { build } from 'esbuild';
import { expect, test } from 'playwright/test';
import { runScenario } from '../worker/model/report.ts';
import { readScenario } from '../worker/model/scenario.ts';

const SCENARIO = {
  durationS: 120,
  handler: { computeUs: { kind: 'lognormal', medianUs: 2_000, spread: 0.4 }, lateUs: 500 },
  world: {
    platforms: ['lambda', 'containers', 'isolates', 'edge', 'hybrid'],
    containers: { regions: ['us-east-1', 'eu-west-1'], autoscale: { most: 10, targetShare: 0.5 } },
    routing: { policy: 'anycast', spill: true },
    clients: { handshake: 'mix', lossShare: 0.01 },
    traffic: {
      perSecond: 100,
      diurnal: true,
      surges: [
        { kind: 'flash-crowd', atS: 20 },
        { kind: 'attack', atS: 60, perSecond: 500 },
      ],
    },
    faults: [
      { kind: 'cable-cut', atS: 10, durationS: 60, from: 'NYC', to: 'LON' },
      { kind: 'region-outage', atS: 50, durationS: 30, region: 'us-east-1' },
    ],
  },
};

const SOURCE = `
import { runScenario } from './worker/model/report.ts';
import { readScenario } from './worker/model/scenario.ts';
globalThis.simulate = (json) => {
  const read = readScenario(JSON.parse(json));
  return read.ok ? JSON.stringify(runScenario(read.value)) : JSON.stringify(read.failure);
};
`;

function inNode(scenario: object): string {
  const read = readScenario(scenario);
  return read.ok ? JSON.stringify(runScenario(read.value)) : JSON.stringify(read.failure);
}

/** Clients that do not all send the same. */
const MIXED = {
  ...SCENARIO,
  durationS: 60,
  handler: {},
  kinds: [
    { name: 'list', share: 6.5, computeUs: { kind: 'exponential', meanUs: 900 } },
    { name: 'order', share: 1, computeUs: 12_000, requestBytes: 30_000, lateUs: 4_000 },
    { name: 'picture', share: 2.5, responseBytes: 400_000 },
  ],
};

test('a scenario gives the same bytes in Node and in Chromium', async ({ page }) => {
  const bundle = await build({
    stdin: { contents: SOURCE, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    format: 'iife',
    write: false,
  });
  await page.goto('about:blank');
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
  for (const scenario of [SCENARIO, MIXED]) {
    const inChromium = await page.evaluate(
      (json) => (globalThis as unknown as { simulate: (json: string) => string }).simulate(json),
      JSON.stringify(scenario),
    );
    expect(JSON.parse(inChromium)).toEqual(JSON.parse(inNode(scenario)));
    expect(inChromium).toBe(inNode(scenario));
  }
});
