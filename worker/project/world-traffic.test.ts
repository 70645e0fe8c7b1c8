import { expect, test } from 'vitest';
import { HELLO } from './link-golden.ts';
import { projectSchema } from './project.ts';
import { DEFAULT_TRAFFIC, trafficSchema } from './world-traffic.ts';

test('what older documents do not say has its default', () => {
  expect(trafficSchema.parse({ perSecond: 200 })).toEqual(DEFAULT_TRAFFIC);
});

test('a project holds a short trace, a scenario a long one', () => {
  const row = { atMs: 0, cityId: 'tokyo' };
  const traffic = (rows: number) => ({ ...DEFAULT_TRAFFIC, trace: Array.from({ length: rows }, () => row) });
  const pathsOf = (rows: number) =>
    projectSchema
      .safeParse({ ...HELLO, world: { ...HELLO.world, traffic: traffic(rows) } })
      .error?.issues.map(({ path }) => path.join('.'));
  expect(pathsOf(2_000)).toBeUndefined();
  expect(pathsOf(2_001)).toEqual(['world.traffic.trace']);
  expect(trafficSchema.safeParse(traffic(100_000)).success).toBe(true);
  expect(trafficSchema.safeParse(traffic(100_001)).success).toBe(false);
});
