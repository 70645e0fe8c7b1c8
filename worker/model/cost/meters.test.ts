import { expect, test } from 'vitest';
import { DEFAULT_PRICES } from '../../project/world-prices.ts';
import { billedMs } from './meters.ts';
import { PLATFORM_IDS } from '../../protocol/waterfall.ts';
import { tariffsOf } from './tariffs.ts';

test.each([
  [0, 0, 1],
  [0, 1, 1],
  [0, 1_000, 1],
  [0, 1_001, 2],
  [142_300, 1_800, 145],
])('INIT of %d µs and a run of %d µs are billed as %d ms', (initUs, durationUs, ms) => {
  expect(billedMs(initUs, durationUs)).toBe(ms);
});

test('the world says who bills which platform', () => {
  const prices = { ...DEFAULT_PRICES, containers: 'fargate', edge: 'workers' } as const;
  expect(PLATFORM_IDS.map((id) => tariffsOf(id, prices))).toEqual([
    ['lambda'],
    ['fargate'],
    ['workers'],
    ['workers'],
    ['workers', 'fargate'],
  ]);
  expect(tariffsOf('edge', DEFAULT_PRICES)).toEqual(['own']);
});
