import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import type { RegionId } from '../../project/world.ts';
import { cityIndexOf, regionIndexOf } from '../places.ts';
import { explainRouting } from './decision.ts';
import { popDestinations, regionDestinations } from './destinations.ts';
import { Outages } from './outages.ts';
import { Router } from './router.ts';
import type { RoutingPolicy } from './router.ts';

const regionsOf = (ids: readonly RegionId[]): number[] => ids.map(regionIndexOf);
const pops = popDestinations(DEFAULT_WORLD);
const tokyo = cityIndexOf('tokyo') ?? -1;
const tyo = pops.places.findIndex(({ id }) => id === 'TYO');
const why = (policy: RoutingPolicy, client = 0): string =>
  explainRouting(new Router(500, pops, policy), client, tokyo, 0).reason;

test('each policy says in a sentence why this place', () => {
  expect(why({ kind: 'nearest' })).toBe('geographically nearest of 104 PoPs: Tokyo 0 km; next Osaka 397 km');
  expect(why({ kind: 'latency-dns', withoutEcsShare: 0 })).toMatch(
    /^least RTT of 104 PoPs from the resolver in Tokyo: Tokyo 0\.5 ms; next Osaka [\d.]+ ms from Tokyo$/,
  );
  expect(why({ kind: 'latency-dns', withoutEcsShare: 1 })).toContain(
    'a public resolver in Tokyo, which hides',
  );
  expect(why({ kind: 'anycast', poorShare: 0, flipShare: 0 })).toMatch(
    /^nearest of 104 PoPs by RTT: Tokyo 0\.5 ms; next/,
  );
  expect(why({ kind: 'anycast', poorShare: 1, flipShare: 0 })).toMatch(
    /^anycast leads this access network astray, to number [2-6] of 104 PoPs by RTT: .* ms; best Tokyo 0\.5 ms$/,
  );
  expect(why({ kind: 'weighted', weights: pops.places.map(() => 1) })).toMatch(
    /^by weight among 104 PoPs: .* gets 1 % of requests, RTT /,
  );
  expect(why({ kind: 'single', place: tyo })).toBe(
    'always Tokyo, the first of its regions: RTT 0.5 ms from Tokyo',
  );
});

test('candidates are there with distance and round trip, the preferred first', () => {
  const { chosen, candidates } = explainRouting(new Router(500, pops, { kind: 'nearest' }), 0, tokyo, 0);
  expect(candidates.map(({ id }) => id).slice(0, 3)).toEqual(['TYO', 'OSA', 'FUK']);
  expect(chosen).toEqual({ kind: 'pop', id: 'TYO', name: 'Tokyo' });
  expect(candidates[1]).toMatchObject({ distanceKm: 397, isHealthy: true, note: '' });
  expect(candidates[1]?.rttUs).toBeGreaterThan(4_000);
});

test('an outage is told: who is down, and who was led to nobody', () => {
  const outages = new Outages(pops.places.length, [{ place: tyo, fromUs: 0, untilUs: Infinity }]);
  const router = new Router(500, pops, { kind: 'nearest' }, outages);
  expect(explainRouting(router, 0, tokyo, 1)).toMatchObject({
    chosen: null,
    reason: 'led to a place that is down, which nobody has noticed yet',
  });
  const later = explainRouting(router, 0, tokyo, 100_000_000);
  expect(later.chosen?.id).toBe('OSA');
  expect(later.reason).toMatch(
    /^geographically nearest of 104 PoPs: Osaka 397 km; next Fukuoka 8\d\d km; Tokyo is down$/,
  );
  expect(later.candidates[0]).toMatchObject({ id: 'TYO', isHealthy: false });
});

test('with one region, which is down, every place is down', () => {
  const regions = regionDestinations(DEFAULT_WORLD, regionsOf(['us-east-1']));
  const outages = new Outages(1, [{ place: 0, fromUs: 0, untilUs: Infinity }]);
  const router = new Router(500, regions, { kind: 'single', place: 0 }, outages);
  expect(explainRouting(router, 0, tokyo, 100_000_000).reason).toBe('every place is known to be down');
});
