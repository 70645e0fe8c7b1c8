import { expect, test } from 'vitest';
import { HELLO } from './link-golden.ts';
import { projectSchema } from './project.ts';
import { DEFAULT_WORLD, worldSchema } from './world.ts';
import { DEFAULT_TRAFFIC, trafficSchema } from './world-traffic.ts';

test('nothing of a world is filled in unseen, and the default one is a world', () => {
  expect(worldSchema.parse(DEFAULT_WORLD)).toEqual(DEFAULT_WORLD);
  const lacking = Object.entries(DEFAULT_WORLD).flatMap(([part, value]) =>
    typeof value !== 'object' || Array.isArray(value)
      ? [{ ...DEFAULT_WORLD, [part]: undefined }]
      : Object.keys(value).map((field) => ({ ...DEFAULT_WORLD, [part]: { ...value, [field]: undefined } })),
  );
  for (const world of lacking) expect(worldSchema.safeParse(world).success).toBe(false);
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

const paths = (mix: unknown) => {
  const read = projectSchema.safeParse({
    ...HELLO,
    world: { ...HELLO.world, traffic: { ...HELLO.world.traffic, mix } },
  });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('.'));
};

test('a mix names requests that the project has, each once', () => {
  expect(paths([{ request: 0, share: 2 }])).toEqual([]);
  expect(paths([{ request: 1, share: 2 }])).toEqual(['world.traffic.mix.0.request']);
  expect(paths([{ request: 0, share: 0 }])).toEqual(['world.traffic.mix.0.share']);
  expect(paths([0, 0].map((request) => ({ request, share: 1 })))).toEqual(['world.traffic.mix']);
});
