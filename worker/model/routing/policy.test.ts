import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import type { World } from '../../project/world.ts';
import { cityIndexOf, regionIndexOf } from '../places.ts';
import { runScenario } from '../report.ts';
import { readScenario } from '../scenario.ts';
import { popDestinations, regionDestinations } from './destinations.ts';
import { explainDecision } from './locate.ts';
import { policyOf } from './policy.ts';
import { routingProblems } from './problems.ts';

const REGIONS = ['us-east-1', 'eu-west-1'] as const;
const london = cityIndexOf('london') ?? -1;

function worldWith(routing: Partial<World['routing']>): World {
  return {
    ...DEFAULT_WORLD,
    containers: { ...DEFAULT_WORLD.containers, regions: [...REGIONS] },
    routing: { ...DEFAULT_WORLD.routing, ...routing },
  };
}

const inRegions = (world: World) => regionDestinations(world, REGIONS.map(regionIndexOf));

test('weights and a single region are for regions; PoPs keep their anycast', () => {
  const weighted = worldWith({ policy: 'weighted', weights: [{ region: 'eu-west-1', weight: 3 }] });
  expect(policyOf(weighted, inRegions(weighted))).toEqual({ kind: 'weighted', weights: [1, 3] });
  expect(policyOf(weighted, popDestinations(weighted))).toMatchObject({ kind: 'anycast', poorShare: 0.2 });
  const single = worldWith({ policy: 'single' });
  expect(policyOf(single, inRegions(single))).toEqual({ kind: 'single', place: 0 });
});

const told = (routing: Partial<World['routing']>) =>
  explainDecision(worldWith(routing), 'containers', london);

test('a told request goes where its policy leads most', () => {
  expect(told({ policy: 'nearest' }).chosen.id).toBe('eu-west-1');
  expect(told({ policy: 'single' })).toMatchObject({ chosen: { id: 'us-east-1' }, policy: 'single' });
  const weighted = told({ policy: 'weighted', weights: [{ region: 'us-east-1', weight: 4 }] });
  expect(weighted.chosen.id).toBe('us-east-1');
  expect(weighted.reason).toMatch(/^by weight among 2 regions: N\. Virginia gets 80 % of requests, RTT/);
  expect(weighted.candidates.map(({ note }) => note)).toEqual(['80 % of requests', '20 % of requests']);
});

test('traffic follows the weights, wherever its clients are', () => {
  const read = readScenario({
    requests: 20_000,
    world: {
      platforms: ['containers'],
      containers: { regions: REGIONS, replicas: 100 },
      routing: { policy: 'weighted', weights: [{ region: 'eu-west-1', weight: 0 }] },
    },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const only = readScenario({
    requests: 20_000,
    world: { platforms: ['containers'], containers: { regions: ['us-east-1'], replicas: 100 } },
  });
  if (!only.ok) throw new Error(JSON.stringify(only.failure));
  expect(runScenario(read.value).platforms.containers?.latencyMs).toEqual(
    runScenario(only.value).platforms.containers?.latencyMs,
  );
});

test('weights that lead to nobody are named', () => {
  expect(
    routingProblems(worldWith({ policy: 'weighted', weights: [{ region: 'us-west-2', weight: 1 }] })),
  ).toEqual([{ path: 'routing.weights.0.region', message: 'no container runs in the region “us-west-2”' }]);
  const weights = REGIONS.map((region) => ({ region, weight: 0 }));
  expect(routingProblems(worldWith({ policy: 'weighted', weights }))).toMatchObject([
    { path: 'routing.weights' },
  ]);
  expect(routingProblems(worldWith({ policy: 'nearest', weights }))).toEqual([]);
});

test('what runs behind a PoP is told with it', () => {
  const record = explainDecision(worldWith({}), 'hybrid', london);
  expect(record.chosen).toMatchObject({ kind: 'pop', name: 'London' });
  expect(record.behind).toMatchObject({ kind: 'region', id: 'eu-west-1' });
  expect(record.behind?.reason).toMatch(/^nearest of 2 regions, [\d.]+ ms over the backbone$/);
  expect(explainDecision(worldWith({}), 'edge', london).behind).toBeNull();
});
