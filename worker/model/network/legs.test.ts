import { expect, test } from 'vitest';
import type { Origin, World } from '../../project/world.ts';
import { DEFAULT_WORLD } from '../../project/world.ts';
import { INITIAL_WINDOWS } from '../data/constants.ts';
import { PLACES, regionIndexOf } from '../places.ts';
import { drawHandshake, halfUs, slowStartRounds, transferUs, ttfbUs, WARM_WINDOW } from './legs.ts';
import type { Handshake } from './legs.ts';
import { originLegUs } from './origin-leg.ts';

const ttfbMs = (handshake: Handshake): number => ttfbUs(handshake, 80_000) / 1_000;

test('time to first byte at a round trip of 80 ms and a server that takes no time', () => {
  expect(ttfbMs('tcp+tls1.2')).toBe(320);
  expect(ttfbMs('tcp+tls1.2-resumed')).toBe(240);
  expect(ttfbMs('tcp+tls1.3')).toBe(240);
  expect(ttfbMs('tcp+tls1.3-0rtt')).toBe(160);
  expect(ttfbMs('quic')).toBe(160);
  expect(ttfbMs('quic-0rtt')).toBe(80);
  expect(ttfbMs('tcp')).toBe(160);
  expect(ttfbMs('reused')).toBe(80);
});

test('new connections begin as often in each way as is assumed', () => {
  const mixed: World = { ...DEFAULT_WORLD, clients: { ...DEFAULT_WORLD.clients, handshake: 'mix' } };
  const drawn = Array.from({ length: 10_000 }, (_, at) => drawHandshake(mixed, (at + 0.5) / 10_000));
  const shareOf = (handshake: Handshake): number =>
    drawn.filter((each) => each === handshake).length / 10_000;
  expect(shareOf('tcp+tls1.3')).toBeCloseTo(0.55, 3);
  expect(shareOf('quic')).toBeCloseTo(0.245, 3);
  expect(shareOf('quic-0rtt')).toBeCloseTo(0.105, 3);
  expect(shareOf('tcp+tls1.2')).toBeCloseTo(0.1, 3);
});

test.each([
  [0, 10, 1],
  [14_600, 10, 1],
  [14_601, 10, 2],
  [43_800, 10, 2],
  [102_200, 10, 3],
  [500_000, 10, 6],
  [1_000_000, 10, 7],
  [43_800, INITIAL_WINDOWS.akamai, 1],
  [100_000, INITIAL_WINDOWS.akamai, 2],
  [500_000, INITIAL_WINDOWS.akamai, 4],
  [1_000_000, INITIAL_WINDOWS.akamai, 5],
])('%i bytes through a first window of %i segments take %i rounds', (bytes, window, rounds) => {
  expect(slowStartRounds(bytes, window)).toBe(rounds);
});

test('a transfer is its extra rounds and its bits', () => {
  expect(transferUs(10_000, 165_000, 10, 50)).toBe(1_600);
  expect(transferUs(43_800, 165_000, 10, 50)).toBe(165_000 + 7_008);
  expect(transferUs(43_800, 165_000, WARM_WINDOW, 50)).toBe(7_008);
});

test('both halves of a round trip make it whole', () => {
  for (const rttUs of [0, 1, 164_999, 165_000]) expect(halfUs(rttUs) + (rttUs - halfUs(rttUs))).toBe(rttUs);
  expect(halfUs(3)).toBe(1);
});

const origin: Origin = {
  host: 'api.example.com',
  region: 'eu-central-1',
  serviceMs: 12.5,
  status: 200,
  contentType: 'text/plain',
  body: '',
};

test('a call to an origin in the same region costs half a millisecond and the service', () => {
  const site = { kind: 'region', index: regionIndexOf('eu-central-1') } as const;
  expect(originLegUs(DEFAULT_WORLD, site, origin, 0, 0)).toEqual({ networkUs: 500, serviceUs: 12_500 });
});

test('a call from a far PoP costs one backbone round trip and the transfer', () => {
  const index = PLACES.pops.metros.findIndex((pop) => pop.id === 'SYD');
  const small = originLegUs(DEFAULT_WORLD, { kind: 'pop', index }, origin, 0, 0);
  expect(small.networkUs).toBeGreaterThan(240_000);
  expect(small.networkUs).toBeLessThan(330_000);
  expect(originLegUs(DEFAULT_WORLD, { kind: 'pop', index }, origin, 125_000, 0).networkUs).toBe(
    small.networkUs + 1_000,
  );
});
