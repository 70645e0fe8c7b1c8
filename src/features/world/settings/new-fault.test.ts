import { expect, test } from 'vitest';
import { faultSchema } from '../../../../worker/project/faults.ts';
import { DEFAULT_TRAFFIC, trafficSchema } from '../../../../worker/project/world-traffic.ts';
import { DEFAULT_WORLD, type World } from '../../../../worker/project/world.ts';
import { FAULT_NAMES, SURGE_NAMES } from '../../world-events.ts';
import { newFault } from './new-fault.ts';
import { newSurge } from './new-surge.ts';

const KINDS = Object.keys(FAULT_NAMES) as (keyof typeof FAULT_NAMES)[];
const SURGES = Object.keys(SURGE_NAMES) as (keyof typeof SURGE_NAMES)[];
const targets = {
  pops: [
    { id: 'ACC', name: 'Accra, GH' },
    { id: 'LON', name: 'London, GB' },
  ],
  cables: [
    { from: 'LON', to: 'PAR' },
    { from: 'MRS', to: 'SUZ' },
  ],
};
const origin = {
  host: 'api.example.com',
  region: 'us-east-1',
  serviceMs: 5,
  status: 200,
  contentType: '',
  body: '',
};
const world = { ...DEFAULT_WORLD, origins: [origin] } as World;

test.each(KINDS)('a new fault of kind %s is one that a world can have', (kind) => {
  const fault = newFault(kind, world, targets);
  expect(faultSchema.safeParse(fault)).toEqual({ success: true, data: fault });
});

test('where there is nothing that it could befall there is no fault', () => {
  expect(newFault('slow-origin', DEFAULT_WORLD, targets)).toBeNull();
  expect(newFault('pop-outage', world, { pops: [], cables: [] })).toBeNull();
  expect(newFault('cable-cut', world, { pops: [], cables: [] })).toBeNull();
});

test('a fault befalls what matters in this world', () => {
  expect(newFault('pop-outage', world, targets)).toMatchObject({ pop: 'LON' });
  expect(newFault('cable-cut', world, targets)).toMatchObject({ from: 'MRS', to: 'SUZ' });
  const containers = { ...world.containers, regions: ['eu-west-1' as const] };
  expect(newFault('region-outage', { ...world, containers }, targets)).toMatchObject({ region: 'eu-west-1' });
});

test.each(SURGES)('a new surge of kind %s fits, however much there is already', (kind) => {
  for (const perSecond of [0.1, 200, 100_000]) {
    const traffic = { ...DEFAULT_TRAFFIC, perSecond };
    const surges = [newSurge(kind, traffic, 'tokyo')];
    expect(trafficSchema.safeParse({ ...traffic, surges })).toMatchObject({ success: true });
  }
});
