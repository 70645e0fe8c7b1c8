import { expect, test } from 'vitest';
import { projectSchema, type SavedRequest, savedRequestSchema } from '../../worker/project/project.ts';
import { projectOf } from './fake-session.ts';
import { PROJECT_LIMITS as LIMITS } from './project-limits.ts';

const request: SavedRequest = { name: 'Hello', method: 'GET', path: '/', headers: [], body: '' };
const chars = (count: number) => 'x'.repeat(count);

const ofRequest: Record<
  Exclude<keyof typeof LIMITS, keyof typeof ofProject>,
  (size: number) => Partial<SavedRequest>
> = {
  requestNameChars: (size) => ({ name: chars(size) }),
  pathChars: (size) => ({ path: `/${chars(size - 1)}` }),
  headers: (size) => ({ headers: Array.from({ length: size }, () => ['a', 'b']) }),
  headerNameChars: (size) => ({ headers: [[chars(size), '']] }),
  headerValueChars: (size) => ({ headers: [['a', chars(size)]] }),
  bodyChars: (size) => ({ body: chars(size) }),
};

test.each(Object.keys(ofRequest) as (keyof typeof ofRequest)[])('%s is what the schema allows', (key) => {
  const isAllowed = (size: number) =>
    savedRequestSchema.safeParse({ ...request, ...ofRequest[key](size) }).success;
  expect(isAllowed(LIMITS[key])).toBe(true);
  expect(isAllowed(LIMITS[key] + 1)).toBe(false);
});

const ofProject = {
  titleChars: (size: number) => ({ title: chars(size) }),
  storyChars: (size: number) => ({ story: chars(size) }),
  requests: (size: number) => ({ requests: Array.from({ length: size }, () => request) }),
  testsChars: (size: number) => ({ tests: chars(size) }),
};

test.each(Object.keys(ofProject) as (keyof typeof ofProject)[])('%s is what the schema allows', (key) => {
  const isAllowed = (size: number) => projectSchema.safeParse(projectOf('', ofProject[key](size))).success;
  expect(isAllowed(LIMITS[key])).toBe(true);
  expect(isAllowed(LIMITS[key] + 1)).toBe(false);
});
