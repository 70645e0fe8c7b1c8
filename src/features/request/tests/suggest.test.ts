import { expect, test } from 'vitest';
import { suggestionsAt } from './suggest.ts';

const NAMES = {
  requests: ['Hello', 'With "quotes"'],
  hosts: ['api.example.com'],
  platforms: ['lambda', 'edge'],
  cities: ['Sydney', 'São Paulo', 'Tokyo'],
};

test.each([
  ['st', 0, ['status']],
  ['"W', 0, ['"With \\"quotes\\"":']],
  ['p', 0, ['p50', 'p95', 'p99', 'p99.9', 'prints nothing', 'prints no errors', 'prints no warnings']],
  ['p99 on ', 7, ['lambda', 'edge']],
  ['latency from s', 13, ['Sydney', 'São Paulo']],
  ['never calls a', 12, ['api.example.com', 'anything']],
  ['status is 200 when', 14, ['when cold', 'when warm', 'when connected', 'when not connected']],
  ['body contains ', 14, []],
  ['status', 0, []],
])('after “%s”', (before, from, texts) => {
  const found = suggestionsAt(before, NAMES);
  expect(found.from).toBe(from);
  expect([...found.texts].sort()).toEqual([...texts].sort());
});
