import { expect, test } from 'vitest';
import type { Answers, PlatformTraffic } from '../../../worker/protocol/simulator.ts';
import { kindRows } from './kinds.ts';

const request = (path: string) => ({ method: 'GET', path, headers: [], body: '' });
const answers = (served: number): Answers => ({
  overall: { p50Us: 1, p95Us: 2, p99Us: 3, p999Us: 4 },
  served,
  rejected: 0,
  failed: 0,
});
const edge = (kinds: readonly Answers[]): PlatformTraffic => ({
  ...answers(3),
  platform: 'edge',
  coldStarts: 0,
  spilled: 0,
  instances: 0,
  kinds,
});
const mix = [
  { request: 1, share: 1 },
  { request: 0, share: 2 },
];
const saved = [
  { name: 'Home', ...request('/') },
  { name: 'Search', ...request('/search') },
];

test('each kind has the name of its request, and what it came to on each platform', () => {
  const platforms = [edge([answers(1), answers(2)])];
  expect(kindRows({ sent: [request('/search'), request('/')], mix, platforms, saved })).toEqual([
    { name: 'Search', rows: [{ platform: 'edge', answers: answers(1) }] },
    { name: 'Home', rows: [{ platform: 'edge', answers: answers(2) }] },
  ]);
});

test('a request that has been changed since is told by what was sent', () => {
  const platforms = [edge([answers(1), answers(2)])];
  const [first] = kindRows({ sent: [request('/before'), request('/')], mix, platforms, saved });
  expect(first?.name).toBe('GET /before');
});

test('where all requests are alike there is nothing to tell apart', () => {
  expect(kindRows({ sent: [request('/')], mix: [], platforms: [edge([])], saved })).toEqual([]);
});
