/** Every claim of every story, from runs of its own world. */
import { expect, test } from 'vitest';
import { ask, check, simulate } from '../../scripts/tell-story.ts';
import { Cables } from '../../worker/model/network/cables.ts';
import { Network, networkOf } from '../../worker/model/network/network.ts';
import { cityIndexOf, PLACES, popsOf } from '../../worker/model/places.ts';
import type { Report } from '../../worker/model/report.ts';
import type { Project } from '../../worker/project/project.ts';
import type { PlatformRun } from '../../worker/protocol/runner.ts';
import type { PlatformId } from '../../worker/protocol/waterfall.ts';
import { STORIES } from './index.ts';

function story(id: string): Project {
  const found = STORIES.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no story ${id}`);
  return found.project;
}

function of<Value>(each: Partial<Record<PlatformId, Value>>, platform: PlatformId): Value {
  const value = each[platform];
  if (value === undefined) throw new Error(`${platform} is not there`);
  return value;
}
const totalMs = (runs: Partial<Record<PlatformId, PlatformRun>>, platform: PlatformId): number =>
  of(runs, platform).waterfall.totalUs / 1_000;
const platformOf = (report: Report, platform: PlatformId) => of(report.platforms, platform);
const latency = (report: Report, platform: PlatformId, p: 'p50' | 'p99' = 'p50'): number =>
  platformOf(report, platform).latencyMs[p] ?? NaN;

test('every story is told in one paragraph', () => {
  for (const { project } of STORIES) {
    expect(project.story).toMatch(/^[A-Z].{300,}\.$/);
    expect(project.story).not.toContain('\n');
  }
});

test.each(STORIES.map(({ id, project }) => [id, project] as const))(
  'what %s asserts of its handler holds',
  async (_, project) => {
    const lines = project.tests.split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.length).toBeLessThanOrEqual(4);
    const { outcomes } = await check(project);
    expect(outcomes).toEqual(lines.map(() => expect.objectContaining({ kind: 'passed' })));
  },
);

test('half a millisecond meets 300', async () => {
  const runs = await ask(story('half-a-millisecond'));
  expect(totalMs(runs, 'containers')).toBeGreaterThan(285);
  expect(totalMs(runs, 'containers')).toBeLessThan(315);
  expect(totalMs(runs, 'edge')).toBeCloseTo(43, 0);
  const start = of(runs, 'edge').waterfall.segments.find(({ kind }) => kind === 'cold-start');
  expect(start?.durationUs).toBe(500);
  expect(of(runs, 'containers').waterfall.segments.some(({ kind }) => kind === 'cold-start')).toBe(false);
  const report = await simulate(story('half-a-millisecond'), 40);
  expect(latency(report, 'containers')).toBeGreaterThan(250);
  expect(latency(report, 'edge', 'p99')).toBeLessThan(latency(report, 'lambda', 'p99'));
  expect(latency(report, 'edge')).toBeLessThan(100);
});

test('the price of keeping warm', async () => {
  const report = await simulate(story('keeping-warm'), 600);
  const [lambda, containers, edge] = (['lambda', 'containers', 'edge'] as const).map((platform) =>
    platformOf(report, platform),
  );
  expect(lambda?.cost.perMonthUsd).toBeCloseTo(110, -1);
  expect(lambda?.cost.warmSharePct).toBeGreaterThan(99);
  expect(containers?.cost.perMonthUsd).toBeCloseTo(590, 0);
  expect(containers?.cost.warmSharePct).toBeGreaterThan(99);
  expect(edge?.cost.perMonthUsd).toBeCloseTo(5, 1);
  expect(edge?.meanInstances.alive).toBeLessThan(0.1);
  expect(edge?.moduleLoads).toBeGreaterThan(50);
});

test('the edge loses', async () => {
  const cart = story('edge-loses');
  const reused = await ask(cart);
  expect(totalMs(reused, 'edge')).toBeGreaterThan(1_000);
  expect(totalMs(reused, 'containers')).toBeLessThan(250);
  const asked = of(reused, 'containers').waterfall.calls.reduce((sum, call) => sum + call.durationUs, 0);
  expect(asked / 1_000).toBeLessThan(20);
  expect(of(reused, 'edge').waterfall.calls).toHaveLength(5);
  const fresh = await ask(cart, { connection: 'new' });
  expect(totalMs(fresh, 'edge')).toBeGreaterThan(totalMs(fresh, 'containers'));
  const report = await simulate(cart, 40);
  expect(latency(report, 'edge')).toBeGreaterThan(3 * latency(report, 'containers'));
});

test('a flash crowd', async () => {
  const report = await simulate(story('flash-crowd'), 90);
  const { rejected } = platformOf(report, 'containers');
  expect(rejected).toBeGreaterThan(10_000);
  expect(platformOf(report, 'containers').instances).toBeGreaterThan(3);
  for (const platform of ['lambda', 'edge'] as const) expect(platformOf(report, platform).rejected).toBe(0);
  const { coldStarts } = platformOf(report, 'lambda');
  expect(coldStarts).toBeGreaterThan(150);
  expect(coldStarts).toBeLessThan(300);
  const { served, meanSegmentsMs, latencyMs, ...edge } = platformOf(report, 'edge');
  expect(edge.coldStarts).toBe(served);
  expect(meanSegmentsMs['origin-wait']).toBeGreaterThan((latencyMs.mean ?? 0) / 2);
});

test('a PoP goes dark', async () => {
  const project = story('pop-goes-dark');
  const pops = popsOf(project.world);
  const frankfurt = pops.findIndex(({ id }) => id === 'FRA');
  const itsCities = new Set<number>();
  const next = new Map<string, number>();
  let late = 0;
  const report = await simulate(project, 100, {}, (execute) => (arrival, platform, site) => {
    const { arrivalUs, cityIndex } = arrival;
    if (platform !== 'edge') return execute(arrival, platform, site);
    if (arrivalUs < 20_000_000 && site.index === frankfurt) itsCities.add(cityIndex);
    if (arrivalUs > 21_000_000 && site.index === frankfurt) late += 1;
    const { id = '' } = pops[site.index] ?? {};
    if (arrivalUs > 60_000_000 && itsCities.has(cityIndex)) next.set(id, (next.get(id) ?? 0) + 1);
    return execute(arrival, platform, site);
  });
  expect(itsCities.size).toBeGreaterThan(5);
  expect(late).toBe(0);
  for (const pop of ['AMS', 'PAR', 'ZRH', 'WAW']) expect(next.get(pop)).toBeGreaterThan(5);
  expect(platformOf(report, 'edge').failed).toBeGreaterThan(0);
  expect(platformOf(report, 'edge').errorShare).toBeLessThan(0.005);
  expect(platformOf(report, 'containers').failed).toBe(0);
});

test('a cable is cut', async () => {
  const project = story('cable-is-cut');
  const { world } = project;
  const region = PLACES.regions.findIndex(({ id }) => id === world.region);
  const rttMs = (network: Network) => network.cityToRegion.us(cityIndexOf('mumbai') ?? -1, region) / 1_000;
  expect(rttMs(networkOf(world))).toBeCloseTo(165, 0);
  const cut = new Network(world.seed, popsOf(world), new Cables(new Set(['CAI-JED'])));
  expect(rttMs(cut)).toBeCloseTo(325, 0);
  const before = await simulate(project, 40, { faults: [] });
  const after = await simulate(project, 40, { faults: world.faults.map((fault) => ({ ...fault, atS: 0 })) });
  expect(latency(after, 'containers') / latency(before, 'containers')).toBeCloseTo(1.2, 1);
  expect(latency(after, 'edge') / latency(before, 'edge')).toBeCloseTo(1, 1);
});

test('authorization at the edge stops an attack', async () => {
  const project = story('stopped-attack');
  const reached = { legitimate: 0, botnet: 0 };
  const report = await simulate(project, 40, {}, (execute) => (arrival, platform, site) => {
    const did = execute(arrival, platform, site);
    if (did.waitUs > 0) reached[arrival.isAttack ? 'botnet' : 'legitimate'] += 1;
    return did;
  });
  const { attack } = platformOf(report, 'edge');
  expect(attack.generated).toBeGreaterThan(150_000);
  expect(attack).toMatchObject({ served: attack.generated, filtered: 0, rejected: 0, failed: 0 });
  expect(reached.botnet).toBe(0);
  expect(reached.legitimate).toBeGreaterThan(3 * 3_000);
  expect(platformOf(report, 'lambda').cost.attackSharePct).toBeGreaterThan(90);
  const quiet = await simulate(project, 40, { traffic: { ...project.world.traffic, surges: [] } });
  expect(latency(report, 'edge', 'p99')).toBe(latency(quiet, 'edge', 'p99'));
  const refused = await ask(project, { selectedRequest: 1 });
  expect(of(refused, 'edge').result).toMatchObject({ value: { status: 401 } });
  expect(of(refused, 'edge').waterfall.calls).toEqual([]);
});

test('nothing stays warm over 4,100 PoPs', async () => {
  const project = story('nothing-stays-warm');
  const { edge } = project.world;
  const report = await simulate(project, 90);
  expect(popsOf(project.world).reduce((sum, { count }) => sum + count, 0)).toBe(4_100);
  expect(platformOf(report, 'isolates').coldStartShare).toBeGreaterThan(0.25);
  expect(platformOf(report, 'lambda').coldStartShare).toBeLessThan(0.005);
  const { moduleLoads, coldStarts, served } = platformOf(report, 'edge');
  expect(coldStarts).toBe(served);
  expect(moduleLoads).toBeGreaterThan(served / 5);
  const fewer = await simulate(project, 90, { edge: { ...edge, placement: 'regions' } });
  expect(platformOf(fewer, 'isolates').coldStartShare).toBeLessThan(0.05);
  expect(platformOf(fewer, 'edge').moduleLoads).toBeLessThan(27);
  expect(latency(fewer, 'edge')).toBeGreaterThan(latency(report, 'edge'));
});

test('composite with regional containers', async () => {
  const project = story('regional-containers');
  const runs = await ask(project);
  expect(totalMs(runs, 'hybrid')).toBeCloseTo(380, -1);
  expect(totalMs(runs, 'edge')).toBeCloseTo(570, -1);
  expect(totalMs(runs, 'containers')).toBeGreaterThan(1_200);
  const report = await simulate(project, 40);
  for (const other of ['lambda', 'containers', 'edge'] as const)
    expect(latency(report, 'hybrid')).toBeLessThan(latency(report, other));
});

test('ad insertion into a media manifest', async () => {
  const project = story('ad-insertion');
  const fresh = await ask(project);
  const { result } = of(fresh, 'edge');
  if (!result.ok) throw new Error('it failed');
  const playlist = new TextDecoder().decode(result.value.body);
  // 15 s and 12 s of a break of 30; the ad of 5 s no longer fits, and the slate is gone.
  expect(playlist.match(/coffee|bicycle|umbrella|slate/g)).toEqual([
    ...Array<string>(3).fill('coffee'),
    ...Array<string>(2).fill('bicycle'),
  ]);
  expect(playlist).toContain('https://media.example.com/show/720p-2714.ts');
  expect(playlist.split('\n').filter((line) => line.startsWith('#EXT-X-KEY'))).toEqual([
    '#EXT-X-KEY:METHOD=AES-128,URI="key.bin"',
    '#EXT-X-KEY:METHOD=NONE',
    '#EXT-X-KEY:METHOD=AES-128,URI="key.bin"',
  ]);
  expect(playlist.match(/DISCONTINUITY/g)).toHaveLength(3);
  expect(of(fresh, 'edge').waterfall.calls.map(({ startUs }) => startUs)).toHaveLength(2);
  expect(totalMs(fresh, 'edge') / totalMs(fresh, 'containers')).toBeCloseTo(0.5, 1);
  const reused = await ask(project, { connection: 'reused' });
  expect(totalMs(reused, 'edge') / totalMs(reused, 'containers')).toBeCloseTo(0.9, 1);
});

test('DRM token check', async () => {
  const project = story('drm-token');
  const runs = await ask(project);
  expect(totalMs(runs, 'edge')).toBeCloseTo(170, -1);
  expect(totalMs(runs, 'containers')).toBeCloseTo(575, -1);
  expect(of(runs, 'edge').waterfall.calls).toEqual([]);
  for (const [at, { name }] of project.requests.entries()) {
    const { result } = of(await ask(project, { selectedRequest: at }), 'edge');
    expect(result).toMatchObject({ value: { status: Number(/\d+$/.exec(name)?.[0] ?? 200) } });
  }
});

test('content by geography', async () => {
  const project = story('geography');
  const runs = await ask(project);
  expect(totalMs(runs, 'edge')).toBeCloseTo(20, 0);
  expect(totalMs(runs, 'containers')).toBeGreaterThan(500);
  const { result } = of(await ask(project, { cityId: 'paris' }), 'edge');
  if (!result.ok) throw new Error('it failed');
  expect(new TextDecoder().decode(result.value.body)).toMatch(/lang="fr".*cookies/s);
});
