import { expect, test } from 'vitest';
import {
  PLAIN_VIEW,
  projectSchema,
  type SavedRequest,
  savedRequestSchema,
} from '../../worker/project/project.ts';
import { DEFAULT_WORLD } from '../../worker/project/world.ts';
import { PROJECT_LIMITS as LIMITS } from './project-limits.ts';

const request: SavedRequest = { name: 'Hello', method: 'GET', path: '/', headers: [], body: '' };
const chars = (count: number) => 'x'.repeat(count);

const sized: Record<
  Exclude<keyof typeof LIMITS, 'requests' | 'testsChars'>,
  (size: number) => Partial<SavedRequest>
> = {
  requestNameChars: (size) => ({ name: chars(size) }),
  pathChars: (size) => ({ path: `/${chars(size - 1)}` }),
  headers: (size) => ({ headers: Array.from({ length: size }, () => ['a', 'b']) }),
  headerNameChars: (size) => ({ headers: [[chars(size), '']] }),
  headerValueChars: (size) => ({ headers: [['a', chars(size)]] }),
  bodyChars: (size) => ({ body: chars(size) }),
};

test.each(Object.keys(sized) as (keyof typeof sized)[])('%s is what the schema allows', (key) => {
  const isAllowed = (size: number) =>
    savedRequestSchema.safeParse({ ...request, ...sized[key](size) }).success;
  expect(isAllowed(LIMITS[key])).toBe(true);
  expect(isAllowed(LIMITS[key] + 1)).toBe(false);
});

const withRequests = (count: number) => ({
  title: 'Hello',
  story: '',
  files: [{ path: 'handler.ts', text: '' }],
  entry: 'handler.ts',
  requests: Array.from({ length: count }, () => request),
  selectedRequest: 0,
  cityId: 'tokyo',
  connection: 'new',
  arrival: 'warm',
  tests: '',
  view: PLAIN_VIEW,
  world: DEFAULT_WORLD,
});

test('requests is what the schema allows', () => {
  expect(projectSchema.safeParse(withRequests(LIMITS.requests)).success).toBe(true);
  expect(projectSchema.safeParse(withRequests(LIMITS.requests + 1)).success).toBe(false);
});

const withTests = (count: number) => ({ ...withRequests(1), tests: chars(count) });

test('testsChars is what the schema allows', () => {
  expect(projectSchema.safeParse(withTests(LIMITS.testsChars)).success).toBe(true);
  expect(projectSchema.safeParse(withTests(LIMITS.testsChars + 1)).success).toBe(false);
});
