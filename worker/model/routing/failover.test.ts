import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import type { RegionId } from '../../project/world.ts';
import { cityIndexOf, PLACES, regionIndexOf } from '../places.ts';
import { popDestinations, regionDestinations } from './destinations.ts';
import { anycastPlace, dnsPlace, lastAskedUs, LOST, NOWHERE } from './failover.ts';
import { StateRegions } from './hybrid.ts';
import { Convergence, DETECTION_US, Outages } from './outages.ts';
import { Router } from './router.ts';
import type { RoutingPolicy } from './router.ts';

const regionsOf = (ids: readonly RegionId[]): number[] => ids.map(regionIndexOf);
const pops = popDestinations(DEFAULT_WORLD);
const tokyo = cityIndexOf('tokyo') ?? -1;
const tyo = pops.places.findIndex(({ id }) => id === 'TYO');
const S = 1_000_000;
const FOREVER = { fromUs: 10 * S, untilUs: Infinity };
const order = Uint16Array.of(3, 1, 2, 0);

test('anycast loses packets until routes have moved, then takes the next best', () => {
  const outages = new Outages(4, [{ place: 3, ...FOREVER }]);
  expect(anycastPlace(order, 0, outages, 9 * S, 15 * S)).toBe(3);
  expect(anycastPlace(order, 0, outages, 10 * S, 15 * S)).toBe(LOST);
  expect(anycastPlace(order, 0, outages, 25 * S - 1, 15 * S)).toBe(LOST);
  expect(anycastPlace(order, 0, outages, 25 * S, 15 * S)).toBe(1);
  expect(anycastPlace(order, 2, outages, 12 * S, 15 * S)).toBe(2);
});

test('DNS names a place until it is noticed and the resolver asks again', () => {
  const outages = new Outages(4, [{ place: 3, fromUs: 10 * S, untilUs: 100 * S }]);
  const at = (nowUs: number): number => dnsPlace(order, outages, lastAskedUs(nowUs, 20 * S, 5 * S));
  expect(lastAskedUs(44 * S, 20 * S, 5 * S)).toBe(25 * S);
  expect(at(9 * S)).toBe(3);
  expect(at(11 * S)).toBe(3);
  // Noticed at 40 s, asked at 25 and 45 s.
  expect(at(44 * S)).toBe(3);
  expect(at(45 * S)).toBe(1);
  // Back at 100 s, which the resolver learns at 105 s.
  expect(at(104 * S)).toBe(1);
  expect(at(105 * S)).toBe(3);
});

test('with every place down nobody is named, once it is noticed', () => {
  const outages = new Outages(
    4,
    [0, 1, 2, 3].map((place) => ({ place, ...FOREVER })),
  );
  expect(anycastPlace(order, 0, outages, 200 * S, 15 * S)).toBe(NOWHERE);
  expect(dnsPlace(order, outages, 200 * S)).toBe(NOWHERE);
  expect(dnsPlace(order, outages, 12 * S)).toBe(order[0]);
});

const POLICIES: readonly RoutingPolicy[] = [
  { kind: 'nearest' },
  { kind: 'latency-dns', withoutEcsShare: 0.3 },
  { kind: 'anycast', poorShare: 0.2, flipShare: 0.03 },
  { kind: 'weighted', weights: pops.places.map((_, place) => place + 1) },
];

test.each(POLICIES)('after an outage has come round nobody is led to the place, with $kind', (policy) => {
  const down = [tyo, 0, 5];
  const outages = new Outages(
    pops.places.length,
    down.map((place) => ({ place, ...FOREVER })),
  );
  const router = new Router(500, pops, policy, outages);
  for (let client = 0; client < 5_000; client += 1) {
    const place = router.choose(client, client % PLACES.cities.length, 10 * S + 301 * S);
    expect(place).toBeGreaterThanOrEqual(0);
    expect(down).not.toContain(place);
  }
});

test.each(POLICIES)('no client is ever answered by a place that is down, with $kind', (policy) => {
  const outages = new Outages(pops.places.length, [{ place: tyo, fromUs: 10 * S, untilUs: 70 * S }]);
  const router = new Router(500, pops, policy, outages);
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 10 * S, max: 70 * S - 1 }), (client, nowUs) => {
      expect(router.choose(client, tokyo, nowUs)).not.toBe(tyo);
    }),
  );
});

test('routes take seconds to minutes to leave a place, and the same each time', () => {
  const convergence = new Convergence(500);
  const times = Array.from({ length: 10_001 }, (_, at) => convergence.us(at % 640, at % 256) / S).sort(
    (a, b) => a - b,
  );
  expect(times[5_000]).toBeCloseTo(15, -1);
  expect(times[10_000]).toBeLessThanOrEqual(300);
  expect(convergence.us(3, 4)).toBe(new Convergence(500).us(3, 4));
});

test('an edge asks the nearest region that holds the state, the next one when that is known to be down, and the leader to write', () => {
  const ids = regionsOf(['us-east-1', 'ap-northeast-3', 'eu-west-1']);
  const calm = new StateRegions(DEFAULT_WORLD, ids, new Outages(3, []));
  expect(calm.choose(tyo, 0, false)).toBe(1);
  expect(calm.choose(tyo, 0, true)).toBe(0);
  expect(calm.rttUs(tyo, 1)).toBeLessThan(20_000);
  const outages = new Outages(
    3,
    [0, 1].map((place) => ({ place, ...FOREVER })),
  );
  const troubled = new StateRegions(DEFAULT_WORLD, ids, outages);
  expect(troubled.choose(tyo, 11 * S, false)).toBe(LOST);
  expect(troubled.choose(tyo, 10 * S + DETECTION_US, false)).toBe(2);
  expect(troubled.choose(tyo, 10 * S + DETECTION_US, true)).toBe(LOST);
  const all = new Outages(
    3,
    [0, 1, 2].map((place) => ({ place, ...FOREVER })),
  );
  expect(new StateRegions(DEFAULT_WORLD, ids, all).choose(tyo, 100 * S, false)).toBe(NOWHERE);
});

test('regions fail over too', () => {
  const regions = regionDestinations(DEFAULT_WORLD, regionsOf(['ap-northeast-1', 'us-east-1']));
  const router = new Router(500, regions, { kind: 'nearest' }, new Outages(2, [{ place: 0, ...FOREVER }]));
  expect(router.choose(1, tokyo, 0)).toBe(0);
  expect(router.choose(1, tokyo, 100 * S)).toBe(1);
});

test('a client that reaches nobody tries once more, three seconds later', () => {
  const outages = new Outages(pops.places.length, [{ place: tyo, fromUs: 10 * S, untilUs: 14 * S }]);
  const router = new Router(500, pops, { kind: 'nearest' }, outages);
  expect([router.reach(1, tokyo, 9 * S), router.lostUs]).toEqual([tyo, 0]);
  expect([router.reach(1, tokyo, 12 * S), router.lostUs]).toEqual([tyo, 3 * S]);
  expect([router.reach(1, tokyo, 10 * S), router.lostUs]).toEqual([LOST, 6 * S]);
});
