import { expect, test } from 'vitest';
import { streamOf, uniform } from '../random.ts';
import { missShare } from './dns.ts';
import { dataLossUs, firstLost, handshakeLossUs, timeoutUs } from './loss.ts';

const stream = streamOf(1, 'loss');
const draws = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => uniform(stream, index));

/** The draw with which the packet at `position` is the first lost of one in a hundred. */
const at = (position: number): number => 1 - 0.99 ** (position + 0.5);

test('a timeout is three round trips, and 200 ms at least', () => {
  expect(timeoutUs(20_000)).toBe(200_000);
  expect(timeoutUs(80_000)).toBe(240_000);
});

test('the first packet lost is as far away as the loss says', () => {
  expect(firstLost(0, 0.5)).toBe(Infinity);
  expect(firstLost(0.01, 0.005)).toBe(0);
  const positions = draws(50_000).map((u) => firstLost(0.05, u));
  expect(positions.filter((position) => position < 10).length / 50_000).toBeCloseTo(1 - 0.95 ** 10, 2);
});

test('a lost first packet costs a second, twice lost three, and nothing without loss', () => {
  const lossOfRound = 1 - 0.99 ** 2;
  expect(handshakeLossUs('tcp', 80_000, 0.01, lossOfRound + 0.001, 0.9)).toBe(0);
  expect(handshakeLossUs('tcp', 80_000, 0.01, lossOfRound - 0.001, 0.9)).toBe(1_000_000);
  expect(handshakeLossUs('quic', 80_000, 0.01, lossOfRound ** 2 - 1e-6, 0.9)).toBe(3_000_000);
  expect(handshakeLossUs('tcp', 80_000, 0, 1e-9, 1e-9)).toBe(0);
  expect(handshakeLossUs('reused', 80_000, 0.5, 1e-9, 1e-9)).toBe(0);
  expect(handshakeLossUs('quic-0rtt', 80_000, 0.5, 1e-9, 1e-9)).toBe(0);
});

test('a later round of a handshake costs a timeout of the known round trip', () => {
  expect(handshakeLossUs('tcp+tls1.3', 80_000, 0.01, 0.9, 0.001)).toBe(240_000);
  expect(handshakeLossUs('tcp', 80_000, 0.01, 0.9, 0.001)).toBe(0);
});

test('what many segments follow is sent again after a round trip, the last ones after a timeout', () => {
  const bytes = 10 * 1_460;
  expect(dataLossUs(bytes, 80_000, 0.01, at(0))).toBe(80_000);
  expect(dataLossUs(bytes, 80_000, 0.01, at(6))).toBe(80_000);
  expect(dataLossUs(bytes, 80_000, 0.01, at(7))).toBe(240_000);
  expect(dataLossUs(bytes, 80_000, 0.01, at(9))).toBe(240_000);
  expect(dataLossUs(bytes, 80_000, 0.01, at(10))).toBe(0);
  expect(dataLossUs(0, 80_000, 0.01, at(0))).toBe(240_000);
});

test('as many answers pay as have a lost segment', () => {
  const paying = draws(100_000).filter((u) => dataLossUs(7 * 1_460, 50_000, 0.001, u) > 0).length;
  expect(paying / 100_000).toBeCloseTo(1 - 0.999 ** 7, 3);
});

test('a resolver passes on what its cache has not: half of the lookups at one in a TTL', () => {
  expect(missShare(1 / 20, 20)).toBe(0.5);
  expect(missShare(100, 0)).toBe(1);
  expect(missShare(1, 20)).toBeCloseTo(1 / 21, 12);
});
