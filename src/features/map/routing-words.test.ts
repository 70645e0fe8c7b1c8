import { expect, test } from 'vitest';
import type { PlatformRouting } from '../../../worker/protocol/routing.ts';
import { groupRouting, routingInWords } from './routing-words.ts';

const virginia = { kind: 'region', id: 'us-east-1', name: 'N. Virginia' } as const;
const tokyo = { kind: 'pop', id: 'TYO', name: 'Tokyo' } as const;
const toRegion = {
  kind: 'region',
  policy: 'single',
  chosen: virginia,
  candidates: [],
  reason: 'always',
  behind: null,
} as const;
const toPop = {
  kind: 'pop',
  policy: 'anycast',
  chosen: tokyo,
  candidates: [],
  reason: 'nearest',
  behind: null,
} as const;
const routings: readonly PlatformRouting[] = [
  { platform: 'lambda', ...toRegion },
  { platform: 'containers', ...toRegion },
  { platform: 'edge', ...toPop },
  { platform: 'hybrid', ...toPop, behind: { ...virginia, rttUs: 150_000, reason: 'the only one' } },
];

test('platforms that lead to the same place for the same reason are told together', () => {
  expect(groupRouting(routings).map(({ platforms }) => platforms)).toEqual([
    ['lambda', 'containers'],
    ['edge'],
    ['hybrid'],
  ]);
});

test('in words: where, what is behind, and why', () => {
  expect(routingInWords(routings)).toBe(
    'Lambda and Containers to N. Virginia: always. Edge to Tokyo: nearest. Hybrid to Tokyo, behind it N. Virginia: nearest',
  );
  expect(routingInWords([{ platform: 'edge', ...toPop, chosen: null, reason: 'led to a dark place' }])).toBe(
    'Edge to nobody: led to a dark place',
  );
});
