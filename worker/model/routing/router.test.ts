import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import type { RegionId } from '../../project/world.ts';
import { FIGURES } from '../data/constants.ts';
import { cityIndexOf, PLACES, regionIndexOf } from '../places.ts';
import { accessNetworkOf, ACCESS_NETWORK_COUNT, Catchments, expectedTime } from './anycast.ts';
import { kmTo, orderBy, popDestinations, regionDestinations } from './destinations.ts';
import { LOST } from './failover.ts';
import { Router } from './router.ts';
import type { RoutingPolicy } from './router.ts';

const regionsOf = (ids: readonly RegionId[]): number[] => ids.map(regionIndexOf);
const pops = popDestinations(DEFAULT_WORLD);
const regions = regionDestinations(DEFAULT_WORLD, regionsOf(['us-east-1', 'eu-central-1', 'ap-northeast-1']));
const city = (id: string): number => cityIndexOf(id) ?? -1;
const ideal: RoutingPolicy = { kind: 'anycast', poorShare: 0, flipShare: 0 };

test('a PoP added never makes the nearest one farther, for any city', () => {
  const some = fc.uniqueArray(fc.nat(pops.places.length - 1), { minLength: 1, maxLength: 30 });
  const cities = fc.nat(PLACES.cities.length - 1);
  fc.assert(
    fc.property(some, fc.nat(pops.places.length - 1), cities, (few, added, from) => {
      const nearestKm = (chosen: readonly number[]): number => {
        const places = chosen.map((place) => pops.places[place] as (typeof pops.places)[number]);
        const [nearest = -1] = orderBy(places, (place) => kmTo(from, places, place));
        return kmTo(from, places, nearest);
      };
      expect(nearestKm([...few, added])).toBeLessThanOrEqual(nearestKm(few));
    }),
  );
});

test('nearest and ideal anycast go where distance and round trip are least', () => {
  const nearest = new Router(1, pops, { kind: 'nearest' });
  const anycast = new Router(1, pops, ideal);
  for (let from = 0; from < PLACES.cities.length; from += 25) {
    const km = pops.places.map((_, place) => kmTo(from, pops.places, place));
    expect(km[nearest.choose(0, from, 0)]).toBe(Math.min(...km));
    const rtt = [...pops.byRtt(from)].map((place) => pops.rttUs(from, place));
    expect(pops.rttUs(from, anycast.choose(0, from, 0))).toBe(Math.min(...rtt));
  }
});

test('a fifth of access networks are led astray, and each stays where it is led', () => {
  const catchments = new Catchments(500, 640, 0.2);
  const ranks = Array.from({ length: 640 * ACCESS_NETWORK_COUNT }, (_, at) =>
    catchments.rank(Math.floor(at / ACCESS_NETWORK_COUNT), at % ACCESS_NETWORK_COUNT),
  );
  const shareOf = (rank: number): number => ranks.filter((each) => each === rank).length / ranks.length;
  expect(shareOf(0)).toBeCloseTo(0.8, 2);
  expect(shareOf(1) / shareOf(5)).toBeCloseTo(3, 0);
  expect(new Set(ranks).size).toBe(FIGURES.anycastWorstRank.value);
  expect(catchments.rank(7, 9)).toBe(new Catchments(500, 640, 0.2).rank(7, 9));
  expect([accessNetworkOf(0.0001), accessNetworkOf(0.9999)]).toEqual([0, 255]);
});

test('the mean round trip of anycast is that of the formula', () => {
  const router = new Router(500, pops, { kind: 'anycast', poorShare: 0.2, flipShare: 0 });
  let modelledUs = 0;
  let expectedUs = 0;
  for (let from = 0; from < PLACES.cities.length; from += 4) {
    expectedUs += expectedTime(
      [...pops.byRtt(from)].map((place) => pops.rttUs(from, place)),
      0.2,
    );
    for (let client = 0; client < 256; client += 1) {
      modelledUs += pops.rttUs(from, router.choose(256 * from + client, from, 0)) / 256;
    }
  }
  expect(modelledUs / expectedUs).toBeCloseTo(1, 1.7);
  expect(expectedTime([10, 20], 0)).toBe(10);
  expect(expectedTime([10, 20], 1)).toBeCloseTo(20, 9);
});

test('only clients whose resolver hides them are answered as if they were where it is', () => {
  const hidden = new Router(500, pops, { kind: 'latency-dns', withoutEcsShare: 1 });
  const known = new Router(500, pops, { kind: 'latency-dns', withoutEcsShare: 0 });
  const lagos = city('lagos');
  expect(pops.places[known.choose(0, lagos, 0)]?.id).toBe('LOS');
  expect(pops.places[hidden.choose(0, lagos, 0)]?.id).not.toBe('LOS');
  const mixed = new Router(500, pops, { kind: 'latency-dns', withoutEcsShare: 0.1 });
  const others = Array.from({ length: 20_000 }, (_, client) => mixed.choose(client, lagos, 0)).filter(
    (place) => pops.places[place]?.id !== 'LOS',
  );
  expect(others.length / 20_000).toBeCloseTo(0.1, 1.9);
});

test('weights decide how often each place is drawn', () => {
  const router = new Router(500, regions, { kind: 'weighted', weights: [7, 2, 1] });
  const counts = [0, 0, 0];
  for (let client = 0; client < 30_000; client += 1) {
    const place = router.choose(client, client % 640, 0);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  [0.7, 0.2, 0.1].forEach((share, place) => expect((counts[place] ?? 0) / 30_000).toBeCloseTo(share, 1.9));
});

test('a policy is a function of seed, client and time, and a single place is always the same', () => {
  const [one, other] = [1, 1].map(
    (seed) => new Router(seed, pops, { kind: 'anycast', poorShare: 0.3, flipShare: 0.03 }),
  );
  for (let client = 0; client < 500; client += 1) {
    expect(one?.choose(client, client, 0)).toBe(other?.choose(client, client, 9e9));
  }
  const single = new Router(1, regions, { kind: 'single', place: 2 });
  expect(single.choose(5, 5, 5)).toBe(2);
  expect(single.choose(5, 5, 5)).not.toBe(LOST);
});

test('routing among no regions is refused', () => {
  expect(() => regionDestinations(DEFAULT_WORLD, [])).toThrow(RangeError);
});
