import { expect, test } from 'vitest';
import { DEFAULT_WORLD } from '../../project/world.ts';
import { Autoscaler, desiredReplicas } from './autoscaler.ts';
import { Pool } from './pool.ts';
import { specOf } from './spec.ts';

test('replicas wanted are current × utilisation / target, unless that is within a tenth', () => {
  expect(desiredReplicas(50, 0.9, 0.75)).toBe(60);
  expect(desiredReplicas(10, 0.76, 0.7)).toBe(10);
  expect(desiredReplicas(10, 0.64, 0.7)).toBe(10);
  expect(desiredReplicas(10, 0.2, 0.5)).toBe(4);
});

const world = {
  ...DEFAULT_WORLD,
  containers: {
    ...DEFAULT_WORLD.containers,
    replicas: 2,
    concurrency: 1,
    autoscale: { most: 9, targetShare: 0.5 },
  },
};

function setUp(): { readonly autoscaler: Autoscaler; readonly pool: Pool } {
  const spec = specOf(world, 'containers');
  const autoscaler = Autoscaler.of(world, spec);
  if (!autoscaler) throw new Error('these containers scale');
  return { autoscaler, pool: new Pool(spec.limits) };
}

test('under load it doubles, or adds four, up to the most; each replica takes its time to start', () => {
  const { autoscaler, pool } = setUp();
  const busy = [pool.enter(0, 0), pool.enter(1, 0)];
  expect(busy.every((instance) => instance >= 0)).toBe(true);
  const first = autoscaler.look(0, pool, autoscaler.periodUs);
  expect(first.wanted).toBe(4);
  expect(first.starts).toHaveLength(2);
  for (const startUs of first.starts) {
    expect(startUs).toBeGreaterThan(500_000);
    expect(startUs).toBeLessThan(20_000_000);
    expect(autoscaler.started(0)).toBe(true);
  }
  expect(autoscaler.started(0)).toBe(false);
});

test('it goes down only when the last five minutes wanted no more', () => {
  const { autoscaler, pool } = setUp();
  const busy = [pool.enter(0, 0), pool.enter(1, 0)];
  expect(autoscaler.look(0, pool, autoscaler.periodUs).wanted).toBe(4);
  pool.resize(4, autoscaler.periodUs);
  for (const instance of busy) pool.leave(instance, autoscaler.periodUs);
  const wanted = Array.from({ length: 20 }, (_, at) => {
    const { wanted: replicas } = autoscaler.look(0, pool, (at + 2) * autoscaler.periodUs);
    pool.resize(replicas, (at + 2) * autoscaler.periodUs);
    return replicas;
  });
  expect(wanted.slice(0, 19)).toEqual(Array.from({ length: 19 }, () => 4));
  expect(wanted[19]).toBe(2);
});

test('nothing scales that was not asked to', () => {
  expect(Autoscaler.of(DEFAULT_WORLD, specOf(DEFAULT_WORLD, 'containers'))).toBeNull();
  expect(Autoscaler.of(world, specOf(world, 'lambda'))).toBeNull();
});
