import { expect, test } from 'vitest';
import { runScenario } from '../report.ts';
import type { PlatformReport } from '../report.ts';
import { readScenario } from '../scenario.ts';

/** 300 requests a second of 100 ms each; a region has room for twenty at a time unless `replicas` says more. */
function run(
  world: { routing: object; platforms: readonly string[]; seed?: number; edge?: object },
  containers: object = {},
): PlatformReport {
  const read = readScenario({
    durationS: 200,
    explain: ['singapore'],
    handler: { computeUs: 100_000 },
    world: {
      ...world,
      containers: {
        regions: ['eu-west-1', 'us-east-1', 'ap-southeast-1'],
        replicas: 5,
        concurrency: 4,
        queueLimit: 100,
        ...containers,
      },
      traffic: { perSecond: 300 },
    },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const [platform = 'edge'] = world.platforms;
  return runScenario(read.value).platforms[platform as 'edge'] as PlatformReport;
}

const containers = (routing: object, more?: object, seed = 500) =>
  run({ platforms: ['containers'], routing, seed }, more);
const SPILL = { policy: 'best', spill: true };
const KEEP = { policy: 'best', spill: false };

test('a region that is asked for too much sheds to the others, which have room', () => {
  const room = { replicas: 3 };
  const [shed, kept] = [containers(SPILL, room), containers(KEEP, room)];
  expect(kept.spilled).toBe(0);
  expect(kept.rejected).toBeGreaterThan(3_000);
  expect(shed.spilled).toBeGreaterThan(2_000);
  expect(shed.rejected).toBeLessThan(kept.rejected / 10);
});

test('where all are too full, each keeps its own', () => {
  const [shed, kept] = [containers(SPILL, { replicas: 1 }), containers(KEEP, { replicas: 1 })];
  expect(shed.spilled).toBeLessThan(shed.generated / 20);
  expect(shed.rejected).toBeGreaterThan(0.9 * kept.rejected);
});

test('where none is too full, nothing changes', () => {
  const room = { replicas: 100 };
  const { scenario: _, ...shed } = { scenario: 0, ...containers(SPILL, room) };
  expect(shed).toEqual(containers(KEEP, room));
});

test('PoPs shed to the next PoPs, and PoPs to the next regions behind them', () => {
  const edge = run({ platforms: ['edge'], routing: SPILL, edge: { concurrency: 2 } });
  expect(edge.spilled).toBeGreaterThan(1_000);
  expect(edge.generated).toBe(edge.served + edge.rejected + edge.failed);
  const hybrid = { platforms: ['hybrid'], edge: { concurrency: 5_000 } };
  const [shed, kept] = [
    run({ ...hybrid, routing: SPILL }, { replicas: 3 }),
    run({ ...hybrid, routing: KEEP }, { replicas: 3 }),
  ];
  expect(shed.spilled).toBeGreaterThan(2_000);
  expect(shed.failed).toBeLessThan(kept.failed / 10);
});

test('a record says who sheds how much, and where to', () => {
  const records = [3, 4, 5, 6, 7].map(
    (seed) => containers(SPILL, { replicas: 3 }, seed).routing['singapore'],
  );
  for (const record of records)
    expect(record?.candidates[0]).toMatchObject({ id: 'ap-southeast-1', note: expect.stringMatching(NOTE) });
  const reasons = records.map((record) => record?.reason ?? '');
  const led = reasons.filter((reason) => reason.endsWith('this one to N. Virginia'));
  expect(led.length).toBeGreaterThan(0);
  expect(reasons.length - led.length).toBe(
    reasons.filter((reason) => reason.endsWith('keeps this one')).length,
  );
});

const NOTE = /^too full, sheds \d+ % of its requests$/;
