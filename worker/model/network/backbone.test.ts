import { expect, test } from 'vitest';
import type { Fault } from '../../project/faults.ts';
import { DEFAULT_WORLD } from '../../project/world.ts';
import { PLACES, popsOf, regionIndexOf } from '../places.ts';
import { runScenario } from '../report.ts';
import { readScenario } from '../scenario.ts';
import { backboneAt, popToRegion } from './network.ts';

const S = 1_000_000;
const redSea = ['SUZ', 'JED'] as const;
const cut = (from: string, to: string): Fault => ({ kind: 'cable-cut', atS: 60, durationS: 60, from, to });
const mumbai = popsOf(DEFAULT_WORLD).findIndex(({ id }) => id === 'BOM');
const frankfurt = regionIndexOf('eu-central-1');

test('a named cable that is cut makes a PoP’s way to a region longer, until it heals', () => {
  const world = { ...DEFAULT_WORLD, faults: [cut(...redSea)] };
  const us = (s: number): number => backboneAt(world, s * S).popToRegion.us(mumbai, frankfurt);
  expect(us(59)).toBe(popToRegion(world).us(mumbai, frankfurt));
  expect(us(60)).toBeGreaterThan(1.5 * us(59));
  expect(us(120)).toBe(us(59));
});

test('between regions the way is longer too, and nowhere is it shorter', () => {
  const severed = backboneAt({ ...DEFAULT_WORLD, faults: [cut(...redSea)] }, 60 * S).regionToRegion;
  const whole = backboneAt(DEFAULT_WORLD, 60 * S).regionToRegion;
  for (const [to] of PLACES.regions.entries())
    expect(severed.us(frankfurt, to)).toBeGreaterThanOrEqual(whole.us(frankfurt, to));
  const mumbaiRegion = regionIndexOf('ap-south-1');
  expect(severed.us(frankfurt, mumbaiRegion)).toBeGreaterThan(1.5 * whole.us(frankfurt, mumbaiRegion));
});

test('a place that cuts leave no cable is reached by satellite', () => {
  const around = PLACES.cables.filter(({ from, to }) => from === 'HNL' || to === 'HNL');
  const world = { ...DEFAULT_WORLD, faults: around.map(({ from, to }) => cut(from, to)) };
  const honolulu = popsOf(world).findIndex(({ id }) => id === 'HNL');
  const us = backboneAt(world, 60 * S).popToRegion.us(honolulu, frankfurt);
  expect(around.length).toBeGreaterThan(0);
  expect(us).toBeGreaterThan(600_000);
  expect(us).toBeLessThan(1_000_000);
});

const origin = {
  host: 'a.example',
  region: 'eu-central-1',
  serviceMs: 1,
  status: 200,
  contentType: 'x',
  body: '',
};

const run = (faults: readonly Fault[]) => {
  const read = readScenario({
    durationS: 180,
    world: {
      platforms: ['edge', 'hybrid'],
      region: 'eu-central-1',
      traffic: { perSecond: 50 },
      origins: [origin],
      faults,
    },
    handler: { originCalls: [{ host: origin.host }] },
  });
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return runScenario(read.value).platforms;
};

test('in traffic PoPs wait longer for origins and for regions behind them while it lasts', () => {
  const [whole, severed] = [run([]), run([cut(...redSea)])];
  const segment = (all: typeof whole, platform: 'edge' | 'hybrid', name: string): number =>
    all[platform]?.meanSegmentsMs[name] ?? 0;
  expect(segment(severed, 'edge', 'origin-wait')).toBeGreaterThan(segment(whole, 'edge', 'origin-wait'));
  expect(segment(severed, 'hybrid', 'backbone')).toBeGreaterThan(segment(whole, 'hybrid', 'backbone'));
});
