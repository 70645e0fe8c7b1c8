import { expect, test } from 'vitest';
import { originSchema, worldSchema, DEFAULT_WORLD, type Origin } from '../../../../worker/project/world.ts';
import { MOST_ORIGINS, newOrigin, readBody, readContentType, readHost } from './origins.ts';

const grow = (origins: readonly Origin[], count: number): readonly Origin[] =>
  count === 0 ? origins : grow([...origins, newOrigin(origins, 'eu-west-1')], count - 1);

test('origins can be added up to the most, each valid and with a host of its own', () => {
  const origins = grow([], MOST_ORIGINS);
  expect(new Set(origins.map(({ host }) => host)).size).toBe(MOST_ORIGINS);
  expect(origins.every((origin) => originSchema.safeParse(origin).success)).toBe(true);
  expect(worldSchema.safeParse({ ...DEFAULT_WORLD, origins }).success).toBe(true);
  expect(worldSchema.safeParse({ ...DEFAULT_WORLD, origins: grow(origins, 1) }).success).toBe(false);
});

test('a host is taken in lower case', () => {
  expect(readHost(' API.Example.com:8080 ', [])).toEqual({ ok: true, value: 'api.example.com:8080' });
});

test.each(['', 'https://api.example.com', 'api.example.com/path', 'two words', 'a'.repeat(254)])(
  '%j is no host',
  (text) =>
    expect(readHost(text, [])).toMatchObject({ ok: false, problem: expect.stringMatching(/host name/) }),
);

test('a host that another origin has is refused with words', () => {
  const others = grow([], 1);
  expect(readHost('api.example.com', others)).toEqual({
    ok: false,
    problem: 'There is already an origin api.example.com',
  });
});

test('content types and bodies keep to what can be answered', () => {
  expect(readContentType('text/plain; charset=utf-8')).toMatchObject({ ok: true });
  expect(readContentType('tëxt')).toMatchObject({ ok: false });
  expect(readBody('x'.repeat(200_001))).toMatchObject({ ok: false });
});
