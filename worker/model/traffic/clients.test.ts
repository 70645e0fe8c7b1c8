import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import { LAST_MILES } from '../data/constants.ts';
import { networkOf } from '../network/network.ts';
import { cityIndexOf, regionIndexOf } from '../places.ts';
import { Client } from './clients.ts';

const tokyo = cityIndexOf('tokyo') ?? -1;
const fibre = { ...DEFAULT_WORLD, clients: { ...DEFAULT_WORLD.clients, access: 'fibre' as const } };

test('round trips are the path, the last mile and a bounded jitter, the same last mile on both roads', () => {
  const network = networkOf(fibre);
  const client = new Client(fibre);
  const region = regionIndexOf('us-east-1');
  const pop = network.nearestPop(tokyo);
  const pathUs = network.cityToRegion.us(tokyo, region);
  for (let index = 0; index < 2_000; index += 1) {
    client.draw(index, tokyo);
    expect(client.rttToRegionUs(region)).toBeGreaterThan(pathUs);
    expect(client.rttToPopUs(pop)).toBeGreaterThan(500);
    expect(client.rttToPopUs(pop)).toBeLessThan(1.5 * (500 + 40_000) + 50_001);
  }
});

test('the median client of a city has the median line', () => {
  const client = new Client(fibre);
  const network = networkOf(fibre);
  const pop = network.nearestPop(tokyo);
  const jitterMeanUs = network.cityToPopJitter.us(tokyo, pop);
  const rtts = Array.from({ length: 20_001 }, (_, index) => {
    client.draw(index, tokyo);
    return client.rttToPopUs(pop);
  }).sort((a, b) => a - b);
  const median = rtts[10_000] as number;
  expect(median).toBeGreaterThan(500 + 1_000 * LAST_MILES.fibre.medianMs - 100);
  expect(median).toBeLessThan(500 + 1_000 * LAST_MILES.fibre.medianMs + jitterMeanUs + 200);
});

test('the share of new connections is that of the world; others look nothing up', () => {
  const client = new Client(fibre);
  let news = 0;
  for (let index = 0; index < 20_000; index += 1) {
    client.draw(index, tokyo);
    if (client.isNew) news += 1;
    expect(client.dnsUs > 0).toBe(client.isNew);
  }
  expect(Math.abs(news / 20_000 - 0.3)).toBeLessThan(5 * Math.sqrt((0.3 * 0.7) / 20_000));
});
